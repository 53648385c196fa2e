using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain.Alerts;
using Coordination.Domain.Erasures;
using Coordination.Domain.Screening;

namespace Coordination.Domain.FollowUp;

/// <summary>The plan's reference data, read once from the assembly.</summary>
public static class Plans
{
    // Without an answer a flag moves on after half its delay: to the other head, then to the lead.
    private static ImmutableArray<StepRule> Escalations { get; } =
    [
        new("due", Tell.Owner),
        new("escalate-1", Tell.OtherHead, new Offset(150, OffsetUnit.PercentOfDelay)),
        new("escalate-2", Tell.Lead, new Offset(200, OffsetUnit.PercentOfDelay)),
    ];

    /// <summary>
    /// Version in force: the rows of the file, two for every red flag, whose delays stand with the flags, and one for each way to answer an alert without a case,
    /// whose time stands in the retention table.
    /// </summary>
    public static PlanVersion Current { get; } = Read();

    /// <summary>Code of the row by which a red flag is acknowledged.</summary>
    public static string Acknowledge(string flag) => $"RF-{flag}-acknowledge";

    /// <summary>Code of the row by which a red flag is assessed.</summary>
    public static string Assess(string flag) => $"RF-{flag}-assess";

    /// <summary>Code of the row by which the content of an alert is deleted that was answered so.</summary>
    public static string Kept(AlertOutcome outcome) => $"alert-kept-{JsonNamingPolicy.KebabCaseLower.ConvertName($"{outcome}")}";

    /// <summary>Code of the row by which it is asked again whether the content of an alert may be deleted.</summary>
    public const string KeptLonger = "alert-kept-longer";

    /// <summary>Whether an owed row is one of those.</summary>
    public static bool IsKept(string code) => code == KeptLonger || Retention.Alerts.Any(kept => Kept(kept.Outcome) == code);

    /// <summary>The same plan, with the content of answered alerts kept for other numbers of days. Its version says so.</summary>
    public static PlanVersion Keeping(PlanVersion plan, ImmutableArray<AlertKeeping> kept)
    {
        var rows = kept.Select(Row).ToDictionary(row => row.Code, StringComparer.Ordinal);
        return kept.All(k => plan[Kept(k.Outcome)].Window.Due.Count == k.Days)
            ? plan
            : new PlanVersion($"{plan.Version}, alerts {string.Join('/', kept.Select(k => k.Days))} days", plan.ValidFrom, [.. plan.Rows.Select(row => rows.GetValueOrDefault(row.Code, row))]);
    }

    /// <summary>A plan for a trial: the version in force, with the rows of a file in place of those of the same code.</summary>
    /// <param name="json">In the format of the plan itself; a red flag's two rows may be in it as well.</param>
    /// <exception cref="System.Text.Json.JsonException">Not in that format.</exception>
    /// <exception cref="FormatException">An offset that is none, a code that the version in force has no row for, or a delay that its clock cannot count.</exception>
    public static PlanVersion Trial(Stream json)
    {
        var trial = ReferenceData.Read<PlanFile>(json);
        var codes = trial.Rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        if (codes.FirstOrDefault(code => Current.Find(code) is null) is { } unknown)
        {
            throw new FormatException($"The plan in force has no row {unknown}.");
        }

        if (trial.Rows.FirstOrDefault(row => row.Clock == PlanClockKind.Hours != IsRunning(row.Window.Due)) is { } mixed)
        {
            throw new FormatException($"Row {mixed.Code} is due {mixed.Window.Due}, which its clock does not count.");
        }

        return new PlanVersion(trial.Version, trial.ValidFrom, [.. trial.Rows, .. Current.Rows.Where(row => !codes.Contains(row.Code))]);
    }

    private static bool IsRunning(Offset offset) => offset.Unit is OffsetUnit.Hours or OffsetUnit.Seconds;

    private static PlanVersion Read()
    {
        var plan = ReferenceData.Read<PlanFile>("FollowUp.follow-up-plan.json");
        return new PlanVersion(plan.Version, plan.ValidFrom, [.. plan.Rows, .. RedFlags.All.SelectMany(Rows), .. Retention.Alerts.Select(Row)]);
    }

    private static PlanRow Row(AlertKeeping kept) => new()
    {
        Code = Kept(kept.Outcome),
        Label = kept.Label,
        Live = true,
        Anchor = AnchorKind.Given,
        Window = new(Offset.Zero, new Offset(kept.Days, kept.Days == 0 ? OffsetUnit.Seconds : OffsetUnit.Days)),
        Clock = kept.Days == 0 ? PlanClockKind.Hours : PlanClockKind.Days,
        Owners = [OwnerRole.Coordinator],
        Steps = [new("due", Tell.Nobody)],
        Evidence = kept.Evidence,
        Source = kept.Source,
    };

    private static IEnumerable<PlanRow> Rows(RedFlagRule flag) =>
    [
        Row(flag, Acknowledge(flag.Code), flag.Acknowledge, new("Prendre acte", "Akte nemen", "Acknowledge"), OwnerRole.Coordinator),
        Row(flag, Assess(flag.Code), flag.Assess, new("Évaluer", "Beoordelen", "Assess"), OwnerRole.Clinician),
    ];

    private static PlanRow Row(RedFlagRule flag, string code, string delay, Label verb, OwnerRole owner)
    {
        var due = Offset.Parse(delay);
        var clock = due.Unit == OffsetUnit.Hours ? PlanClockKind.Hours : due.IsZero ? PlanClockKind.SameDay : PlanClockKind.Days;
        return new PlanRow
        {
            Code = code,
            Label = new($"{verb.Fr} : {flag.Label.Fr}", $"{verb.Nl}: {flag.Label.Nl}", $"{verb.En}: {flag.Label.En}"),
            Live = true,
            Anchor = AnchorKind.Flag,
            Window = new(Offset.Zero, due),
            ListedFrom = 1,
            Owners = [owner],
            Clock = clock,
            Urgency = clock == PlanClockKind.Days ? Urgency.High : Urgency.RedFlag,
            Steps = Escalations,
            Evidence = flag.Evidence,
            Source = flag.Source,
        };
    }

    /// <summary>The file as it is written.</summary>
    private sealed record PlanFile(string Version, DateOnly ValidFrom, ImmutableArray<PlanRow> Rows);
}
