using Coordination.Api.Accounts;
using Coordination.Api.Cases;
using Coordination.Api.Erasures;
using Coordination.Api.PersonsRequests;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;

namespace Coordination.Api.Demo;

/// <summary>A mother with an account of her own, and a request of hers for each example.</summary>
internal static class DemoRights
{
    public const string Written = "Souhaite relire ce qui est écrit.";

    private const string Case = "case-rights";

    private static readonly Persona Parent = Personas.Of("parent");

    public static Guid CaseId { get; } = DemoScript.IdOf(Case);

    /// <summary>The mother: the second thing that the opening made.</summary>
    public static Guid Mother { get; } = DemoScript.IdOf(Case, 1);

    public static Guid RequestOf(string name) => DemoScript.IdOf($"right-{name}");

    public static Guid Exception(string name) => DemoScript.IdOf($"exception-{name}");

    public static Guid Entry(string name) => DemoScript.IdOf($"rights-entry-{name}");

    public static IEnumerable<DemoAct> Acts(DateOnly today) =>
    [
        DemoCases.Open(Case, "Romane Exemple", today),
        new("rights-role", Personas.Supervisor, new GrantRole(new() { AccountId = Parent.Id, Role = Role.Parent, PersonId = Mother, Proof = "demonstration" })),
        DemoCases.By("rights-binding", new BindAccount(new() { CaseId = CaseId, PersonId = Mother, AccountId = Parent.Id })),
        DemoCases.Open("case-limits", "Rachida Exemple", today),
        new("limits-role", Personas.Supervisor, new GrantRole(new() { AccountId = Parent.Id, Role = Role.Parent, PersonId = PersonOf("limits"), Proof = "demonstration" })),
        DemoCases.By("limits-binding", new BindAccount(new() { CaseId = LimitsId, PersonId = PersonOf("limits"), AccountId = Parent.Id })),
        DemoCases.By("rights-consent", new RecordConsent(new() { CaseId = LimitsId, Kinds = ["K36"], Categories = [Domain.Cases.DataCategory.Identity] })),
        new("limits-exclusion", Parent, new ExcludeForOneself(new() { CaseId = LimitsId, AccountId = Personas.Of("treating").Id })),
        Write("asking"),
        Write("agreeing"),
        Write("ending"),
        Except("agreeing", today),
        Except("ending", today),
        Ask("reading", PersonsRight.Copy),
        Ask("extending", PersonsRight.Rectification),
        Ask("answering", PersonsRight.Restriction),
        Ask("refusing", PersonsRight.Erasure),
        Ask("rectifying", PersonsRight.Rectification),
        Ask("restricting", PersonsRight.Restriction),
        new("right-confirming", Personas.Of("records-officer"), new AskRight(new() { CaseId = CaseId, Right = PersonsRight.Copy, Identity = "identity-card" })),
        DemoCases.Open("case-agreeing", "Solveig Exemple", today),
        DemoCases.Open("case-declining", "Sidonie Exemple", today),
        Propose("agreeing"),
        Propose("declining"),
        new("right-released", Personas.Of("records-officer"), new ReleaseCopy(new() { RequestId = RequestOf("reading") })),
    ];

    /// <summary>The case in which she takes back what she agreed to: from then on it is closed to most acts.</summary>
    public static Guid LimitsId { get; } = DemoScript.IdOf("case-limits");

    public static Guid Consent { get; } = DemoScript.IdOf("rights-consent");

    /// <summary>A mother whom an example erases, or does not.</summary>
    public static Guid PersonOf(string name) => DemoScript.IdOf($"case-{name}", 1);

    private static DemoAct Propose(string name) =>
        new($"erasure-{name}", Personas.Of("records-officer"), new ProposeErasure(new() { PersonId = PersonOf(name), Ground = "recorded-in-error" }));

    private static DemoAct Ask(string name, PersonsRight right) => new($"right-{name}", Parent, new AskRight(new() { CaseId = CaseId, Right = right }));

    private static DemoAct Write(string name) => DemoCases.By($"rights-entry-{name}", new WriteEntry(new() { CaseId = CaseId, Text = Written }));

    private static DemoAct Except(string name, DateOnly today) => DemoCases.By($"exception-{name}", new AskException(new()
    {
        CaseId = CaseId,
        EntryId = Entry(name),
        Text = "À relire ensemble d'abord.",
        ReviewOn = today.AddDays(60),
        Told = true,
    }));
}
