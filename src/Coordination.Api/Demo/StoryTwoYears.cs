using System.Text.Json;

namespace Coordination.Api.Demo;

/// <summary>Story 2 from her majority to the third birthday: her agreements asked anew, a silence, a flat of her own, an end, and two clocks of keeping.</summary>
internal sealed partial class StoryTwo
{
    private static readonly object NoReport = new
    {
        seen = "Deux appels sans réponse.",
        told = "Le Gué l'a vue hier avec son fils : tous deux vont bien, téléphone cassé.",
        tried = "Passer par Le Gué, qu'elle connaît.",
        familyInformed = true,
        decision = "continue-with-help",
        ground = "voluntary-help",
        reviewer = Personas.Midwife.Id,
    };

    private Guid _cpas;

    private async Task MajorityAsync()
    {
        await InTouchAsync(new(2027, 11, 22));
        await stage.AtAsync(2027, 11, 22);
        Day(await ListAsync(), "items", "consent-as-adult", "dueAt", "is due on the day on which she is 18:", new(2027, 11, 22));
        await stage.PostAsync(Social, "Lina, an adult, agrees anew", $"/v1/cases/{_case}/persons/{_lina}/consents/confirm", new { form = "oral" });
        var file = await CaseAsync();
        var hers = OwedIn.Items(file, "consents").Where(c => OwedIn.Text(c, "capacity") == "minorAble").ToArray();
        stage.Expect("her consents are confirmed by herself, as an adult", hers.Length == 3 && Array.TrueForAll(hers, c => c.TryGetProperty("confirmedAt", out _)) && OwedIn.Row(file, "owed", "consent-as-adult") is null, file.GetProperty("consents").ToString());
        stage.Expect("she is no minor any more", Persons(file, "mother").Single().TryGetProperty("minor", out var minor) && !minor.GetBoolean());
        await CallAsync("Demande que l'aide du SAJ continue, jusqu'à 20 ans au plus.");
        await EndsAsync(_saj, "youth aid goes on to 20, at her request", "2029-11-21");
        stage.Expect("youth aid goes on, to the eve of her 20th birthday at most", OwedIn.Text(await HandoverAsync(_saj), "until") == "2029-11-21");
        await BlockedAsync("although she is of age", "acting-not-a-minor");
        await stage.PostAsync(Social, "consent by Lina for the CPAS", $"/v1/cases/{_case}/consents", Consent("self", ["identity", "social"], "K30"));
        _cpas = await AskAsync("cpas-liege", "asks the CPAS: a flat of her own", "housing");
        await EndsAsync(_gue, "the last three months at the home", "2028-02-12");
        await stage.AtAsync(2027, 11, 26);
        await stage.PostAsync(Social, "the CPAS accepts by telephone", $"/v1/cases/{_case}/handovers/{_cpas}/answer", new { answer = "accepted" });
        await stage.AtAsync(2027, 12, 6);
        await stage.PostAsync(Social, "Lina and the CPAS meet, the social worker present", $"/v1/cases/{_case}/handovers/{_cpas}/first-contact", new { by = "jointVisit" });
        await TidyAsync();
    }

    private async Task SilentAsync()
    {
        await InTouchAsync(new(2028, 2, 2));
        await stage.AtAsync(2028, 2, 1);
        await CallAsync();
        await TidyAsync();
        foreach (var day in new[] { 7, 10 })
        {
            await stage.AtAsync(2028, 2, day, 9, 30);
            await stage.PostAsync(Social, "calls Lina: no answer", $"/v1/cases/{_case}/contacts", new { reached = false });
        }

        Day(await ListAsync(), "items", "L01", "dueAt", "after two missed contacts: a decision is due within five working days, on", new(2028, 2, 17));
        var sought = Id(await stage.PostAsync(Social, "decides to seek her through the home, which she trusts", $"/v1/cases/{_case}/recontacts", new { way = "relay", until = "2028-02-17" }));
        var owed = OwedIn.Row(await CaseAsync(), "owed", "L01");
        stage.Expect("the silence is decided: L01 is not owed any more while she is sought", owed is null || OwedIn.Day(owed, "opensAt") > new DateOnly(2028, 2, 17), owed?.ToString());
        await stage.AtAsync(2028, 2, 14);
        var decided = Id(await stage.PostAsync(Social, "writes down why nobody is reported", $"/v1/cases/{_case}/protection-decisions", NoReport));
        await stage.PostAsync(Social, "Lina is reached through the home", $"/v1/cases/{_case}/contacts", new { channel = "visit", text = "Vue au Gué : téléphone cassé." });
        await stage.PostAsync(Social, "says what came of it", $"/v1/cases/{_case}/recontacts/{sought}/end", new { outcome = "reached" });
        await KeptAsync(decided, sought);
    }

    private async Task KeptAsync(Guid decided, Guid sought)
    {
        var kept = await stage.GetAsync(Social, $"/v1/cases/{_case}/protection-decisions/{decided}") ?? default;
        stage.Expect("the decision and its reasons are kept", OwedIn.Text(kept, "decision") == "continue-with-help" && kept.ToString().Contains("téléphone cassé", StringComparison.Ordinal), kept.ToString());
        var found = OwedIn.Items(await CaseAsync(), "recontacts").Single(r => r.GetProperty("id").GetGuid() == sought);
        stage.Expect("she was reached through the home, in time", OwedIn.Text(found, "way") == "relay" && OwedIn.Text(found, "outcome") == "reached", found.ToString());
        var told = OwedIn.Items(await stage.GetAsync(Social, $"/v1/cases/{_case}/disclosures?limit=100"), "items").Where(l => l.TryGetProperty("authority", out var a) && a.ValueKind == JsonValueKind.String).ToArray();
        stage.Expect("no report was made: no authority was told anything", told.Length == 0, string.Join("; ", told));
        await stage.AtAsync(2028, 2, 18);
        await stage.PostAsync(Midwife, "looks at the decision again: it stands", $"/v1/cases/{_case}/protection-decisions/{decided}/review", new { text = "Rien de nouveau. Terminé." });
        await stage.AtAsync(2028, 2, 29);
        await HoldsAsync(_cpas, null, "the CPAS");
        await stage.PostAsync(Social, "Lina leaves the home for a flat of her own", $"/v1/cases/{_case}/handovers/{_gue}/end", new { reason = "completed" });
        await TidyAsync();
    }

    private async Task SecondBirthdayAsync()
    {
        await InTouchAsync(new(2028, 12, 5));
        await stage.AtAsync(2028, 12, 5);
        await stage.PostAsync(Midwife, "a place in a crèche", $"/v1/cases/{_case}/factors", new { code = "R15", about = "child", personId = _child });
        await stage.PostAsync(Social, "a flat of her own through the CPAS", $"/v1/cases/{_case}/factors", new { code = "R04" });
        var homeless = OwedIn.Items(await CaseAsync(), "factors").First(f => OwedIn.Text(f, "code") == "S01").GetProperty("id").GetGuid();
        await stage.PostAsync(Social, "she is homeless no more", $"/v1/cases/{_case}/factors/{homeless}/resolve", new { });
        await stage.PostAsync(Social, "decides level 1", $"/v1/cases/{_case}/intensity", new { intensity = 1, reason = "step-down" });
        await StepAsync("F25", "1", "1000-day milestone: step down");
        var file = await CaseAsync();
        var codes = OwedIn.Items(file, "factors").Where(f => !f.GetProperty("resolved").GetBoolean()).Select(f => OwedIn.Text(f, "code")).ToArray();
        stage.Expect("crèche place and own flat stand, homelessness does not", codes.Contains("R15") && codes.Contains("R04") && !codes.Contains("S01"), string.Join(", ", codes));
        stage.Expect("the case steps down to level 1", file.GetProperty("careIntensity").GetInt32() == 1);
        Done(file, "F25");
        await TidyAsync();
    }

    private async Task ClosedAsync()
    {
        await InTouchAsync(new(2029, 12, 5), days: 28);
        await stage.AtAsync(2029, 12, 5);
        On(await CaseAsync(), "F27", "dueAt", "is due on", new(2029, 12, 5));
        await CallAsync("Dernier appel : au revoir.");
        await TidyAsync();
        foreach (var (handover, whose) in new[] { (_saj, "youth aid has ended"), (_sap, "the SAP ends its support"), (_cpas, "the CPAS goes on without the coordination") })
        {
            await stage.PostAsync(Social, whose, $"/v1/cases/{_case}/handovers/{handover}/end", new { reason = "completed" });
        }

        await StepAsync("F27", "1", "closing at the third birthday");
        await TidyAsync();
        var answer = await stage.PostAsync(Social, "closes the case", $"/v1/cases/{_case}/close", new { reason = "third-birthday" });
        var file = await CaseAsync();
        stage.Expect("the case is closed and owes nothing", OwedIn.Text(file, "state") == "closed" && !OwedIn.Items(file, "owed").Any(), answer.ToString());
        await KeptForAsync();
    }

    // Thirty years from the last contact, for each by itself: one may be erased while the other is kept.
    private async Task KeptForAsync()
    {
        await stage.AtAsync(2059, 12, 4);
        var early = await stage.GetAsync("records-officer", "/v1/retention?limit=100");
        stage.Expect("on the eve of thirty years both are kept", OwedIn.Items(early, "items").All(k => k.GetProperty("personId").GetGuid() != _lina && k.GetProperty("personId").GetGuid() != _child), early?.ToString());
        await stage.AtAsync(2059, 12, 7);
        var over = OwedIn.Items(await stage.GetAsync("records-officer", "/v1/retention?limit=100"), "items").ToArray();
        JsonElement Of(Guid person) => Array.Find(over, k => k.GetProperty("personId").GetGuid() == person);
        stage.Expect("two persons, each with a line and a last day of her own", OwedIn.Text(Of(_lina), "keptUntil") == "2059-12-05" && OwedIn.Text(Of(_child), "keptUntil") is not null, string.Join("; ", over));
        await stage.PostAsync("records-officer", "proposes to erase Lina", "/v1/erasures", new { personId = _lina, ground = "retention-over" });
        await stage.PostAsync(Lead, "agrees", $"/v1/erasures/{_lina}/agree", new { });
        over = [.. OwedIn.Items(await stage.GetAsync("records-officer", "/v1/retention?limit=100"), "items")];
        stage.Expect("Lina is erased, her child is not: two clocks", Of(_lina).ValueKind == JsonValueKind.Undefined && Of(_child).ValueKind == JsonValueKind.Object, string.Join("; ", over));
    }
}
