using Coordination.Api.Configuration;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Api.Commands;

/// <summary><c>token &lt;persona&gt;</c>: a signed token of one listed persona. Development only.</summary>
internal static class TokenCommand
{
    public static readonly Subcommand Definition = new(
        "token",
        "prints a token of a persona (development only)",
        $"""
        token <persona>: prints a bearer token, valid for 12 hours. Refused outside development.

        {string.Join('\n', Personas.All.Select(p => $"  {p.Subject,-22} {p.InWords}"))}
        """,
        args => Task.FromResult(Run(args)));

    private static int Run(string[] args)
    {
        var configuration = Sources.Read([]);
        if (Sources.EnvironmentOf(configuration) != Environments.Development)
        {
            throw new CommandRefused("token works in development only: elsewhere tokens come from the configured issuer (Auth:Issuers).");
        }

        if (args is [_, { } more, ..])
        {
            throw new CommandRefused($"token takes one persona and nothing else: '{more}' is not read.");
        }

        var persona = Personas.All.FirstOrDefault(p => p.Subject == args.FirstOrDefault())
            ?? throw new CommandRefused($"token takes one persona of: {string.Join(", ", Personas.All.Select(p => p.Subject))}.");
        var issuer = DevelopmentIssuer.Load(SettingsLoading.StateFolderOf(configuration, development: true));
        Console.WriteLine(issuer.Sign(persona.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12)));
        return 0;
    }
}
