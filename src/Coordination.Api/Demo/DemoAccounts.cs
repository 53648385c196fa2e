using Coordination.Api.Accounts;
using Coordination.Api.Identity;
using Coordination.Api.Worklist;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Demo;

/// <summary>Accounts, a client, an address, a filter and an absence that the examples read or end.</summary>
internal static class DemoAccounts
{
    public static Guid Client { get; } = MachineClient.IdOf(DevelopmentIssuer.Issuer, "example-record-ending");

    /// <summary>In the address of the supervisor's calendar: exists in development only, and is no secret there.</summary>
    public const string Calendar = "calendar-of-the-demonstration";

    /// <summary>A day far enough away that nobody is missed.</summary>
    private const int FarAway = 300;

    public static Guid IdOf(string name) => Ids.Account(DevelopmentIssuer.Issuer, Subject(name));

    /// <summary>The role that an account began with.</summary>
    public static Guid RoleOf(string name) => DemoScript.IdOf($"account-{name}");

    public static IEnumerable<DemoAct> Acts(DateOnly today) =>
    [
        Create("ending", "Édith Exemple"),
        Create("changing", "Chloé Exemple"),
        new("client-ending", Personas.Supervisor, new RegisterClient(new()
        {
            Issuer = DevelopmentIssuer.Issuer, Subject = "example-record-ending", Site = Personas.MontLegia, Organisation = "Hôpital de l'exemple",
        })),
        new("calendar", Personas.Supervisor, new GiveCalendarAddress(CalendarAddress.HashOf(Calendar))),
        new("filter", Personas.Midwife, new KeepFilter(new("red-first") { Urgency = Urgency.RedFlag, When = ListSpan.Late })),
        new("absence", Personas.SocialWorker, new DeclareAbsence(today.AddDays(FarAway), today.AddDays(FarAway + 2), null)),
    ];

    private static DemoAct Create(string name, string person) => new($"account-{name}", Personas.Supervisor, new CreateAccount(new()
    {
        Issuer = DevelopmentIssuer.Issuer,
        Subject = Subject(name),
        Name = person,
        Role = Role.Treating,
        Site = Personas.MontLegia,
        Proof = "demonstration",
    }));

    private static string Subject(string name) => $"example-{name}";
}
