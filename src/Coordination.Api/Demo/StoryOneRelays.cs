using System.Text.Json;
using Coordination.Domain.Time;

namespace Coordination.Api.Demo;

/// <summary>The relays of story 1: asked, silent, refused, accepted, met, effective.</summary>
internal sealed partial class StoryOne
{
    private async Task AskedAsync()
    {
        await stage.AtAsync(2026, 5, 12);
        _peps = await AskAsync("pep-liege", "asks the PEP's of ONE", "parenting");
        _psychiatrist = await AskAsync("dr-invented", "asks Dr Invented, psychiatrist", "depression");
        await OwedHandoverAsync(_peps, "H01", "the PEP's", 5, 20, "14 May is a holiday");
        await OwedHandoverAsync(_psychiatrist, "H01", "the psychiatrist", 5, 20, "14 May is a holiday");

        await stage.AtAsync(2026, 5, 14);
        await stage.PostAsync(Peps, "the PEP's accepts", $"/v1/relay/requests/{_peps}/answer", new { answer = "accepted" });
        await stage.PostAsync(Midwife, "plans the joint first meeting of 28 May", $"/v1/cases/{_case}/handovers/{_peps}/first-meeting", new { startsAt = Instant(5, 28) });
        await OwedHandoverAsync(_peps, "H02", "the PEP's", 5, 29, "25 May is a holiday");
        var seen = await stage.GetAsync(Peps, $"/v1/cases/{_case}");
        stage.Expect("the PEP's does not see the EPDS of Élise", seen is null || seen.Value.GetProperty("screenings").GetArrayLength() == 0, seen?.GetProperty("screenings").ToString());
    }

    private async Task SilentAsync()
    {
        await stage.AtAsync(2026, 5, 18);
        await ScreenAsync("EPDS", 14);
        var file = await CaseAsync();
        stage.Expect("the F10 of April is done on its last day", OwedIn.Day(OwedIn.Row(file, "owed", "F10"), "closesAt") is { } closes && closes > new DateOnly(2026, 5, 18), OwedIn.Words(OwedIn.Day(OwedIn.Row(file, "owed", "F10"), "closesAt")));
        stage.Expect("the flag stays in the history", file.GetProperty("redFlags").GetArrayLength() > 0);

        await stage.AtAsync(2026, 5, 20, 9);
        await stage.SweepAsync();
        await stage.SweepAsync();
        stage.Expect("the silent psychiatrist is chased once although the sweep ran three times", stage.Mails(Chase) == 1, $"{stage.Mails(Chase)} mails");
    }

    private async Task RefusedAsync()
    {
        await stage.AtAsync(2026, 5, 27);
        await stage.PostAsync(Midwife, "Dr Invented refuses by telephone: no place, names a colleague", $"/v1/cases/{_case}/handovers/{_psychiatrist}/answer", new { answer = "refused", reason = "no-place", suggestedColleague = "Dr Fictive" });
        _second = await AskAsync("dr-fictive", "asks Dr Fictive the same day", "depression");
        var kept = await HandoverAsync(_psychiatrist);
        stage.Expect("the refusal keeps its reason", kept.ToString().Contains("no-place", StringComparison.Ordinal), kept.ToString());
        await OwedHandoverAsync(_second, "H01", "Dr Fictive", 6, 3, null);

        await stage.AtAsync(2026, 5, 28);
        stage.Expect("the chase of 28 May is not sent: the refusal ended it", stage.Mails(Chase) == 1, $"{stage.Mails(Chase)} mails");
    }

    private async Task MetAsync()
    {
        await stage.PostAsync(Midwife, "first visit of the PEP's, the midwife present", $"/v1/cases/{_case}/handovers/{_peps}/first-contact", new { by = "jointVisit" });
        var met = await HandoverAsync(_peps);
        stage.Expect("the baton of that need passes to the relay", met.GetProperty("responsible").ToString().Contains("relay", StringComparison.OrdinalIgnoreCase), met.ToString());
        await OwedHandoverAsync(_peps, "H03", "the PEP's", 6, 25, "H02 is done");

        await stage.AtAsync(2026, 5, 29);
        await stage.PostAsync(Midwife, "assessment (BIB) with its indicators", $"/v1/cases/{_case}/screenings", new
        {
            screening = new
            {
                instrument = "BIB",
                indicators = new object[] { new { code = "DEPRESSION", positive = true }, new { code = "ANXIETY", positive = false }, new { code = "HOUSING", positive = false } },
            },
        });
        var file = await CaseAsync();
        Done(file, "F04");
        Done(file, "F05");
        var seen = await stage.GetAsync(Peps, $"/v1/cases/{_case}");
        stage.Expect("the PEP's does not see the assessment: Élise agreed to no social data for ONE", !OwedIn.Items(seen, "screenings").Any(), seen?.ToString());
        stage.Expect("the PEP's sees what she agreed to: the earlier depression (P03)", OwedIn.Items(seen, "factors").Any(f => OwedIn.Text(f, "code") == "P03"), seen?.ToString());
        await MarcAsync();
    }

    // Of the other parent's own account nothing of Élise's part may be read: she agreed to nothing for him.
    private async Task MarcAsync()
    {
        var marc = Id(await stage.PostAsync(Midwife, "notes Marc, the other parent", $"/v1/cases/{_case}/persons", new { role = "coParent", name = "Marc Exemple", ssin = "89070499725" }));
        await stage.PostAsync(Lead, "gives Marc an account of his own", "/v1/accounts", new { issuer = Identity.DevelopmentIssuer.Issuer, subject = Marc, name = "Marc Exemple", role = "parent", personId = marc, proof = "story" });
        await stage.PostAsync(Midwife, "saw him and binds it to him", $"/v1/cases/{_case}/persons/{marc}/account", new { accountId = Domain.Ids.Account(Identity.DevelopmentIssuer.Issuer, Marc) });
        stage.Expect("Marc cannot read the case", await stage.GetAsync(Marc, $"/v1/cases/{_case}") is null);
        await MarcReadsAsync("before the birth");
        var elise = OwedIn.Items(await CaseAsync(), "persons").First(p => OwedIn.Text(p, "role") == "mother").GetProperty("id").GetGuid();
        await stage.RefusedAsync(Midwife, "Marc agrees in Élise's place", $"/v1/cases/{_case}/consents", new { by = marc, about = new[] { elise }, categories = new[] { "psychic" }, kinds = new[] { "K01" } }, "consent-not-hers");
    }

    private async Task MarcReadsAsync(string when)
    {
        var mine = (await stage.GetAsync(Marc, $"/v1/cases/{_case}/mine"))?.ToString() ?? "nothing";
        string[] hers = ["EPDS", "WHOOLEY", "P03", "SEVERE_SCORE", "Épisode modéré", "d'accord pour être accompagnée", "91031899806"];
        stage.Expect($"Marc reads his own part, and nothing of Élise's {when}", mine.Contains("Marc Exemple", StringComparison.Ordinal) && !Array.Exists(hers, word => mine.Contains(word, StringComparison.Ordinal)), mine);
    }

    private async Task SecondPsychiatristAsync()
    {
        await stage.AtAsync(2026, 6, 2);
        await stage.PostAsync(Midwife, "Whooley: yes, yes", $"/v1/cases/{_case}/screenings", new { screening = new { instrument = "WHOOLEY", items = new[] { 1, 1 } } });
        await ScreenAsync("GAD2", 4);
        await ScreenAsync("EPDS", 12);
        await ScreenAsync("GAD7", 9);
        var file = await CaseAsync();
        Done(file, "F06");
        Opens(file, "F10", 6, 16);
        Closes(file, "F10", 6, 30);
        var before = stage.Mails(Chase);
        await stage.PostAsync(Midwife, "Dr Fictive accepts by telephone", $"/v1/cases/{_case}/handovers/{_second}/answer", new { answer = "accepted" });
        await OwedHandoverAsync(_second, "H02", "Dr Fictive", 6, 16, null);

        await stage.AtAsync(2026, 6, 11);
        stage.Expect("Dr Fictive was never chased", stage.Mails(Chase) == before, $"{stage.Mails(Chase) - before} mails");
        await stage.PostAsync(Midwife, "first contact of Dr Fictive with Élise, the midwife present", $"/v1/cases/{_case}/handovers/{_second}/first-contact", new { by = "jointVisit" });
        await OwedHandoverAsync(_second, "H03", "Dr Fictive", 7, 9, "effective to be checked");
    }

    private async Task EffectiveAsync()
    {
        await stage.AtAsync(2026, 6, 25);
        await ScreenAsync("EPDS", 9);
        Done(await CaseAsync(), "F10");
        await stage.PostAsync(Midwife, "Élise says that it holds", $"/v1/cases/{_case}/handovers/{_peps}/effective", new { by = "family" });
        await stage.PostAsync(Peps, "the PEP's says that it holds", $"/v1/relay/requests/{_peps}/effective", new { });
        await IsEffectiveAsync(_peps, "the PEP's");

        await stage.AtAsync(2026, 7, 9);
        await stage.PostAsync(Midwife, "Élise says that it holds", $"/v1/cases/{_case}/handovers/{_second}/effective", new { by = "family" });
        await stage.PostAsync("relay-psychiatrist-2", "Dr Fictive says that it holds", $"/v1/relay/requests/{_second}/effective", new { });
        await IsEffectiveAsync(_second, "Dr Fictive");
    }

    // The story has L01 come due on 8 August, thirty days after 9 July. The plan decides: effective relays carry both needs, and that stops it.
    private async Task CalledAsync()
    {
        stage.Expect("L01 does not run: effective relays carry both needs", OwedIn.Row(await CaseAsync(), "owed", "L01") is null, OwedIn.Row(await CaseAsync(), "owed", "L01")?.ToString());
        await stage.AtAsync(2026, 8, 6);
        await stage.PostAsync(Midwife, "telephone call with Élise", $"/v1/cases/{_case}/contacts", new { text = "Appel : les deux suivis tiennent." });
        var contacts = (await CaseAsync()).GetProperty("contacts").EnumerateArray().Select(c => c.GetProperty("occurredOn").GetString()).ToArray();
        stage.Expect("the contact is noted", contacts.Contains("2026-08-06"), string.Join(", ", contacts));
        await stage.AtAsync(2026, 8, 8, 12);
        stage.Expect("nobody is told on 8 August that contact is lost", OwedIn.Row(await CaseAsync(), "owed", "L01") is null, OwedIn.Row(await CaseAsync(), "owed", "L01")?.ToString());
    }

    private async Task<Guid> AskAsync(string relay, string act, string need) => Id(await stage.PostAsync(
        Midwife, act, $"/v1/cases/{_case}/handovers", new { relay = DemoNetwork.IdOf(Personas.Service, relay), need, consent = "recorded" }));

    private Task<JsonElement> ScreenAsync(string instrument, int total) => stage.PostAsync(
        Midwife, $"{instrument}: {total}", $"/v1/cases/{_case}/screenings", new { screening = new { instrument, total } });

    private async Task<JsonElement> HandoverAsync(Guid id) => await stage.GetAsync(Midwife, $"/v1/cases/{_case}/handovers/{id}") ?? default;

    private async Task IsEffectiveAsync(Guid id, string whose)
    {
        var state = await HandoverAsync(id);
        stage.Expect($"the handover of {whose} is effective, confirmed from both sides", state.ToString().Contains("\"effective\"", StringComparison.Ordinal), state.ToString());
    }

    private async Task OwedHandoverAsync(Guid handover, string code, string whose, int month, int day, string? why)
    {
        var list = await stage.GetAsync(Midwife, $"/v1/worklist?caseId={_case}&limit=100");
        var row = OwedIn.Row(list, "items", code, r => r.ToString().Contains(handover.ToString(), StringComparison.Ordinal));
        var due = OwedIn.Day(row, "dueAt");
        stage.Expect($"{code} of {whose} is due on {OwedIn.Words(new DateOnly(2026, month, day))}{(why is null ? "" : $" ({why})")}", due == new DateOnly(2026, month, day), OwedIn.Words(due));
    }

    private void Due(JsonElement file, string code, int month, int day) => On(file, code, "dueAt", "is due on", month, day);

    private void Opens(JsonElement file, string code, int month, int day) => On(file, code, "opensAt", "opens on", month, day);

    private void Closes(JsonElement file, string code, int month, int day) => On(file, code, "closesAt", "closes on", month, day);

    private void Done(JsonElement file, string code) => stage.Expect($"{code} is done", OwedIn.Row(file, "owed", code) is null, OwedIn.Row(file, "owed", code)?.ToString());

    private void On(JsonElement file, string code, string property, string words, int month, int day)
    {
        var (wanted, found) = (new DateOnly(2026, month, day), OwedIn.Day(OwedIn.Row(file, "owed", code), property));
        stage.Expect($"{code} {words} {OwedIn.Words(wanted)}", found == wanted, OwedIn.Words(found));
    }

    private static string Instant(int month, int day, int year = 2026) => CivilTime.At(new DateOnly(year, month, day), new TimeOnly(10, 0)).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
