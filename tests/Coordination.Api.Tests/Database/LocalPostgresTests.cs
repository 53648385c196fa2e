using Coordination.Api.EventStore;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Database;

[Collection("Private servers")]
public sealed class LocalPostgresTests : IDisposable
{
    private readonly string _folder = ThrowAwayFolder.Create();

    private readonly StringWriter _console = new();

    private LocalPostgresOptions Options => new(StateFolder.Find(), _folder);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _console.Dispose();
    }

    [Fact]
    public async Task It_starts_and_keeps_its_data_between_runs()
    {
        await using (var first = await StartAsync())
        {
            await AskAsync(first, "create table kept as select 42 as answer");
            Assert.Contains($"on 127.0.0.1:{new NpgsqlConnectionStringBuilder(first.ConnectionString).Port}", first.Describe(), StringComparison.Ordinal);
        }

        await using var second = await StartAsync();

        Assert.Equal("42", await AskAsync(second, "select answer::text from kept"));
    }

    [Fact]
    public async Task It_is_as_durable_and_as_closed_as_a_real_server_whatever_was_set_in_it()
    {
        await using var server = await StartAsync();
        await AskAsync(server, "alter system set fsync = off");
        await AskAsync(server, "alter system set synchronous_commit = off");
        await AskAsync(server, "select pg_reload_conf()");

        var settings = await AskAsync(server, """
            select string_agg(name || '=' || setting, ' ' order by name) from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit',
              'data_checksums', 'password_encryption', 'listen_addresses', 'unix_socket_directories', 'server_encoding', 'max_connections')
            """);

        Assert.Equal(
            "data_checksums=on fsync=on full_page_writes=on listen_addresses=127.0.0.1 max_connections=60 password_encryption=scram-sha-256 "
            + "server_encoding=UTF8 synchronous_commit=on unix_socket_directories=", settings);
    }

    [Fact]
    public async Task Its_password_is_for_its_owner_alone()
    {
        await using var server = await StartAsync();
        var password = Path.Combine(Options.Folder, "password");

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(password) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task A_second_start_says_who_holds_it()
    {
        await using var first = await StartAsync();

        var refused = await Assert.ThrowsAsync<PostgresUnavailable>(StartAsync);

        Assert.Contains($"process {Environment.ProcessId}, running since", refused.Message, StringComparison.Ordinal);
        Assert.Equal("42", await AskAsync(first, "select '42'"));
    }

    [Fact]
    public async Task A_number_that_is_another_process_by_now_is_not_given_out_as_the_holders()
    {
        using var held = ClusterLock.TryTake(_folder);
        Assert.Contains($"process {Environment.ProcessId},", ClusterLock.Holder(_folder), StringComparison.Ordinal);

        await File.WriteAllLinesAsync(ClusterLock.Note(_folder), [$"{Environment.ProcessId}", "2026-04-20T08:00:00Z"]);

        Assert.Equal("another process that has just started", ClusterLock.Holder(_folder));
    }

    [Fact]
    public async Task A_server_left_by_a_killed_run_is_taken_over_and_stopped_at_the_end()
    {
        var left = await LeftServer.InAsync(Options);

        await using (var server = await StartAsync())
        {
            Assert.Equal(left.Id, server.ServerProcess);
            Assert.Contains("taken over", server.Describe(), StringComparison.Ordinal);
            Assert.Equal("1", await AskAsync(server, "select '1'"));
        }

        Assert.False(left.IsServerAlive());
    }

    [Fact]
    public async Task The_number_of_a_crashed_server_that_another_process_has_by_now_does_not_hinder_the_start()
    {
        var left = await LeftServer.InAsync(Options);
        using (var process = System.Diagnostics.Process.GetProcessById(left.Id))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        // A process of the same user, for only such a one stands in the server's way.
        var elsewhere = ThrowAwayFolder.Create();
        await using var other = await LocalPostgres.StartAsync(ThrowAwayFolder.Options(elsewhere), _console, CancellationToken.None);
        var note = Path.Combine(left.Data, "postmaster.pid");
        await File.WriteAllLinesAsync(note, [$"{other.ServerProcess}", .. (await File.ReadAllLinesAsync(note)).Skip(1)]);

        await using (var server = await StartAsync())
        {
            Assert.NotEqual(other.ServerProcess, server.ServerProcess);
            Assert.DoesNotContain("taken over", server.Describe(), StringComparison.Ordinal);
        }

        Assert.Equal("1", await AskAsync(other, "select '1'"));
        await other.DisposeAsync();
        ThrowAwayFolder.Remove(elsewhere);
    }

    [Fact]
    public async Task A_making_that_was_killed_half_way_is_made_again()
    {
        var part = Directory.CreateDirectory(Path.Combine(_folder, "data.part"));
        await File.WriteAllTextAsync(Path.Combine(part.FullName, "PG_VERSION"), "15");

        await using var server = await StartAsync();

        Assert.Equal("1", await AskAsync(server, "select '1'"));
    }

    private Task<LocalPostgres> StartAsync() => LocalPostgres.StartAsync(Options, _console, CancellationToken.None);

    private static async Task<string?> AskAsync(LocalPostgres server, string sql)
    {
        var parts = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(parts.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
