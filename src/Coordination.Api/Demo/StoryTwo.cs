namespace Coordination.Api.Demo;

/// <summary>
/// Story 2, "Lina Fictive", 16, homeless, from 27 July 2026 to the third birthday: a roof tonight, her own word, a maternity home that says no and one that says yes, youth aid
/// by agreement, a birth, her majority, and a silence after which nobody is reported. Every person is invented.
/// </summary>
internal sealed partial class StoryTwo(Stage stage)
{
    private const string Record = "record-montlegia";
    private const string Lead = "supervisor-montlegia";
    private const string Midwife = "midwife-montlegia";
    private const string Social = "social-montlegia";
    private const string Home = "relay-gue";
    private const string Saj = "relay-saj";
    private const string Sap = "relay-sap";
    private const string Parent = "parent-of-lina";
    private const string HerPhone = "+32 4 000 00 71";
    private const string FriendsPhone = "+32 4 000 00 72";
    private const string ParentsMail = "nadine@example.org";

    public static readonly DateTimeOffset Begins = new(2026, 7, 27, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] Conditions = [.. Domain.Cases.DisclosureBases.Conditions.Select(c => c.Code)];

    private Guid _alert;
    private Guid _case;
    private Guid _lina;
    private Guid _nadine;
    private Guid _gue;
    private Guid _saj;
    private Guid _sap;
    private Guid _note;

    public async Task<int> PlayAsync()
    {
        Console.WriteLine("Story 2: Lina Fictive, 16, homeless, SAJ. Invented persons; a private database; a moving clock.");
        await AccountsAsync();
        await AlertAsync();
        await AloneAsync();
        await TonightAsync();
        await AskedAsync();
        await RefusedAsync();
        await AcceptedAsync();
        await ScreenedAsync();
        await EnteredAsync();
        await YouthAidAsync();
        await ProgrammeAsync();
        await TogetherAsync();
        await NoteAsync();
        await BornAsync();
        await DischargedAsync();
        await MoodAsync();
        await StayEndsAsync();
        await ConflictAsync();
        await MajorityAsync();
        await SilentAsync();
        await SecondBirthdayAsync();
        await ClosedAsync();
        return stage.Close("story 2");
    }

    private async Task AccountsAsync()
    {
        await stage.AtAsync(2026, 7, 27, 8);
        foreach (var (subject, name, relay) in new[] { (Home, "Gaby Guérite", "gue"), (Saj, "Sacha Conseiller", "saj-vallee"), (Sap, "Sofia Passerelle", "sap-fil-de-l-eau") })
        {
            var relayId = DemoNetwork.IdOf(Personas.Service, relay);
            await stage.PostAsync(Lead, $"creates the account of {name}", "/v1/accounts", new { issuer = Identity.DevelopmentIssuer.Issuer, subject, name, role = "careMember", relayId, proof = "story", mail = $"{subject}@demo.example" });
        }
    }

    private async Task AlertAsync()
    {
        await stage.AtAsync(2026, 7, 27);
        _alert = Id(await stage.PostAsync(Record, "the emergency department posts an alert: S01, S22, H09", "/v1/alerts", new
        {
            messageId = "urgences-1",
            about = new { name = "Lina Fictive", ssin = "09112299892", birthDate = "2009-11-22", lastPeriod = "2026-03-02", telephone = FriendsPhone },
            from = new { kind = "hospital", organisation = "Urgences" },
            why = "Dort chez des amis, pas d'adresse. Téléphone d'une amie. Aucun suivi jusqu'ici.",
            codes = new[] { "S01", "S22", "H09" },
            informedPatient = true,
        }));
        var alert = await stage.GetAsync(Social, $"/v1/alerts/{_alert}") ?? default;
        var flags = OwedIn.Items(alert, "redFlags").Select(f => OwedIn.Text(f, "code")).ToArray();
        stage.Expect("NO_ROOF_TONIGHT and NO_CARE are raised", flags.Contains("NO_ROOF_TONIGHT") && flags.Contains("NO_CARE"), string.Join(", ", flags));
        var list = await stage.GetAsync(Social, "/v1/worklist?limit=100");
        Day(list, "items", "RF-NO_ROOF_TONIGHT-acknowledge", "dueAt", "runs on a clock of the same day:", new(2026, 7, 27));
        Day(list, "items", "RF-NO_ROOF_TONIGHT-assess", "dueAt", "runs on a clock of the same day:", new(2026, 7, 27));
        Day(list, "items", "F01", "dueAt", "is due the same day, as the flag is:", new(2026, 7, 27));
        _case = Id(await stage.PostAsync(Social, "takes the alert: a case is opened", $"/v1/alerts/{_alert}/take", new { }));
        var file = await CaseAsync();
        _lina = Persons(file, "mother").Single().GetProperty("id").GetGuid();
        stage.Expect("she is known to be a minor", Persons(file, "mother").Single().TryGetProperty("minor", out var minor) && minor.GetBoolean());
        Due(file, "F04", 2026, 8, 3);
        On(file, "F04", "closesAt", "closes on", new(2026, 8, 3));
        stage.Expect("the pregnancy is dated from the last period: due on 7 December", file.GetProperty("pregnancy").GetProperty("dueDate").GetString() == "2026-12-07", file.GetProperty("pregnancy").ToString());
    }

    private async Task AloneAsync()
    {
        await stage.AtAsync(2026, 7, 27, 14);
        await stage.PostAsync(Social, "speaks alone with Lina", $"/v1/cases/{_case}/contacts", new { channel = "visit", text = "Vue seule. Ne veut pas que ses parents soient prévenus." });
        await stage.PostAsync(Social, "assesses her capacity: able to judge", $"/v1/cases/{_case}/persons/{_lina}/capacity", Able("Vue seule : comprend, pèse, décide."));
        await stage.PostAsync(Social, "safe contact asked alone: her own phone only", $"/v1/cases/{_case}/safe-contact", Safe());
        _nadine = Id(await stage.PostAsync(Social, "notes one of her parents, so that nobody tells her anything", $"/v1/cases/{_case}/persons", new { role = "representative", name = "Nadine Fictive", mail = ParentsMail }));
        var file = await CaseAsync();
        var found = OwedIn.Items(file, "capacities").Single();
        stage.Expect("the assessment has who, when, conclusion and scope", OwedIn.Text(found, "conclusion") == "ableAlone" && OwedIn.Text(found, "on") == "2026-07-27" && found.GetProperty("scopes").GetArrayLength() == 3 && found.GetProperty("by").GetGuid() == Personas.SocialWorker.Id, found.ToString());
        var lina = Persons(file, "mother").Single();
        stage.Expect("contact by her own phone only", OwedIn.Text(lina, "telephone") == HerPhone && lina.GetProperty("reach").GetProperty("channels").EnumerateArray().Single().GetString() == "telephone", lina.ToString());
        await stage.PostAsync(Lead, "gives that parent an account, which nobody binds to the case", "/v1/accounts", new { issuer = Identity.DevelopmentIssuer.Issuer, subject = Parent, name = "Nadine Fictive", role = "parent", personId = _nadine, proof = "story" });
        await BlockedAsync("while she is a minor", "consent-her-own-needed");
        Done(file, "F02");
    }

    private async Task TonightAsync()
    {
        await stage.AtAsync(2026, 7, 27, 16);
        var consent = await stage.PostAsync(Social, "consent by Lina for shelter and midwife", $"/v1/cases/{_case}/consents", Consent("minorAble", ["identity", "social", "medical"], "K20", "K03"));
        await stage.PostAsync(Social, "consent by Lina for the SAJ: who she is, and what is of youth aid", $"/v1/cases/{_case}/consents", Consent("minorAble", ["identity", "justice"], "K26"));
        var roof = await FlagAsync("NO_ROOF_TONIGHT");
        await stage.PostAsync(Social, "a shelter is found for the night", $"/v1/cases/{_case}/red-flags/{roof}/assess", new { qualification = "Hébergement d'urgence pour cette nuit et les suivantes." });
        await stage.PostAsync(Social, "a midwife sees her on Monday", $"/v1/cases/{_case}/red-flags/{await FlagAsync("NO_CARE")}/assess", new { qualification = "Rendez-vous avec la sage-femme le 3 août." });
        var file = await CaseAsync();
        stage.Expect("somebody has a roof for her the same day", OwedIn.Row(file, "owed", "RF-NO_ROOF_TONIGHT-assess") is null, consent.ToString());
        stage.Expect("both consents are given by herself, \"minor, able\"", OwedIn.Items(file, "consents").Count(c => OwedIn.Text(c, "capacity") == "minorAble" && c.GetProperty("by").GetGuid() == _lina) == 2, file.GetProperty("consents").ToString());
        Done(file, "F03");
    }
}
