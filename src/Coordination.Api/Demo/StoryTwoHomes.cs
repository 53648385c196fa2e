using System.Text.Json;

namespace Coordination.Api.Demo;

/// <summary>The maternity homes of story 2: a no, a search for another, a yes for a later day, and the day of entry.</summary>
internal sealed partial class StoryTwo
{
    private Guid _roseaux;

    private async Task AskedAsync()
    {
        await stage.AtAsync(2026, 7, 28);
        var record = (await stage.GetAsync(Social, $"/v1/relays/{DemoNetwork.IdOf(Personas.Service, "roseaux")}"))?.GetProperty("record") ?? default;
        var admission = OwedIn.Items(record, "admission").Select(c => c.ToString()).ToArray();
        stage.Expect("Les Roseaux accepts from 13 to 55 years", Array.Exists(admission, c => c.Contains("parent-age", StringComparison.Ordinal) && c.Contains("13", StringComparison.Ordinal) && c.Contains("55", StringComparison.Ordinal)), record.ToString());
        stage.Expect("Les Roseaux asks identity papers", Array.Exists(admission, c => c.Contains("papers-in-order", StringComparison.Ordinal)), record.ToString());
        var fit = await FitAsync("roseaux");
        stage.Expect("for Lina: her age is inside, her papers are a question to ask", Says(fit, "parent-age", "for") && Says(fit, "stated:papers-in-order", "unknown"), fit.ToString());
        _roseaux = await AskAsync("roseaux", "asks the maternity home Les Roseaux", "shelter");
        Day(await ListAsync(), "items", "H01", "dueAt", "of Les Roseaux is due on", new(2026, 8, 4), _roseaux);
    }

    private async Task RefusedAsync()
    {
        await stage.AtAsync(2026, 7, 29);
        var answer = await stage.PostAsync(Social, "Les Roseaux refuses by telephone: full until October", $"/v1/cases/{_case}/handovers/{_roseaux}/answer", new { answer = "refused", reason = "no-place", note = "Complet jusqu'en octobre." });
        var closed = (await HandoverAsync(_roseaux)).GetProperty("closing");
        stage.Expect("the refusal keeps its reason: no place", OwedIn.Text(closed, "reason") == "no-place", closed.ToString());
        var next = OwedIn.Items(answer, "nextRelays").Select(id => id.GetGuid()).ToArray();
        stage.Expect("the search for a fit proposes Le Gué next", next.Contains(DemoNetwork.IdOf(Personas.Service, "gue")), answer.ToString());
        var (gue, saule) = (await FitAsync("gue"), await FitAsync("saule"));
        stage.Expect("Le Gué fits, or may, and says why", OwedIn.Text(gue, "class") is "fits" or "fits-with-conditions" or "unknown" && Says(gue, "parent-age", "for"), gue.ToString());
        stage.Expect("a service from 18 years is shown as \"does not fit\": age", OwedIn.Text(saule, "class") == "does-not-fit" && Says(saule, "parent-age", "against"), saule.ToString());
        stage.Expect("a service from 18 years is not proposed", !next.Contains(DemoNetwork.IdOf(Personas.Service, "saule")));
        _gue = await AskAsync("gue", "asks the maternity home Le Gué", "shelter");
    }

    private async Task AcceptedAsync()
    {
        await stage.AtAsync(2026, 8, 3, 9, 30);
        await stage.PostAsync(Home, "Le Gué accepts, entry on 12 August", $"/v1/relay/requests/{_gue}/answer", new { answer = "accepted", expectedOn = "2026-08-12" });
        var state = await HandoverAsync(_gue);
        stage.Expect("the day of entry is kept", OwedIn.Text(state, "entryOn") == "2026-08-12", state.ToString());
        stage.Expect("a bridging plan is required until then", OwedIn.Row(await ListAsync(), "items", "entry-bridge") is not null, state.ToString());
        await stage.RefusedAsync(Social, "looks at it without a plan", $"/v1/cases/{_case}/handovers/{_gue}/waiting-check", new { }, "handover-bridging-plan-missing");
        await stage.PostAsync(Social, "bridging plan: the shelter until 12 August", $"/v1/cases/{_case}/handovers/{_gue}/waiting-check", new { bridgingPlan = "Hébergement d'urgence jusqu'au 12 août, appel chaque jour." });
        state = await HandoverAsync(_gue);
        stage.Expect("the plan holds her, and her first contact is counted from the entry", OwedIn.Text(state, "bridgingPlan") is not null && OwedIn.Text(state.GetProperty("owed"), "code") == "H02", state.ToString());
        Day(await ListAsync(), "items", "H02", "dueAt", "of Le Gué is due on", new(2026, 8, 26), _gue);
        var proposed = (await CaseAsync()).GetProperty("proposedIntensity");
        var reasons = OwedIn.Items(proposed, "reasons").Select(r => OwedIn.Text(r, "value")).ToArray();
        stage.Expect("level 3 is proposed, because of S01 and H09", proposed.GetProperty("intensity").GetInt32() == 3 && reasons.Contains("S01") && reasons.Contains("H09"), proposed.ToString());
        await stage.PostAsync(Social, "decides level 3", $"/v1/cases/{_case}/intensity", new { intensity = 3 });
        stage.Expect("the case is at level 3", (await CaseAsync()).GetProperty("careIntensity").GetInt32() == 3);
    }

    private async Task ScreenedAsync()
    {
        await stage.AtAsync(2026, 8, 3, 14);
        await stage.PostAsync(Midwife, "assessment (BIB) with its indicators", $"/v1/cases/{_case}/screenings", new
        {
            screening = new { instrument = "BIB", indicators = new object[] { new { code = "HOUSING", positive = true }, new { code = "SOCIAL_SUPPORT", positive = true } } },
        });
        var file = await CaseAsync();
        Done(file, "F04");
        On(file, "F05", "closesAt", "closes on", new(2026, 8, 17));
        await ScreenAsync("WHOOLEY", [0, 0]);
        await ScreenAsync("GAD2", [1, 0]);
        await ScreenAsync("AUDITC", [0, 0, 0]);
        await ScreenAsync("FTND", null, 4);
        await stage.PostAsync(Midwife, "12 cigarettes a day: factor P12", $"/v1/cases/{_case}/factors", new { code = "P12", status = "assessed", note = "12 cigarettes par jour." });
        file = await CaseAsync();
        Done(file, "F05");
        foreach (var (instrument, total) in new[] { ("WHOOLEY", 0), ("GAD2", 1), ("AUDITC", 0), ("FTND", 4) })
        {
            var found = OwedIn.Items(file, "screenings").Single(s => OwedIn.Text(s, "instrument") == instrument);
            stage.Expect($"{instrument} is {total}", found.TryGetProperty("total", out var sum) && sum.GetInt32() == total, found.ToString());
        }

        stage.Expect("factor P12 stands", OwedIn.Items(file, "factors").Any(f => OwedIn.Text(f, "code") == "P12"), file.GetProperty("factors").ToString());
        stage.Expect("no new red flag was raised", OwedIn.Items(file, "redFlags").Count() == 2, file.GetProperty("redFlags").ToString());
    }

    private async Task EnteredAsync()
    {
        await stage.AtAsync(2026, 8, 10);
        await stage.PostAsync(Social, "plans to come along on the day of entry", $"/v1/cases/{_case}/handovers/{_gue}/first-meeting", new { startsAt = Instant(2026, 8, 12), where = "Le Gué" });
        await stage.AtAsync(2026, 8, 12, 12);
        await stage.PostAsync(Social, "entry: Lina, the home and the social worker together", $"/v1/cases/{_case}/handovers/{_gue}/first-contact", new { by = "jointVisit" });
        var state = await HandoverAsync(_gue);
        stage.Expect("triangulation: first contact, the social worker present", OwedIn.Text(state, "firstContactBy") == "jointVisit" && OwedIn.Items(state, "present").Any(p => p.GetGuid() == Personas.SocialWorker.Id), state.ToString());
        stage.Expect("the baton of that need passes to the home", OwedIn.Text(state, "responsible") == "relay", state.ToString());
        Day(await ListAsync(), "items", "H03", "dueAt", "of Le Gué is due on", new(2026, 9, 9), _gue);
    }

    private async Task<JsonElement> FitAsync(string relay)
    {
        var kind = DemoNetwork.Relays.Single(r => r.Key == relay).Record.Kind;
        var fits = await stage.GetAsync(Social, $"/v1/cases/{_case}/relay-proposals?kind={kind}&limit=100");
        return OwedIn.Items(fits, "items").FirstOrDefault(f => f.GetProperty("relay").GetGuid() == DemoNetwork.IdOf(Personas.Service, relay));
    }

    private static bool Says(JsonElement fit, string fact, string verdict) =>
        OwedIn.Items(fit, "reasons").Any(r => OwedIn.Text(r, "fact") == fact && OwedIn.Text(r, "verdict") == verdict);
}
