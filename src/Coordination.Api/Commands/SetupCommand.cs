using Coordination.Api.Accounts;
using Coordination.Api.Configuration;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;

namespace Coordination.Api.Commands;

/// <summary><c>setup</c>: the first account of a real installation.</summary>
internal static class SetupCommand
{
    public static readonly Subcommand Definition = new(
        "setup",
        "creates a service, a site and its first supervisor",
        """
        setup --service <slug> --site <slug> --supervisor <issuer>,<subject> [--supervisor-mail <address>]
              [--service-name <name>] [--site-name <name>]

        Creates the first account of an installation. Every other account is created by a supervisor
        through POST /v1/accounts. What nobody answers ends with this supervisor: by mail where an address
        is given, else in the list alone. Repeating it changes nothing; a site that has a supervisor gets no second one this way.

        Without ConnectionStrings:Coordination, in development, it uses the private PostgreSQL, which a running application
        holds: stop the application first.
        """,
        RunAsync)
    {
        Options = ["service", "site", "supervisor", "supervisor-mail", "service-name", "site-name"],
    };

    private static async Task<int> RunAsync(string[] args)
    {
        var wish = Sources.Read(args);
        var (service, site, supervisor) = (Required(wish, "service"), Required(wish, "site"), Required(wish, "supervisor").Split(',', 2));
        if (supervisor is not [{ Length: > 0 } issuer, { Length: > 0 } subject])
        {
            throw new CommandRefused("--supervisor takes the issuer and the subject of the login, separated by a comma.");
        }

        await using var startup = await Startup.PrepareAsync([], CancellationToken.None);
        RequireKnown(issuer, startup.Settings);
        await using var app = Host.Build(startup.Settings);
        if (startup.Settings.Migrate)
        {
            await app.Services.GetRequiredService<Migration>().ApplyAsync(CancellationToken.None);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var refusal = await scope.ServiceProvider.GetRequiredService<Installation>().SetUpAsync(
            service, wish["service-name"] ?? service, site, wish["site-name"] ?? site, new(issuer, subject, wish["supervisor-mail"]), CancellationToken.None);
        Console.WriteLine(refusal is null
            ? $"{subject} of {issuer} supervises {site} of {service}."
            : throw new CommandRefused($"{refusal.Sentence} ({refusal.Code})"));
        return 0;
    }

    // In development personas are signed by an issuer that no setting names.
    private static void RequireKnown(string issuer, HostSettings settings)
    {
        if (settings.DevelopmentIssuer is null && !settings.Auth.Issuers.Contains(issuer))
        {
            throw new CommandRefused($"No token of {issuer} is taken here: --supervisor names one of {AuthSettings.IssuersKey}, letter for letter.");
        }
    }

    private static string Required(IConfiguration wish, string key) =>
        wish[key] is { Length: > 0 } value ? value : throw new CommandRefused($"--{key} is missing; see setup --help.");
}
