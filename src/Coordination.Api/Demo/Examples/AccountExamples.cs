using Coordination.Api.Accounts;
using Coordination.Api.Identity;

namespace Coordination.Api.Demo.Examples;

internal static class AccountExamples
{
    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(CreateAccount), new(Personas.Supervisor, Body: new
        {
            issuer = DevelopmentIssuer.Issuer,
            subject = "example-midwife",
            name = "Mélanie Exemple",
            role = "coordinator",
            site = Personas.MontLegia,
            discipline = "midwife",
            mail = "melanie@exemple.example",
            proof = "contract",
        }) { Key = "example-create-account" }),
        new(typeof(RegisterClient), new(Personas.Supervisor, Body: new
        {
            issuer = DevelopmentIssuer.Issuer,
            subject = "example-record",
            site = Personas.MontLegia,
            organisation = "Hôpital de l'exemple",
        }) { Key = "example-register-client" }),
    ];
}
