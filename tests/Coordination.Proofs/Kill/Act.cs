using System.Globalization;
using System.Text.Json;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Kill;

internal enum ActKind
{
    Alert,
    Take,
    Ask,
    Answer,
}

/// <summary>One thing that a caller wants done once, however often it has to be sent.</summary>
/// <param name="Key">Names it for ever: message id of an alert, Idempotency-Key of the rest.</param>
/// <param name="Number">Number of the alert that it began with.</param>
internal sealed record Act(ActKind Kind, string Key, int Number, Persona By, string Path, string Body)
{
    /// <summary>Every so many alerts one carries a red flag.</summary>
    private const int Flagged = 10;

    /// <summary>Every so many alerts one is taken.</summary>
    private const int Taken = 6;

    private static readonly Persona Record = Personas.All.Single(p => p.Subject == "record-montlegia");
    private static readonly Persona Coordinator = Personas.SocialWorker;
    private static readonly Guid Relay = DemoNetwork.IdOf(Personas.Service, "dr-invented");

    /// <summary>Actors of this run: every write of theirs is in the ledger.</summary>
    public static IReadOnlyList<Guid> Actors { get; } = [Record.Id, Coordinator.Id];

    /// <summary>Under which key the product keeps its first answer.</summary>
    public string InboxKey => Kind == ActKind.Alert ? $"message:{Key}" : Key;

    public static Act Alert(int seed, int number)
    {
        // In groups of three: a longer row of digits could be a number of somebody, and would be stored as a hash.
        var key = string.Create(CultureInfo.InvariantCulture, $"run-{seed:#,0}-alert-{number:000,000}").Replace(',', '-');
        return new(ActKind.Alert, key, number, Record, "/v1/alerts", JsonSerializer.Serialize(new
        {
            about = new { name = $"Famille Exemple {number}" },
            why = "Se sent dépassée, demande de l'aide.",
            redFlags = number % Flagged == 0 ? new[] { "SELF_HARM" } : [],
            messageId = key,
            formId = $"form-{key}",
        }));
    }

    /// <summary>What follows once this is acknowledged: some alerts are taken, half of those are handed over, half of these are accepted.</summary>
    public Act? Next(JsonElement receipt) => (Kind, Number % Taken) switch
    {
        (ActKind.Alert, 0) => ByCoordinator(ActKind.Take, $"/v1/alerts/{receipt.GetProperty("id").GetGuid()}/take", "{}"),
        (ActKind.Take, _) when Number % (2 * Taken) == 0 => ByCoordinator(
            ActKind.Ask,
            $"/v1/cases/{receipt.GetProperty("caseId").GetGuid()}/handovers",
            JsonSerializer.Serialize(new { relay = Relay, need = "psychiatry", consent = "oral" })),
        (ActKind.Ask, _) when Number % (4 * Taken) == 0 => ByCoordinator(
            ActKind.Answer,
            $"/v1/cases/{receipt.GetProperty("caseId").GetGuid()}/handovers/{receipt.GetProperty("id").GetGuid()}/answer",
            """{"answer":"accepted"}"""),
        _ => null,
    };

    private Act ByCoordinator(ActKind kind, string path, string body) => new(kind, $"{Key}-{kind}", Number, Coordinator, path, body);
}
