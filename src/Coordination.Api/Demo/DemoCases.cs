using Coordination.Api.Cases;
using Coordination.Api.Relays;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Demo;

/// <summary>Cases and relays that the examples act on. An example that changes what it acts on has one of its own.</summary>
internal static class DemoCases
{
    /// <summary>The case that is read, and that takes what may be added again and again.</summary>
    public const string Reading = "case-reading";
    public const string Assigning = "case-assigning";
    public const string Closing = "case-closing";
    public const string Reopening = "case-reopening";
    public const string Twins = "case-twins";
    public const string Redating = "case-redating";
    public const string Undated = "case-undated";
    public const string Steps = "case-steps";

    /// <summary>The twins' own day: it stays the same however old the demonstration is.</summary>
    public static readonly DateOnly TwinsBornOn = new(2026, 3, 15);

    private static readonly string[] Owed = ["F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "L01", "S01"];

    /// <summary>A reason for whatever a young case may owe when it is closed.</summary>
    public static InsteadWish[] Instead { get; } = [.. Owed.Select(code => new InsteadWish(code, "1", "case-ends"))];

    public static Guid IdOf(string name) => DemoScript.IdOf(name);

    public static IEnumerable<DemoAct> Acts(DateOnly today) => [.. Cases(today), .. Contents(today), .. Directory()];

    public static DemoAct Open(string name, string mother, DateOnly today, int dueInDays = 120) =>
        By(name, new OpenCase(new() { Name = mother, DueDate = today.AddDays(dueInDays), Telephone = "+32 4 000 00 09", Language = "fr" }));

    public static DemoAct By(string name, ICommand command) => new(name, Personas.Midwife, command);

    private static IEnumerable<DemoAct> Cases(DateOnly today) =>
    [
        Open(Reading, "Anouk Exemple", today),
        Open(Assigning, "Assia Exemple", today),
        Open(Closing, "Clara Exemple", today),
        Open(Reopening, "Rosa Exemple", today),
        Open(Redating, "Diane Exemple", today),
        Open(Steps, "Estelle Exemple", today),
        By(Twins, new OpenCase(new() { Name = "Gaëlle Exemple", ChildBornOn = TwinsBornOn, ExpectedChildren = 2 })),
        By(Undated, new Alerts.TakeAlert(DemoAlerts.IdOf("undated"), null)),
        By("closed", new CloseCase(new() { CaseId = IdOf(Reopening), Reason = "moved", Instead = Instead })),
    ];

    private static IEnumerable<DemoAct> Contents(DateOnly days)
    {
        var reading = IdOf(Reading);
        return
        [
            By("contact", new NoteContact(new() { CaseId = reading, Text = "Premier appel : contente d'être rappelée." })),
            By("entry", new WriteEntry(new() { CaseId = reading, Text = "Souhaite un accouchement accompagné." })),
            By("factor", new RecordFactor(new() { CaseId = reading, Code = "S14" })),
            By("factor-resolving", new RecordFactor(new() { CaseId = reading, Code = "S01" })),
            By("flag-acknowledging", new RaiseFlag(new() { CaseId = reading, Code = "NO_CARE" })),
            By("flag-assessing", new RaiseFlag(new() { CaseId = reading, Code = "NO_ROOF_TONIGHT" })),
            By("screening", new RecordScreening(new() { CaseId = reading, Screening = new() { Instrument = "WHOOLEY", Items = [0, 0] } })),
            By("consent-withdrawing", new RecordConsent(new() { CaseId = reading, Kinds = ["K36"], Categories = [DataCategory.Identity] })),
            By("reminder-completing", new SetReminder(new() { CaseId = reading, On = days.AddDays(20) })),
            By("person-correcting", new AddPerson(new() { CaseId = reading, Role = PersonRole.Supporter, Name = "Odile Exemple" })),
            By("person-writing", new AddPerson(new() { CaseId = reading, Role = PersonRole.Trusted, Name = "Paule Exemple", Mail = "paule@example.org" })),
            By("person-hiding", new AddPerson(new() { CaseId = IdOf(Steps), Role = PersonRole.Supporter, Name = "Ysaline Exemple", Address = "rue Exemple 4, 4000 Liège" })),
            By("safe-contact-hiding", new AskSafeContact(new() { CaseId = IdOf(Steps), PersonId = IdOf("person-hiding"), AskedAlone = true, Restricted = true, HideAddress = true })),
            By("mandate-ending", new RecordMandate(new() { CaseId = reading, Authority = "saj", PersonId = FamilyDecider.Child(reading, 1), Until = days.AddDays(90) })),
            By("exclusion-ending", new ExcludePerson(new() { CaseId = reading, RelayId = DemoNetwork.IdOf(Personas.Service, "saule") })),
            By("disclosure-telling", Told(reading)),
            By("disclosure-later", Told(reading)),
            By("protection", Protected(reading)),
            .. Turning(reading, days), .. Trusting(reading), .. Awaiting(),
            new("relation-ending", Personas.Supervisor, new GrantRelation(Treats(reading, "relation-ending"))),
            new("relation-disclosing", Personas.Supervisor, new GrantRelation(Treats(reading, "relation-disclosing"))),
        ];
    }

    // What is taken back, or ends sooner.
    private static IEnumerable<DemoAct> Turning(Guid reading, DateOnly days) =>
    [
        By("life-taking-back", new RecordLifeEvent(new() { CaseId = reading, Kind = "move", On = days })),
        By("pause-ending", new PausePlan(new() { CaseId = IdOf(Steps), From = days.AddDays(60), Until = days.AddDays(70) })),
        By("earlier", new LinkEarlierCase(IdOf(Steps), reading)),
        By("recontact-ending", new PlanRecontact(new() { CaseId = IdOf(Steps), Way = "visit", Until = days.AddDays(10) })),
    ];

    // Who acts for whom, or is trusted. What the mother says of how she is reached takes nothing from whom she chose herself, so she may be written to whatever is tried before.
    private static IEnumerable<DemoAct> Trusting(Guid file) =>
    [
        By("acting-ending", new RecordActing(new() { CaseId = file, PersonId = FamilyDecider.Child(file, 1), By = IdOf("person-correcting"), Kind = ActingKind.Guardian, Proof = "guardianship" })),
        By("acting-writing", new RecordActing(new() { CaseId = file, PersonId = DemoScript.IdOf(Reading, 1), By = IdOf("person-writing"), Kind = ActingKind.Trusted, Proof = "patient-agreement" })),
    ];

    // What somebody else says yes or no to.
    private static IEnumerable<DemoAct> Awaiting() =>
    [
        .. Easing("agreeing", IdOf(Redating)),
        .. Easing("keeping", IdOf(Steps)),
        new("access-granting", Personas.MidwifeHeusy, new AskAccess(new() { CaseId = IdOf(Steps), Reason = "shared-care" })),
        new("access-declining", Personas.Supervisor, new AskAccess(new() { CaseId = IdOf(Redating), Reason = "family-came" })),
    ];

    // What a second professional agrees to, or keeps as it is.
    private static IEnumerable<DemoAct> Easing(string what, Guid file) =>
    [
        By($"safe-contact-{what}", new AskSafeContact(new() { CaseId = file, AskedAlone = true, Restricted = true, Channels = ["telephone"] })),
        By($"easing-{what}", new AskSafeContact(new() { CaseId = file, AskedAlone = true })),
    ];

    private static DiscloseInEmergency Told(Guid file) => new(new()
    {
        CaseId = file,
        Authority = "psychiatrist-on-duty",
        Reason = "psychosis",
        Categories = [DataCategory.Identity, DataCategory.Psychic],
        Text = "Appel de nuit : nom et numéro donnés à la garde.",
    });

    private static DecideProtection Protected(Guid file) => new(new()
    {
        CaseId = file,
        Seen = "Bébé trouvé seul dans la chambre, en fin d'après-midi.",
        Supposed = "Peut-être seul depuis le matin.",
        Tried = "Deux visites, un appel.",
        FamilyInformed = true,
        Decision = "continue-with-help",
        Ground = "voluntary-help",
        Reviewer = Personas.SocialWorker.Id,
    });

    private static GrantRelationRequest Treats(Guid file, string proof) =>
        new() { CaseId = file, Holder = Personas.All.First(p => p.Role == Domain.Access.Role.Treating).Id, Role = RelationRole.Treating, ProofId = DemoScript.IdOf(proof) };

    private static IEnumerable<DemoAct> Directory() =>
    [
        new("relay-revising", Personas.Supervisor, new RegisterRelay(Relay("SAP Le Pont de l'exemple"))),
        new("relay-withdrawing", Personas.Supervisor, new RegisterRelay(Relay("SAP Le Quai de l'exemple"))),
    ];

    private static ServiceRecord Relay(string name) => new() { Kind = "K02", Name = name, Catchment = ["4000-4099"], Languages = ["fr"] };
}
