using System.Globalization;
using Npgsql;

namespace Coordination.Api.Tests.Database;

/// <summary>
/// A server that is not ours: databases are made beside the given one and dropped at the end. Each run holds an advisory lock
/// of its own number, so that the next run can tell databases of a killed run from those of one that still works.
/// </summary>
internal static class GivenServer
{
    private const string Ours = "coordination_test_";

    public static async Task<FoundServer> UseAsync(string connectionString)
    {
        var run = Random.Shared.Next();

        // Advisory locks are seen within one database only, so all runs meet in the one that every server has.
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Database = "postgres" }.ConnectionString);
        await session.OpenAsync();
        await AskAsync(session, $"select pg_try_advisory_lock({run})::text");
        await DropAbandonedAsync(session);
        return new FoundServer(connectionString, Of(run), async () =>
        {
            await DropAsync(session, Of(run));
            await session.DisposeAsync();
        });
    }

    private static string Of(int run) => string.Create(CultureInfo.InvariantCulture, $"{Ours}{run}_");

    private static async Task DropAbandonedAsync(NpgsqlConnection session)
    {
        var names = await AskAsync(session, $"select datname from pg_database where starts_with(datname, '{Ours}')");
        foreach (var run in names.Select(name => int.Parse(name.Split('_')[2], CultureInfo.InvariantCulture)).Distinct())
        {
            if (await AskAsync(session, $"select pg_try_advisory_lock({run})::text") is ["true"])
            {
                await DropAsync(session, Of(run));
                await AskAsync(session, $"select pg_advisory_unlock({run})::text");
            }
        }
    }

    private static async Task DropAsync(NpgsqlConnection session, string prefix)
    {
        foreach (var name in await AskAsync(session, $"select datname from pg_database where starts_with(datname, '{prefix}')"))
        {
            await AskAsync(session, $"alter database {name} allow_connections true");
            await AskAsync(session, $"drop database if exists {name} with (force)");
        }
    }

    private static async Task<List<string>> AskAsync(NpgsqlConnection session, string sql)
    {
        // To drop a database waits for a checkpoint, which on a busy machine takes longer than the driver's usual half a minute.
        await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
