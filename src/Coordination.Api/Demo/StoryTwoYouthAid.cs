using System.Text.Json;

namespace Coordination.Api.Demo;

/// <summary>Youth aid in story 2: by agreement, with data that only few read, and with what is shared trimmed for it.</summary>
internal sealed partial class StoryTwo
{
    private Guid _programme;
    private Guid _trimmed;

    private async Task YouthAidAsync()
    {
        await stage.AtAsync(2026, 8, 13);
        _saj = await AskAsync("saj-vallee", "asks the SAJ, on Lina's own consent", "youth-aid");
        await stage.AtAsync(2026, 8, 17);
        await stage.PostAsync(Saj, "the SAJ accepts", $"/v1/relay/requests/{_saj}/answer", new { answer = "accepted" });
        await stage.AtAsync(2026, 8, 20);
        await stage.RefusedAsync(Social, "her parent agrees to youth aid in her place", $"/v1/cases/{_case}/consents", new { by = _nadine, capacity = "representative", about = new[] { _lina }, categories = new[] { "identity", "justice" }, kinds = new[] { "K26" } }, "consent-her-own-needed");
        await stage.PostAsync(Saj, "first meeting of the SAJ: Lina agrees", $"/v1/relay/requests/{_saj}/first-contact", new { });
        var state = await HandoverAsync(_saj);
        var (relay, consent) = (state.GetProperty("relay"), OwedIn.Items(await CaseAsync(), "consents").Single(c => c.GetProperty("id").GetGuid() == state.GetProperty("consent").GetGuid()));
        stage.Expect("a relay of kind K26, of voluntary help", OwedIn.Text(relay, "kind") == "K26" && OwedIn.Text(relay, "basis") == "voluntary", relay.ToString());
        stage.Expect("it rests on Lina's own agreement, who is 16", consent.GetProperty("by").GetGuid() == _lina && OwedIn.Text(consent, "capacity") == "minorAble", consent.ToString());
        var relation = OwedIn.Items(await stage.GetAsync(Social, $"/v1/cases/{_case}/relations"), "items").Single(r => r.GetProperty("holder").GetGuid() == DemoNetwork.IdOf(Personas.Service, "saj-vallee"));
        stage.Expect("the relation's basis is voluntary help, and no mandate is recorded", OwedIn.Text(relation, "basis") == "help" && !OwedIn.Items(await stage.GetAsync(Social, $"/v1/cases/{_case}/mandates"), "items").Any(), relation.ToString());
        await stage.AtAsync(2026, 8, 27);
        await CallAsync();
        await stage.AtAsync(2026, 9, 9);
        await CallAsync("Appel : se sent bien au Gué.");
        await HoldsAsync(_gue, Home, "Le Gué");
        await EndsAsync(_gue, "the stay of nine months ends on 12 May", "2027-05-12");
        await TidyAsync();
    }

    private async Task ProgrammeAsync()
    {
        await stage.AtAsync(2026, 9, 14);
        _programme = Id(await stage.PostAsync(Saj, "the SAJ writes down the aid programme", $"/v1/cases/{_case}/entries", new { kind = "aid-programme", text = "Programme d'aide signé par Lina. Le SAJ a vu sa mère et lui a demandé son accord." }));
        var entry = OwedIn.Items(await CaseAsync(), "entries").Single(e => e.GetProperty("id").GetGuid() == _programme);
        stage.Expect("the aid programme is justice data, restricted", OwedIn.Text(entry, "category") == "justice" && OwedIn.Text(entry, "level") == "n3", entry.ToString());
        stage.Expect("it is about Lina, and the coordination reads it", entry.GetProperty("subject").GetGuid() == _lina && OwedIn.Text(entry, "text") is not null, entry.ToString());
        stage.Expect("for the home it is not there", !Reads(await stage.GetAsync(Home, $"/v1/cases/{_case}"), _programme));
        stage.Expect("the parent was informed by the SAJ, and by nothing that the system sent", entry.GetProperty("author").GetGuid() == Domain.Ids.Account(Identity.DevelopmentIssuer.Issuer, Saj) && stage.MailsTo(ParentsMail) == 0, $"{stage.MailsTo(ParentsMail)} mails");
        await StepAsync("F07", "1", "personalised antenatal consultation", elsewhere: true, who: Midwife);
        await stage.AtAsync(2026, 9, 17);
        await HoldsAsync(_saj, Saj, "the SAJ");
        await EndsAsync(_saj, "youth aid ends on the eve of her majority", "2027-11-21");
    }

    private async Task TogetherAsync()
    {
        await stage.AtAsync(2026, 9, 28);
        await CallAsync();
        await TidyAsync();
        await stage.PostAsync(Social, "consent by Lina for the SAP", $"/v1/cases/{_case}/consents", Consent("minorAble", ["identity", "social"], "K02"));
        _sap = await AskAsync("sap-fil-de-l-eau", "asks the SAP: support, not supervision", "support", text: "Un soutien, pas une surveillance.");
        var asked = await stage.GetAsync(Sap, $"/v1/relay/requests/{_sap}") ?? default;
        stage.Expect("the SAP reads it in writing: support, not supervision", OwedIn.Text(asked, "kind") == "support" && OwedIn.Text(asked, "needText") == "Un soutien, pas une surveillance." && asked.ToString().Contains("Accompagner la famille dans ce qu'elle demande", StringComparison.Ordinal), asked.ToString());
        await MeetAsync();
    }

    private async Task MeetAsync()
    {
        await stage.AtAsync(2026, 10, 1);
        Guid[] accountIds = [Personas.Midwife.Id, AccountOf(Home), AccountOf(Sap), AccountOf(Saj)];
        var meeting = Id(await stage.PostAsync(Social, "plans a concertation: Lina, the home, the midwife, the SAP, the SAJ delegate", $"/v1/cases/{_case}/concertations", new { startsAt = Instant(2026, 10, 5), familyInvited = true, purpose = "birth-plan", with = new { accountIds } }));
        await stage.AtAsync(2026, 10, 5, 15);
        object[] decisions = [new { owner = Personas.Midwife.Id, text = "Visite de la maternité avec Lina.", dueOn = "2026-10-19" }];
        var minutes = await stage.PostAsync(Social, "minutes, with who does what", $"/v1/cases/{_case}/concertations/{meeting}/minutes", new { familyPresent = "yes", text = "Projet de naissance avec Lina.", toldToFamily = "Tout a été dit avec Lina.", decisions });
        stage.Expect("Lina was there, and each decision has an owner and a day", OwedIn.Items(minutes, "decisions").Single().GetProperty("owner").GetGuid() == Personas.Midwife.Id && OwedIn.Text((await stage.GetAsync(Social, $"/v1/cases/{_case}/concertations/{meeting}"))!.Value.GetProperty("held"), "familyPresent") == "yes", minutes.ToString());
        await StepAsync("F09", "1", "the antenatal concertation was held");
        await TrimmedAsync();
        await stage.AtAsync(2026, 10, 12);
        await stage.PostAsync(Sap, "the SAP accepts", $"/v1/relay/requests/{_sap}/answer", new { answer = "accepted" });
        await CallAsync();
        await stage.PostAsync(Midwife, "the visit was made", $"/v1/cases/{_case}/concertations/{meeting}/decisions/{OwedIn.Items(minutes, "decisions").Single().GetProperty("id").GetGuid()}/done", new { });
        await stage.AtAsync(2026, 10, 20);
        await stage.PostAsync(Sap, "the SAP meets Lina", $"/v1/relay/requests/{_sap}/first-contact", new { });
    }

    // What the delegate is told is written for him, and nothing else of the file is.
    private async Task TrimmedAsync()
    {
        _trimmed = Id(await stage.PostAsync(Social, "writes what the SAJ delegate needs, and nothing more", $"/v1/cases/{_case}/entries", new { text = "Lina reste au Gué jusqu'à la naissance ; le SAP la soutient ensuite." }));
        var untold = Id(await stage.PostAsync(Social, "writes what he does not need", $"/v1/cases/{_case}/entries", new { text = "Parle de son ancien ami." }));
        await stage.RefusedAsync(Social, "shares it with four answers of five", $"/v1/cases/{_case}/entries/{_trimmed}/disclose", Shared(4), "disclosure-not-same-mission");
        await stage.PostAsync(Social, "shares it with the five answers", $"/v1/cases/{_case}/entries/{_trimmed}/disclose", Shared(5));
        var line = OwedIn.Items(await stage.GetAsync(Social, $"/v1/cases/{_case}/disclosures?limit=100"), "items").FirstOrDefault(l => l.ToString().Contains($"{_trimmed}", StringComparison.Ordinal));
        stage.Expect("the five answers are recorded, with the recipient", OwedIn.Items(line, "answers").Count(a => OwedIn.Text(a, "met") == "yes") == 5 && line.GetProperty("recipient").GetGuid() == DemoNetwork.IdOf(Personas.Service, "saj-vallee"), line.ToString());
        var seen = await stage.GetAsync(Saj, $"/v1/cases/{_case}");
        stage.Expect("the SAJ reads what was shared with it and its own, and no other entry, contact or score", Reads(seen, _trimmed) && !Reads(seen, untold) && OwedIn.Items(seen, "entries").Count() == 2 && !OwedIn.Items(seen, "contacts").Any() && !OwedIn.Items(seen, "screenings").Any(), seen?.ToString());
    }

    private async Task NoteAsync()
    {
        await stage.AtAsync(2026, 10, 26);
        await CallAsync();
        _note = Id(await stage.PostAsync(Midwife, "writes a psychological note", $"/v1/cases/{_case}/entries", new { kind = "psychological", text = "Cauchemars depuis l'été ; en parle avec la psychologue du Gué." }));
        var (note, random) = (await stage.AnswerAsync(Saj, $"/v1/cases/{_case}/entries/{_note}"), await stage.AnswerAsync(Saj, $"/v1/cases/{_case}/entries/{Guid.NewGuid()}"));
        stage.Expect("the SAJ user opens the psychological note: denied, as one that is unknown", note.StartsWith("404", StringComparison.Ordinal) && Same(note, random), note);
        var tried = (await stage.LogAsync(_case)).LastOrDefault(e => e.Actor == $"{AccountOf(Saj)}" && e.Detail?.Contains($"{_note:N}", StringComparison.Ordinal) == true);
        stage.Expect("… and logged as denied", tried?.Outcome == "Hidden", tried is null ? "nothing" : $"{tried.Action} {tried.Row} {tried.Outcome} {tried.Detail}");
        stage.Expect("nor is it in the SAJ's timeline", (await stage.GetAsync(Saj, $"/v1/cases/{_case}/timeline?limit=100"))?.ToString().Contains($"{_note}", StringComparison.Ordinal) == false);
        stage.Expect("its author reads it", (await stage.GetAsync(Midwife, $"/v1/cases/{_case}/entries/{_note}"))?.ToString().Contains("Cauchemars", StringComparison.Ordinal) == true);
        await HoldsAsync(_sap, Sap, "the SAP");
        await TidyAsync();
    }

    private static Guid AccountOf(string subject) => Domain.Ids.Account(Identity.DevelopmentIssuer.Issuer, subject);

    private static bool Reads(JsonElement? file, Guid entry) => OwedIn.Items(file, "entries").Any(e => e.GetProperty("id").GetGuid() == entry && OwedIn.Text(e, "text") is not null);

    private static object Shared(int yes) => new
    {
        recipient = DemoNetwork.IdOf(Personas.Service, "saj-vallee"),
        basis = "shared-secrecy",
        categories = new[] { "social" },
        thirdPartiesChecked = true,
        answers = Conditions.Select((condition, at) => new { condition, met = at < yes ? "yes" : "no" }).ToArray(),
    };
}
