using Coordination.Api.Configuration;
using Coordination.Api.EventStore;
using Coordination.Api.Observability;
using JasperFx;
using Marten;

namespace Coordination.Api.Commands;

/// <summary><c>marten</c>: the event store's own commands, each under the database role that may do it.</summary>
internal static class MartenCommand
{
    public static readonly Subcommand Definition = new(
        "marten",
        "the event store's own schema and projection commands",
        """
        marten <command> [options]: Marten's own commands on this installation's database. Without a command it lists them all.

          marten db-assert                 compares the event store's tables with this build
          marten db-apply                  brings them to this build (prefer migrate: it also sets policies and grants)
          marten db-dump <file>            writes the script of those tables
          marten projections list          names the snapshots
          marten projections rebuild       makes every snapshot again from its events; stop the application first
          marten help <command>            options of one command

        Schema commands work under the owner's login, all others under the worker's, which may read every tenant and change no event.

        Without ConnectionStrings:Coordination, in development, it uses the private PostgreSQL, which a running application
        holds: stop the application first.
        """,
        RunAsync);

    private static async Task<int> RunAsync(string[] args)
    {
        var configuration = Sources.Read([]);
        await using var database = await StartedDatabase.OfAsync(configuration, CancellationToken.None);
        await using var databases = new Databases(database.Settings);
        if (args.Contains("projections") && args.Contains("rebuild"))
        {
            await RequireAloneAsync(databases);
        }

        var source = args.FirstOrDefault()?.StartsWith("db-", StringComparison.Ordinal) == true ? databases.Owner : databases.Worker;
        return await Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.Shape(json: false))
            .ConfigureServices(services => services.AddMarten(_ => MartenSetup.Options(source, TimeProvider.System)))
            .RunJasperFxCommands(args.Length == 0 ? ["help"] : args);
    }

    // A rebuild empties the snapshots first: a request that came meanwhile would take every stream for a new one.
    private static async Task RequireAloneAsync(Databases databases)
    {
        await using var command = databases.Worker.CreateCommand("""
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name in ('coordination-app', 'coordination-worker') and pid <> pg_backend_pid()
            """);
        if (await command.ExecuteScalarAsync() is long and > 0)
        {
            throw new CommandRefused("The application is connected to this database: stop it before its snapshots are rebuilt.");
        }
    }
}
