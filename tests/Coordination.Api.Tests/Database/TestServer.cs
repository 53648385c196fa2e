using System.Collections.Concurrent;
using Npgsql;

namespace Coordination.Api.Tests.Database;

/// <summary>
/// The database server of this test run: found or started at the first use, stopped after the last test.
/// Where none can be had, each test that needs it fails with the reason.
/// </summary>
internal static class TestServer
{
    private static readonly Lazy<Task<FoundServer>> Running = new(ServerSearch.FindAsync);

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();

    private static int _databases;

    /// <summary>A fresh, empty database.</summary>
    /// <param name="label">Appears in the database's name.</param>
    /// <returns>A connection string that may do everything in it.</returns>
    public static Task<string> CreateDatabaseAsync(string label) => CreateAsync(label, "template1");

    /// <summary>A fresh copy of a database that was prepared once in this run, which is faster than to prepare each.</summary>
    public static async Task<string> CreateDatabaseAsync(string label, string template, Func<string, Task> prepare)
    {
        var prepared = Templates.GetOrAdd(template, name => new Lazy<Task<string>>(() => PrepareAsync(name, prepare)));
        return await CreateAsync(label, await prepared.Value);
    }

    public static async Task StopAsync()
    {
        if (Running.IsValueCreated && Running.Value.IsCompletedSuccessfully)
        {
            NpgsqlConnection.ClearAllPools();
            await (await Running.Value).StopAsync();
        }
    }

    private static async Task<string> PrepareAsync(string label, Func<string, Task> prepare)
    {
        var connection = new NpgsqlConnectionStringBuilder(await CreateAsync(label, "template1"));
        await prepare(connection.ConnectionString);

        // A database is copied only while nobody uses it: idle sessions end, and no new one begins.
        await ExecuteAsync($"alter database {connection.Database} allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{connection.Database}'");
        return connection.Database!;
    }

    private static async Task<string> CreateAsync(string label, string template)
    {
        var server = await Running.Value;
        var name = $"{server.Prefix}{Interlocked.Increment(ref _databases)}_{new string([.. label.Where(char.IsAsciiLetterOrDigit).Take(30)]).ToLowerInvariant()}";
        await ExecuteAsync($"create database {name} template {template}");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await Running.Value).ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
