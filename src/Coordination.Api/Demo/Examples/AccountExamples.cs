using Coordination.Api.Accounts;
using Coordination.Api.Identity;

namespace Coordination.Api.Demo.Examples;

internal static class AccountExamples
{
    private static readonly object Ending = new { accountId = DemoAccounts.IdOf("ending") };

    public static IEnumerable<KeyValuePair<Type, Example>> All => [.. Mine, .. Staff, .. Places];

    private static IEnumerable<KeyValuePair<Type, Example>> Mine =>
    [
        new(typeof(ReadMe), new(Personas.Midwife)),
        new(typeof(ChangeContact), new(Personas.Midwife)),
        new(typeof(ChangePreferences), new(Personas.Midwife)),
        new(typeof(ChooseDigest), new(Personas.Midwife)),
        new(typeof(DeclareAbsence), new(Personas.Midwife, Body: new { from = new InDays(200), to = new InDays(205) })),
        new(typeof(EndAbsence), new(Personas.SocialWorker, new { absenceId = DemoScript.IdOf("absence") })),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Staff =>
    [
        Of<ListAccounts>(new { site = Personas.MontLegia, limit = 5 }),
        Of<ReadAccount>(new { accountId = Personas.Midwife.Id }),
        Of<CreateAccount>(body: new
        {
            issuer = DevelopmentIssuer.Issuer,
            subject = "example-midwife",
            name = "Mélanie Exemple",
            role = "coordinator",
            site = Personas.MontLegia,
            discipline = "midwife",
            mail = "melanie@exemple.example",
            proof = "contract",
        }),
        Of<EndAccount>(Ending, new { reason = "left" }),
        Of<GrantRole>(new { accountId = DemoAccounts.IdOf("changing") }, new { role = "sender", proof = "agreement" }),
        Of<EndRole>(new { accountId = DemoAccounts.IdOf("changing"), roleId = DemoAccounts.RoleOf("changing") }, new { reason = "left-the-ward" }),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Places =>
    [
        Of<ReadSites>(),
        Of<AddSite>(body: new { site = "exemple", label = "Site de l'exemple" }),
        Of<ChangeSiteSettings>(new { site = Personas.MontLegia }, new { onCallNumber = "+32 4 000 00 02" }),
        Of<ReadSitePlan>(new { site = Personas.Heusy }),
        new(typeof(EditSitePlan), new(Personas.SupervisorHeusy, new { site = Personas.Heusy }, new
        {
            edition = 0,
            rows = new[] { new { code = "F07", window = new { open = "16w0d", due = "24w0d", close = "28w0d" }, from = 2, listedFrom = 2, owners = new[] { "midwife" } } },
        })),
        Of<RegisterClient>(body: new { issuer = DevelopmentIssuer.Issuer, subject = "example-record", site = Personas.MontLegia, organisation = "Hôpital de l'exemple" }),
        Of<EndClient>(new { clientId = DemoAccounts.Client }, new { reason = "replaced" }),
    ];

    private static KeyValuePair<Type, Example> Of<TMessage>(object? with = null, object? body = null) => new(typeof(TMessage), new(Personas.Supervisor, with, body));
}
