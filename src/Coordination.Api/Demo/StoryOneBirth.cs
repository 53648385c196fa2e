using System.Text.Json;

namespace Coordination.Api.Demo;

/// <summary>Story 1 from the thirtieth week to the first winter.</summary>
internal sealed partial class StoryOne
{
    private Guid _sap;

    private async Task AwaitedAsync()
    {
        await stage.AtAsync(2026, 8, 10);
        await StepAsync("F08", "1", "antenatal contact of the PEP's", elsewhere: true);
        await StepAsync("F07", "1", "personalised antenatal consultation", elsewhere: false);
        var file = await CaseAsync();
        Done(file, "F07");
        Done(file, "F08");

        await stage.AtAsync(2026, 9, 7);
        var meeting = Id(await stage.PostAsync(Midwife, "antenatal concertation with Élise: birth plan, early-warning signs, who is called", $"/v1/cases/{_case}/concertations", new { with = new { accountIds = new[] { Personas.SocialWorker.Id } }, startsAt = Instant(9, 7) }));
        var decided = await stage.PostAsync(Midwife, "minutes with their decisions", $"/v1/cases/{_case}/concertations/{meeting}/minutes", new
        {
            text = "Projet de naissance, signes d'alerte, qui est appelé.",
            decisions = new[] { new { owner = Personas.Midwife.Id, text = "Dr Fictive est appelé dès un signe d'alerte.", dueOn = "2026-10-01" } },
        });
        await StepAsync("F09", "1", "the antenatal concertation was held", elsewhere: false);
        var list = await stage.GetAsync(Midwife, $"/v1/worklist?caseId={_case}&limit=100");
        stage.Expect("the decision has an owner and a day", OwedIn.Day(OwedIn.Row(list, "items", "decision"), "dueAt") == new DateOnly(2026, 10, 1), decided.ToString());
        Done(await CaseAsync(), "F09");
        await EndDecisionAsync(list, "the decision is done: everybody knows who is called");
    }

    private async Task BornAsync()
    {
        await stage.AtAsync(2026, 10, 17, 15);
        await CallAsync(2026, 9, 14);
        await stage.PostAsync(Midwife, "the maternity says that a girl is born", $"/v1/cases/{_case}/births", new { on = "2026-10-17", weightGrams = 3240 });
        var file = await CaseAsync();
        stage.Expect("the antenatal steps are closed", OwedIn.Row(file, "owed", "F11") is null && OwedIn.Row(file, "owed", "F06") is null);
        foreach (var (code, month, day) in new[] { ("F12", 10, 19), ("F16", 10, 27), ("F17", 11, 28) })
        {
            Due(file, code, month, day);
        }

        stage.Expect("F19 and F20 are planned", OwedIn.Row(file, "owed", "F19") is not null && OwedIn.Row(file, "owed", "F20") is not null);
        var child = file.GetProperty("births")[0].GetProperty("child").GetGuid();
        stage.Expect("the child's part has no factor of the mother", !file.GetProperty("factors").EnumerateArray().Any(f => f.TryGetProperty("subject", out var about) && about.GetGuid() == child));
        var seen = await stage.GetAsync(Peps, $"/v1/cases/{_case}");
        stage.Expect("the PEP's sees the child and what was agreed, and no questionnaire", OwedIn.Items(seen, "births").Count() == 1 && OwedIn.Items(seen, "factors").Any(f => OwedIn.Text(f, "code") == "P03") && !OwedIn.Items(seen, "screenings").Any(), seen?.ToString());
        await MarcReadsAsync("after the birth");
    }

    private async Task DischargedAsync()
    {
        await stage.AtAsync(2026, 10, 19, 11);
        await stage.PostAsync(Midwife, "the discharge is foreseen for Tuesday", $"/v1/cases/{_case}/life-events", new { kind = "discharge", on = "2026-10-20" });
        Due(await CaseAsync(), "F13", 10, 19);
        await stage.AtAsync(2026, 10, 20, 11);
        await StepAsync("F13", "1", "the home midwife accepts the discharge handover", elsewhere: true);
        var file = await CaseAsync();
        Done(file, "F13");
        Due(file, "F14", 10, 22);
        await stage.AtAsync(2026, 10, 21);
        var missed = OwedIn.Row(await stage.GetAsync(Midwife, $"/v1/worklist?caseId={_case}&limit=100"), "items", "F12");
        stage.Expect("the visit that nobody recorded (F12) is missed, and seen in a list", missed is not null);
        await AsideAsync("F12", "1", "not-relevant", "sets the missed visit aside");

        await stage.AtAsync(2026, 10, 27);
        await StepAsync("F14", "1", "home contact after the discharge", elsewhere: true);
        await StepAsync("F16", "1", "mood check: tired, no warning sign", elsewhere: false);
        Done(await CaseAsync(), "F16");
    }

    private async Task DangerAsync()
    {
        await stage.AtAsync(2026, 11, 30);
        await stage.PostAsync(Midwife, "EPDS on day 44: 17, item 10 is 1", $"/v1/cases/{_case}/screenings", new { screening = new { instrument = "EPDS", items = new[] { 2, 2, 2, 2, 2, 2, 1, 2, 1, 1 } } });
        var file = await CaseAsync();
        var flag = file.GetProperty("redFlags").EnumerateArray().First(f => f.GetProperty("code").GetString() == "SELF_HARM");
        var row = OwedIn.Row(file, "owed", "RF-SELF_HARM-acknowledge");
        stage.Expect("SELF_HARM runs on a clock of two hours", row is { } owed && owed.GetProperty("dueAt").GetDateTimeOffset() == flag.GetProperty("raisedAt").GetDateTimeOffset().AddHours(2), row?.ToString());
        Done(file, "F17");
        var id = flag.GetProperty("id").GetGuid();
        await stage.PostAsync(Midwife, "acknowledges the red flag", $"/v1/cases/{_case}/red-flags/{id}/acknowledge", new { });
        await stage.PostAsync(Midwife, "decides level 3", $"/v1/cases/{_case}/intensity", new { intensity = 3, reason = "safety" });
        await stage.PostAsync(Midwife, "calls the psychiatrist the same day, as consented; no plan, protected", $"/v1/cases/{_case}/red-flags/{id}/assess", new { qualification = "Dr Fictive appelé ce jour. Pas de plan, protégée par sa sœur." });
        file = await CaseAsync();
        stage.Expect("the flag is assessed and stays in the history", file.GetProperty("redFlags").EnumerateArray().Any(f => f.GetProperty("code").GetString() == "SELF_HARM" && f.GetProperty("assessed").GetBoolean()));
        stage.Expect("nobody broke the glass", (await stage.GetAsync("supervisor-montlegia", "/v1/glass"))?.GetProperty("items").GetArrayLength() is 0 or null);
        await AssessAsync(file);
    }

    private async Task MetAgainAsync()
    {
        await stage.AtAsync(2026, 12, 4);
        Due(await CaseAsync(), "F18", 12, 5);
        var meeting = Id(await stage.PostAsync(Midwife, "postnatal concertation", $"/v1/cases/{_case}/concertations", new { with = new { accountIds = new[] { Personas.SocialWorker.Id } }, startsAt = Instant(12, 4) }));
        await stage.PostAsync(Midwife, "minutes: a SAP, psychiatry every week", $"/v1/cases/{_case}/concertations/{meeting}/minutes", new { text = "Un SAP est demandé ; psychiatrie chaque semaine." });
        await StepAsync("F18", "1", "the postnatal concertation was held", elsewhere: false);
        Done(await CaseAsync(), "F18");
        await stage.PostAsync(Midwife, "consent: social data to the SAP", $"/v1/cases/{_case}/consents", new { categories = new[] { "identity", "social", "childDevelopment" }, relays = new[] { DemoNetwork.IdOf(Personas.Service, "sap-fil-de-l-eau") } });
        _sap = await AskAsync("sap-fil-de-l-eau", "asks the SAP", "support");
        await stage.AtAsync(2026, 12, 9);
        await stage.PostAsync(Midwife, "the SAP accepts by telephone", $"/v1/cases/{_case}/handovers/{_sap}/answer", new { answer = "accepted" });
        await stage.AtAsync(2026, 12, 15);
        await stage.PostAsync(Midwife, "the SAP meets Élise", $"/v1/cases/{_case}/handovers/{_sap}/first-contact", new { by = "jointVisit" });
        await ScreenAsync("EPDS", 12);
        var file = await CaseAsync();
        On(file, "F10", "opensAt", "opens on", new DateOnly(2026, 12, 29));
        On(file, "F10", "closesAt", "closes on", new DateOnly(2027, 1, 12));
    }

    private async Task BetterAsync()
    {
        await stage.AtAsync(2027, 1, 11);
        await ScreenAsync("EPDS", 9);
        var file = await CaseAsync();
        Done(file, "F10");
        Done(file, "F19");
        var totals = file.GetProperty("screenings").EnumerateArray().Where(s => s.GetProperty("instrument").GetString() == "EPDS").OrderBy(s => s.GetProperty("on").GetString(), StringComparer.Ordinal).Select(s => s.GetProperty("total").GetInt32()).ToArray();
        stage.Expect("the trend is 15, 14, 12, 9, 17, 12, 9", totals is [15, 14, 12, 9, 17, 12, 9], string.Join(", ", totals));
        await AssessAsync(file);
        await CallAsync(2027, 1, 11);
        await stage.PostAsync(Midwife, "Élise says that the SAP holds", $"/v1/cases/{_case}/handovers/{_sap}/effective", new { by = "family" });
        await stage.PostAsync(Midwife, "the SAP says that it holds", $"/v1/cases/{_case}/handovers/{_sap}/effective", new { by = "relay" });
        await IsEffectiveAsync(_sap, "the SAP");
    }

    private async Task EndDecisionAsync(JsonElement? list, string what)
    {
        var row = OwedIn.Row(list, "items", "decision");
        var done = row is { } owed && owed.TryGetProperty("acts", out var acts) && acts.TryGetProperty("done", out var act) ? act : default;
        if (done.ValueKind == JsonValueKind.Object)
        {
            await stage.PostAsync(Midwife, what, done.GetProperty("url").GetString()!, done.GetProperty("body"));
        }
    }

    private async Task AssessAsync(JsonElement file)
    {
        foreach (var flag in file.GetProperty("redFlags").EnumerateArray().Where(f => !f.GetProperty("assessed").GetBoolean()).Select(f => f.GetProperty("id").GetGuid()).ToArray())
        {
            await stage.PostAsync(Midwife, "assesses a score flag", $"/v1/cases/{_case}/red-flags/{flag}/assess", new { qualification = "Vu avec Dr Fictive." });
        }
    }

    private Task<JsonElement> CallAsync(int year, int month, int day) =>
        stage.PostAsync(Midwife, "telephone call with Élise", $"/v1/cases/{_case}/contacts", new { text = "Appel.", occurredOn = new DateOnly(year, month, day) });

    private Task<JsonElement> StepAsync(string code, string occurrence, string act, bool elsewhere) =>
        stage.PostAsync(Midwife, act, $"/v1/cases/{_case}/steps/{code}/done", new { occurrence, elsewhere });

    private Task<JsonElement> AsideAsync(string code, string occurrence, string reason, string act) =>
        stage.PostAsync(Midwife, act, $"/v1/cases/{_case}/steps/{code}/not-relevant", new { occurrence, reason });

    private void On(JsonElement file, string code, string property, string words, DateOnly wanted)
    {
        var found = OwedIn.Day(OwedIn.Row(file, "owed", code), property);
        stage.Expect($"{code} {words} {OwedIn.Words(wanted)} {wanted.Year}", found == wanted, found?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "nothing owed");
    }
}
