using Coordination.Api.EventStore;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Database;

public sealed class TestServerTests
{
    [Fact]
    public async Task Each_database_is_fresh_and_durable()
    {
        var (first, second) = (await TestServer.CreateDatabaseAsync("Fresh, once"), await TestServer.CreateDatabaseAsync("Fresh, once"));

        await AskAsync(first, "create table mine (id int)");

        Assert.NotEqual(first, second);
        Assert.Equal("0", await AskAsync(second, "select count(*)::text from pg_tables where tablename = 'mine'"));
        Assert.Equal("on", await AskAsync(second, "show fsync"));
    }

    [Fact]
    public async Task A_template_is_prepared_once_and_copied()
    {
        var prepared = 0;
        Task Prepare(string connection)
        {
            Interlocked.Increment(ref prepared);
            return AskAsync(connection, "create table reference as select 7 as days");
        }

        var copies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TestServer.CreateDatabaseAsync("copy", "reference", Prepare)));

        Assert.Equal(1, prepared);
        Assert.All(await Task.WhenAll(copies.Select(copy => AskAsync(copy, "select days::text from reference"))), days => Assert.Equal("7", days));
    }

    [Fact]
    public async Task What_a_killed_run_left_is_stopped_and_removed_and_a_living_run_is_left_alone()
    {
        var (killed, living) = (ThrowAwayFolder.Create(), ThrowAwayFolder.Create());
        var left = await LeftServer.InAsync(ThrowAwayFolder.Options(killed));
        await File.WriteAllLinesAsync(ClusterLock.Note(killed), [$"{int.MaxValue}", "2026-04-20T08:00:00Z"]);
        await using var server = await LocalPostgres.StartAsync(ThrowAwayFolder.Options(living), Console.Out, CancellationToken.None);

        await ThrowAwayFolder.RemoveAbandonedAsync();

        Assert.False(left.IsServerAlive());
        Assert.False(Directory.Exists(killed));
        Assert.Equal("1", await AskAsync(server.ConnectionString, "select '1'"));
        await server.DisposeAsync();
        Directory.Delete(living, recursive: true);
    }

    [Fact]
    public async Task A_given_server_gets_databases_beside_the_given_one_and_loses_those_of_killed_runs_at_the_next()
    {
        var given = await TestServer.CreateDatabaseAsync("given");
        await AskAsync(given, "create database coordination_test_7_left");
        var living = await GivenServer.UseAsync(given);
        await AskAsync(given, $"create database {living.Prefix}1_mine");

        var next = await GivenServer.UseAsync(given);
        Assert.Equal("", await NamedAsync(given, "coordination_test_7_"));
        Assert.Equal($"{living.Prefix}1_mine", await NamedAsync(given, living.Prefix));

        await living.StopAsync();
        Assert.Equal("", await NamedAsync(given, living.Prefix));
        await next.StopAsync();
    }

    [Fact]
    public async Task A_server_weaker_than_the_product_demands_is_refused()
    {
        var weak = new NpgsqlConnectionStringBuilder(await TestServer.CreateDatabaseAsync("weak")) { Options = "-c synchronous_commit=off" };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => new FoundServer(weak.ConnectionString, "test_", () => default).DurableAsync());

        Assert.Contains("synchronous_commit=off", refused.Message, StringComparison.Ordinal);
    }

    private static Task<string> NamedAsync(string connection, string prefix) =>
        AskAsync(connection, $"select coalesce(string_agg(datname, ' '), '') from pg_database where starts_with(datname, '{prefix}')");

    private static async Task<string> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }
}
