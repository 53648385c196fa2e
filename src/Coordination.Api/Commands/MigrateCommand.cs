using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary><c>migrate</c>: brings the database to this build's schema and ends.</summary>
internal static class MigrateCommand
{
    public static readonly Subcommand Definition = new(
        "migrate",
        "brings the database to this build's schema",
        "migrate: creates or updates roles, tables, policies and grants, then ends. Needs a login that may create roles.",
        RunAsync);

    private static async Task<int> RunAsync(string[] args)
    {
        await using var startup = await Startup.PrepareAsync(args, CancellationToken.None);
        await using var databases = new Databases(startup.Settings.Database);
        await new Migration(startup.Settings.Database, databases, startup.Settings.Clock).ApplyAsync(CancellationToken.None);
        Console.WriteLine("The database has this build's schema.");
        return 0;
    }
}
