using System.Text.Json;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Races;

/// <summary>What one of the two decides.</summary>
internal sealed record Decided(string Path, string Body);

/// <summary>Two decisions of which one can stand.</summary>
/// <param name="Name">What is decided.</param>
/// <param name="Stream">Where the outcome is.</param>
/// <param name="One">The one decision.</param>
/// <param name="Two">The other.</param>
/// <param name="Outcomes">Events of which there must be one.</param>
internal sealed record Race(string Name, Guid Stream, Decided One, Decided Two, IReadOnlyList<string> Outcomes)
{
    private static readonly Guid Relay = DemoNetwork.IdOf(Personas.Service, "dr-invented");

    /// <summary>Everything up to the moment of the decision.</summary>
    public static async Task<Race> PrepareAsync(Racer racer, int kind, string name)
    {
        var alert = (await racer.DoneAsync("/v1/alerts", JsonSerializer.Serialize(new { about = new { name = $"Famille {name}" }, from = new { kind = "gp" }, why = "Demande de l'aide." }))).GetProperty("id").GetGuid();
        var take = new Decided($"/v1/alerts/{alert}/take", "{}");
        if (kind == 0)
        {
            return new("alert", alert, take, new($"/v1/alerts/{alert}/qualify", """{"outcome":"notFounded","reason":"no-need"}"""), ["alert_taken", "alert_qualified"]);
        }

        var file = (await racer.DoneAsync(take.Path, take.Body)).GetProperty("caseId").GetGuid();
        var handover = (await racer.DoneAsync($"/v1/cases/{file}/handovers", JsonSerializer.Serialize(new { relay = Relay, need = "psychiatric-follow-up", consent = "oral" }))).GetProperty("id").GetGuid();
        var path = $"/v1/cases/{file}/handovers/{handover}";
        var (yes, no) = (new Decided($"{path}/answer", """{"answer":"accepted"}"""), new Decided($"{path}/answer", """{"answer":"refused","reason":"no-place"}"""));
        if (kind == 1)
        {
            return new("answer", handover, yes, no, ["handover_accepted", "handover_refused"]);
        }

        if (kind == 2)
        {
            return new("asked", handover, no, new($"{path}/withdraw", """{"reason":"family-declined"}"""), ["handover_refused", "handover_withdrawn"]);
        }

        await racer.DoneAsync(yes.Path, yes.Body);
        return new("accepted", handover, new($"{path}/late-refusal", """{"reason":"no-place"}"""), new($"{path}/withdraw", """{"reason":"family-declined"}"""), ["handover_refused_late", "handover_withdrawn"]);
    }
}
