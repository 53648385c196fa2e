namespace Coordination.Api.Demo;

/// <summary>Story 2 from the birth to the end of the first stay, and what a service of support does not do.</summary>
internal sealed partial class StoryTwo
{
    private Guid _child;

    private async Task BornAsync()
    {
        await InTouchAsync(new(2026, 12, 5), days: 13);
        await stage.AtAsync(2026, 12, 5, 15);
        await stage.PostAsync(Midwife, "the maternity says that a boy is born", $"/v1/cases/{_case}/births", new { on = "2026-12-05", weightGrams = 3050 });
        var file = await CaseAsync();
        _child = file.GetProperty("births")[0].GetProperty("child").GetGuid();
        await stage.PutAsync(Midwife, "notes his national number", $"/v1/cases/{_case}/persons/{_child}", new { name = "Noé Fictif", ssin = "26120599794" });
        file = await CaseAsync();
        stage.Expect("the baby's part is opened, with his own number", OwedIn.Text(Persons(file, "child").Single(), "ssin") == "26120599794", file.GetProperty("persons").ToString());
        stage.Expect("the antenatal steps are closed", OwedIn.Row(file, "owed", "F11") is null && OwedIn.Row(file, "owed", "F09") is null);
        Due(file, "F17", 2027, 1, 16);
        await stage.PostAsync(Social, "Lina, 17, agrees for her child, as his mother", $"/v1/cases/{_case}/consents", new { capacity = "parent", about = new[] { _child }, categories = new[] { "identity", "childDevelopment" }, kinds = new[] { "K01" } });
        var consent = OwedIn.Items(await CaseAsync(), "consents").Last();
        stage.Expect("Lina holds parental authority", consent.GetProperty("by").GetGuid() == _lina && OwedIn.Text(consent, "capacity") == "parent" && consent.GetProperty("about")[0].GetGuid() == _child, consent.ToString());
        await stage.RefusedAsync(Social, "her parent wants to decide for the child", $"/v1/cases/{_case}/consents", new { by = _nadine, capacity = "parent", about = new[] { _child }, categories = new[] { "childDevelopment" }, kinds = new[] { "K01" } }, "consent-not-holder");
        stage.Expect("the data of Lina's youth aid stay in hers: no entry and no factor is about the child", OwedIn.Items(file, "entries").All(e => e.GetProperty("subject").GetGuid() != _child) && OwedIn.Items(file, "entries").Any(e => e.GetProperty("id").GetGuid() == _programme && e.GetProperty("subject").GetGuid() == _lina) && OwedIn.Items(file, "factors").All(f => OwedIn.Text(f, "about") == "mother"), file.GetProperty("factors").ToString());
    }

    private async Task DischargedAsync()
    {
        await stage.AtAsync(2026, 12, 7, 9, 30);
        await stage.PostAsync(Midwife, "the discharge to the home is foreseen for Tuesday", $"/v1/cases/{_case}/life-events", new { kind = "discharge", on = "2026-12-08" });
        Due(await CaseAsync(), "F13", 2026, 12, 7);
        await stage.AtAsync(2026, 12, 8);
        await StepAsync("F13", "1", "the home's midwife accepts the discharge handover", elsewhere: true);
        var file = await CaseAsync();
        Done(file, "F13");
        Due(file, "F14", 2026, 12, 9);
        await stage.AtAsync(2026, 12, 9);
        await StepAsync("F14", "1", "contact at the home after the discharge", who: Midwife);
        Done(await CaseAsync(), "F14");
        await CallAsync();
        await TidyAsync();
    }

    private async Task MoodAsync()
    {
        await InTouchAsync(new(2027, 1, 16), days: 13);
        await stage.AtAsync(2027, 1, 16);
        await ScreenAsync("EPDS", null, 11);
        var file = await CaseAsync();
        stage.Expect("EPDS is 11", OwedIn.Items(file, "screenings").Last().GetProperty("total").GetInt32() == 11);
        Done(file, "F17");
        On(file, "F10", "opensAt", "is planned: it opens on", new(2027, 1, 30));
        On(file, "F10", "closesAt", "closes on", new(2027, 2, 13));
        await stage.PostAsync(Midwife, "assesses the moderate score", $"/v1/cases/{_case}/red-flags/{await FlagAsync("MODERATE_SCORE")}/assess", new { qualification = "Fatiguée, entourée au Gué ; à revoir." });
        await stage.AtAsync(2027, 2, 1);
        await ScreenAsync("EPDS", null, 7);
        Done(await CaseAsync(), "F10");
        await CallAsync();
        await TidyAsync();
    }

    private async Task StayEndsAsync()
    {
        await InTouchAsync(new(2027, 3, 13));
        await stage.AtAsync(2027, 3, 12);
        var before = stage.MailsTo($"{Social}@demo.example");
        await stage.AtAsync(2027, 3, 13);
        Day(await ListAsync(), "items", "support-ends", "dueAt", "the reminder was raised 60 days before the stay ends: it stands in her list, due on", new(2027, 3, 13), _gue);
        await stage.AtAsync(2027, 3, 15);
        var since = stage.MailsTo($"{Social}@demo.example") - before;
        stage.Expect("13 March is a Saturday: its mail leaves when the quiet week-end is over", since >= 1, $"{since} mails");
        await CallAsync();
        await InTouchAsync(new(2027, 5, 3), days: 12);
        await stage.AtAsync(2027, 5, 3);
        await stage.PostAsync(Social, "asks the home for an extension of three months", $"/v1/cases/{_case}/contacts", new { relayId = DemoNetwork.IdOf(Personas.Service, "gue"), text = "Prolongation de trois mois demandée." });
        await stage.PostAsync(Home, "the home agrees", $"/v1/relay/requests/{_gue}/news", new { text = "D'accord pour trois mois de plus." });
        await EndsAsync(_gue, "the stay now ends on 12 August", "2027-08-12");
        var state = await HandoverAsync(_gue);
        stage.Expect("the extension of three months is asked and kept", OwedIn.Text(state, "until") == "2027-08-12" && OwedIn.Items(await CaseAsync(), "contacts").Any(c => OwedIn.Text(c, "text") == "Prolongation de trois mois demandée."), state.ToString());
        On(await CaseAsync(), "support-ends", "dueAt", "is owed again, 60 days before the new end:", new(2027, 6, 13));
        await CallAsync();
        await TidyAsync();
    }

    private async Task ConflictAsync()
    {
        await InTouchAsync(new(2027, 6, 15));
        await stage.AtAsync(2027, 6, 15);
        await EndsAsync(_gue, "the home agrees to three months more", "2027-11-12");
        var conflict = Id(await stage.PostAsync(Sap, "the SAJ asks the SAP to check on Lina at home; the SAP refuses and notes it", $"/v1/cases/{_case}/entries", new { kind = "mission-conflict", text = "Le SAJ demande au SAP de contrôler Lina chez elle. Refusé : le SAP soutient, il ne surveille pas." }));
        var noted = OwedIn.Items(await CaseAsync(), "entries").FirstOrDefault(e => e.GetProperty("id").GetGuid() == conflict);
        stage.Expect("the mission conflict is an event of the case, in the SAP's own words", OwedIn.Text(noted, "kind") == "mission-conflict" && noted.GetProperty("author").GetGuid() == AccountOf(Sap), noted.ToString());
        var sap = new { relay = DemoNetwork.IdOf(Personas.Service, "sap-fil-de-l-eau"), kind = "surveillance", need = "support", consent = "recorded" };
        var refused = await stage.RefusedAsync(Social, "asks the SAP for it in the SAJ's place", $"/v1/cases/{_case}/handovers", sap, "request-not-of-help");
        stage.Expect("the refusal names the right door: a mandated service, under a mandate", refused.ToString().Contains("mandat", StringComparison.Ordinal), refused.ToString());
        var miif = await FitAsync("tilleuls");
        stage.Expect("MIIF does not fit: no mandate", OwedIn.Text(miif, "class") == "does-not-fit" && OwedIn.Items(miif, "reasons").Any(r => r.ToString().Contains("mandate", StringComparison.Ordinal) && OwedIn.Text(r, "verdict") == "against"), miif.ToString());
        await stage.RefusedAsync(Social, "asks the MIIF all the same", $"/v1/cases/{_case}/handovers", new { relay = DemoNetwork.IdOf(Personas.Service, "tilleuls"), kind = "support", need = "support", consent = "recorded" }, "request-mandate-missing");
        var handovers = await stage.GetAsync(Social, $"/v1/cases/{_case}/handovers?limit=100");
        stage.Expect("MIIF is not used", OwedIn.Items(handovers, "items").All(h => !h.ToString().Contains($"{DemoNetwork.IdOf(Personas.Service, "tilleuls")}", StringComparison.Ordinal)), handovers?.ToString());
        var counts = OwedIn.Items(await stage.GetAsync(Lead, "/v1/counts/refused-requests"), "items").Where(c => OwedIn.Text(c, "month") == "2027-06").Sum(c => c.GetProperty("count").GetInt64());
        stage.Expect("both are counted, without a name", counts == 2, $"{counts}");
        await CallAsync();
        await TidyAsync();
    }
}
