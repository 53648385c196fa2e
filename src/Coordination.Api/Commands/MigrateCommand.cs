using Coordination.Api.Configuration;
using Coordination.Api.Erasures;
using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary><c>migrate</c>: brings the database to this build's schema and ends.</summary>
internal static class MigrateCommand
{
    public static readonly Subcommand Definition = new(
        "migrate",
        "brings the database to this build's schema",
        """
        migrate: creates or updates roles, tables, policies and grants, fills in rows that an earlier version did not keep, then ends.
        Safe to repeat; run it once more after the last node of the version before is gone.

        Uses ConnectionStrings:Owner where it is given, else ConnectionStrings:Coordination: a login that may create roles.

        Without ConnectionStrings:Coordination, in development, it uses the private PostgreSQL, which a running application
        holds: stop the application first.

          --<key> <value>      any setting of deploy/README.md
        """,
        RunAsync)
    {
        Options = [],
        ReadsSettings = true,
    };

    private static async Task<int> RunAsync(string[] args)
    {
        await using var database = await StartedDatabase.OfAsync(Sources.Read(args), CancellationToken.None);
        await using var databases = new Databases(database.Settings);
        await new Migration(database.Settings, databases, TimeProvider.System).ApplyAsync(CancellationToken.None);
        var filled = await new FillEarlierRows(databases).RunAsync(CancellationToken.None);
        await DestroyAgainAsync(databases);
        Console.WriteLine($"The database has this build's schema; {filled} rows of earlier versions were filled in.");
        return 0;
    }

    /// <summary>A backup of the keys that is older than an erasure must not undo it: before anything is answered they are gone again.</summary>
    public static async Task DestroyAgainAsync(Databases databases)
    {
        if (await DestroyKeys.AgainAsync(databases, CancellationToken.None) is > 0 and var back)
        {
            Console.WriteLine($"{back} keys of erased persons had come back with a restored backup and were destroyed again.");
        }
    }
}
