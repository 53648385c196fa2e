using System.Text.Json;

namespace Coordination.Api.Demo;

/// <summary>
/// Story 1, "Élise Exemple", from 20 April 2026 to the third birthday: an alert, a case, two relays, a silent psychiatrist, a family really met, a birth, a
/// red flag, and an end that everybody knows of. Every person is invented.
/// </summary>
internal sealed partial class StoryOne(Stage stage)
{
    private const string Record = "record-montlegia";
    private const string Midwife = "midwife-montlegia";
    private const string Lead = "supervisor-montlegia";
    private const string Peps = "relay-one";
    private const string Marc = "marc-exemple";
    private const string Chase = "Votre réponse est attendue";

    private Guid _case;
    private Guid _peps;
    private Guid _psychiatrist;
    private Guid _second;

    public static readonly DateTimeOffset Begins = new(2026, 4, 20, 6, 0, 0, TimeSpan.Zero);

    public async Task<int> PlayAsync()
    {
        Console.WriteLine("Story 1: Élise Exemple, earlier postpartum depression. Invented persons; a private database; a moving clock.");
        await AlertAsync();
        await TakenAsync();
        await FirstContactAsync();
        await AskedAsync();
        await SilentAsync();
        await RefusedAsync();
        await MetAsync();
        await SecondPsychiatristAsync();
        await EffectiveAsync();
        await CalledAsync();
        await AwaitedAsync();
        await BornAsync();
        await DischargedAsync();
        await DangerAsync();
        await MetAgainAsync();
        await BetterAsync();
        await YearsAsync();
        await ClosedAsync();
        return stage.Close("story 1");
    }

    private async Task AlertAsync()
    {
        await stage.AtAsync(2026, 4, 20);
        var first = await stage.PostAsync(Record, "the hospital record posts an alert: P03, EPDS", "/v1/alerts", Alert("transport-1"));
        var again = await stage.PostAsync(Record, "the same form again, under a new transport id", "/v1/alerts", Alert("transport-2"));
        var (id, repeated) = (Id(first), Id(again));
        stage.Expect("the second message is no second alert", id == repeated, $"{id} and {repeated}");
        var list = await stage.GetAsync(Midwife, "/v1/worklist?code=F01");
        stage.Expect("F01 is due on Wed 22 April", OwedIn.Day(OwedIn.Row(list, "items", "F01"), "dueAt") == new DateOnly(2026, 4, 22), OwedIn.Words(OwedIn.Day(OwedIn.Row(list, "items", "F01"), "dueAt")));
        _alert = id;
    }

    private Guid _alert;

    private async Task TakenAsync()
    {
        await stage.AtAsync(2026, 4, 21);
        _case = Id(await stage.PostAsync(Midwife, "takes the alert: a case is opened", $"/v1/alerts/{_alert}/take", new { }));
        var file = await CaseAsync();
        var epds = file.GetProperty("screenings").EnumerateArray().First();
        stage.Expect("EPDS is recomputed from the printed positions: 15", epds.GetProperty("total").GetInt32() == 15, epds.ToString());
        var flags = file.GetProperty("redFlags").EnumerateArray().Select(f => f.GetProperty("code").GetString()).ToArray();
        stage.Expect("SEVERE_SCORE stands, no self-harm flag", flags.Contains("SEVERE_SCORE") && !flags.Contains("SELF_HARM"), string.Join(", ", flags));
        stage.Expect("level 2 is proposed", file.GetProperty("proposedIntensity").GetProperty("intensity").GetInt32() == 2, file.GetProperty("proposedIntensity").ToString());
        await stage.PostAsync(Midwife, "decides the level that is proposed", $"/v1/cases/{_case}/intensity", new { intensity = 2 });
        file = await CaseAsync();
        Due(file, "F02", 4, 28);
        Due(file, "F04", 5, 4);
        Due(file, "F06", 6, 14);
        Opens(file, "F06", 6, 1);
        Closes(file, "F06", 6, 29);
        Due(file, "F08", 8, 10);
        Due(file, "F09", 9, 7);
    }

    private async Task FirstContactAsync()
    {
        await stage.AtAsync(2026, 4, 23, 14);
        var flag = (await CaseAsync()).GetProperty("redFlags").EnumerateArray().First(f => f.GetProperty("code").GetString() == "SEVERE_SCORE").GetProperty("id").GetGuid();
        await stage.PostAsync(Midwife, "records the clinical assessment: moderate episode", $"/v1/cases/{_case}/red-flags/{flag}/assess", new { qualification = "Épisode modéré, pas de danger immédiat." });
        var file = await CaseAsync();
        stage.Expect("the severe score is assessed on its last day", OwedIn.Row(file, "owed", "RF-SEVERE_SCORE-assess") is null);
        Opens(file, "F10", 5, 4);
        Closes(file, "F10", 5, 18);

        await stage.AtAsync(2026, 4, 24);
        await stage.PostAsync(Midwife, "first contact with Élise", $"/v1/cases/{_case}/contacts", new { text = "Appel : d'accord pour être accompagnée." });
        await stage.PostAsync(Midwife, "consent: identity, psychic and medical data to ONE and a psychiatrist", $"/v1/cases/{_case}/consents", new { categories = new[] { "identity", "psychic", "medical" }, kinds = new[] { "K01", "K17" } });
        await stage.PostAsync(Midwife, "safe contact asked alone: no restriction", $"/v1/cases/{_case}/safe-contact", new { askedAlone = true });
        file = await CaseAsync();
        Done(file, "F02");
        Done(file, "F03");
        var consent = file.GetProperty("consents").EnumerateArray().First();
        stage.Expect("the consent has its categories, recipients and form", consent.GetProperty("kinds").GetArrayLength() == 2 && consent.GetProperty("categories").GetArrayLength() == 3 && consent.GetProperty("form").GetString() == "oral", consent.ToString());
    }

    private static object Alert(string transport) => new
    {
        messageId = transport,
        formId = "epds-2026-04-20",
        about = new { name = "Élise Exemple", ssin = "91031899806", birthDate = "1991-03-18", lastPeriod = "2026-01-12" },
        codes = new[] { "P03" },
        screenings = new[] { new { instrument = "EPDS", printed = new[] { 3, 3, 2, 2, 2, 2, 3, 2, 3, 4 } } },
        informedPatient = true,
    };

    private async Task<JsonElement> CaseAsync() => await stage.GetAsync(Midwife, $"/v1/cases/{_case}") ?? default;

    private static Guid Id(JsonElement receipt) => receipt.TryGetProperty("id", out var id) ? id.GetGuid() : Guid.Empty;
}
