using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.FollowUp;

/// <summary>The plan's reference data, read once from the assembly.</summary>
public static class Plans
{
    // Without an answer a flag moves on after half its delay: to the other head, then to the lead (domain.md §3.4, "Clocks").
    private static ImmutableArray<StepRule> Escalations { get; } =
    [
        new("due", Tell.Owner),
        new("escalate-1", Tell.OtherHead, new Offset(150, OffsetUnit.PercentOfDelay)),
        new("escalate-2", Tell.Lead, new Offset(200, OffsetUnit.PercentOfDelay)),
    ];

    // Generated readers forget the defaults of a row, which the file leaves out; reading once by reflection keeps them.
    private static JsonSerializerOptions Written { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Version in force.</summary>
    public static PlanVersion Current { get; } = Read();

    /// <summary>Code of the row by which a red flag is acknowledged.</summary>
    public static string Acknowledge(string flag) => $"RF-{flag}-acknowledge";

    /// <summary>Code of the row by which a red flag is assessed.</summary>
    public static string Assess(string flag) => $"RF-{flag}-assess";

    private static PlanVersion Read()
    {
        using var file = typeof(Plans).Assembly.GetManifestResourceStream(typeof(Plans), "follow-up-plan.json")!;
        var plan = JsonSerializer.Deserialize<PlanFile>(file, Written)!;
        return new PlanVersion(plan.Version, plan.ValidFrom, [.. plan.Rows, .. plan.RedFlags.SelectMany(Rows)]);
    }

    private static IEnumerable<PlanRow> Rows(RedFlagRule rule) =>
    [
        Row(rule, Acknowledge(rule.Flag), rule.Acknowledge, new("Prendre acte", "Akte nemen", "Acknowledge"), OwnerRole.Coordinator),
        Row(rule, Assess(rule.Flag), rule.Assess, new("Évaluer", "Beoordelen", "Assess"), OwnerRole.Clinician),
    ];

    private static PlanRow Row(RedFlagRule rule, string code, RedFlagDelay delay, Label verb, OwnerRole owner) => new()
    {
        Code = code,
        Label = new($"{verb.Fr} : {rule.Label.Fr}", $"{verb.Nl}: {rule.Label.Nl}", $"{verb.En}: {rule.Label.En}"),
        Live = true,
        Anchor = AnchorKind.Flag,
        Window = new(Offset.Zero, delay.Due),
        ListedFrom = 1,
        Owners = [owner],
        Clock = delay.Clock,
        Urgency = rule.Urgency,
        Steps = Escalations,
        Evidence = "default",
        Source = rule.Source,
    };
}

/// <summary>The file as it is written.</summary>
internal sealed record PlanFile(string Version, DateOnly ValidFrom, ImmutableArray<PlanRow> Rows, ImmutableArray<RedFlagRule> RedFlags);

/// <summary>Delays of one red flag (domain.md §2.9); two rows of the plan.</summary>
internal sealed record RedFlagRule(string Flag, Label Label, RedFlagDelay Acknowledge, RedFlagDelay Assess, Urgency Urgency, string Source);

/// <summary>One delay of a red flag and the clock it runs on.</summary>
internal sealed record RedFlagDelay(PlanClockKind Clock, Offset Due);
