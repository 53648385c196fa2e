using Coordination.Api.Commands;
using Coordination.Api.Configuration;
using Coordination.Api.EventStore;
using Xunit;

namespace Coordination.Api.Tests.Configuration;

/// <summary>What nothing reads is refused in one sentence: else somebody believes that it did something.</summary>
public sealed class ReadingTheCommandLine
{
    [Theory]
    [InlineData("bogus", "serve", "--bogus")]
    [InlineData("bogus", "serve", "--bogus=1")]
    [InlineData("extra", "serve", "extra")]
    [InlineData("extra", "serve", "--Role", "api", "extra")]
    [InlineData("Role", "serve", "--Role")]
    [InlineData("Role", "serve", "--Role", "--urls")]
    [InlineData("Sweep:Bach", "serve", "--Sweep:Bach", "5")]
    [InlineData("now", "migrate", "now")]
    [InlineData("by", "raise-epoch", "--by", "2")]
    [InlineData("uri", "health", "--uri", "http://127.0.0.1:1")]
    [InlineData("servce", "setup", "--servce", "chc")]
    [InlineData("Role", "setup", "--Role", "api")]
    public void An_argument_that_nothing_reads_is_named(string named, string command, params string[] args) =>
        Assert.Contains(named, Assert.Throws<CommandRefused>(() => Arguments.Require(Subcommands.Find(command)!, args)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("serve")]
    [InlineData("serve", "")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0", "--Role=worker", "Database:PoolSize=4")]
    [InlineData("serve", "--Auth:Issuers:0", "https://login.example.org", "--Logging:LogLevel:Default", "Debug", "--http_ports=8080")]
    [InlineData("health", "--url", "http://127.0.0.1:1", "--Urls=http://+:8080")]
    [InlineData("setup", "--service", "chc", "--service-name", "CHC", "--site=montlegia", "--supervisor", "https://login.example.org,subject")]
    public void Settings_and_options_are_read(string command, params string[] args) => Arguments.Require(Subcommands.Find(command)!, args);

    [Theory]
    [InlineData("--bogus")]
    [InlineData("token", "midwife-montlegia", "extra")]
    [InlineData("demo", "1", "extra")]
    [InlineData("audit")]
    [InlineData("audit", "chain")]
    [InlineData("vault", "turn")]
    public async Task It_ends_with_exit_code_1(params string[] args) => Assert.Equal(1, await Subcommands.RunAsync(args));

    [Theory]
    [InlineData("form", "audit", "verify", "--form", "bundle")]
    [InlineData("--key takes a value", "audit", "verify", "--key")]
    [InlineData("extra", "audit", "key", "extra")]
    [InlineData("--from takes a whole number", "audit", "export", "--from", "-1")]
    [InlineData("--to takes a whole number", "audit", "export", "--to", "last")]
    [InlineData("--since takes a day", "audit", "export", "--since", "2026-04-30T08:00:00")]
    [InlineData("--until takes a day", "audit", "export", "--until=yesterday")]
    [InlineData("--case takes an id", "audit", "export", "--case", "K-42")]
    [InlineData("--format is one of", "audit", "export", "--format", "xml")]
    [InlineData("--proof stands alone", "audit", "export", "--proof=yes")]
    [InlineData("--site is given once", "audit", "export", "--site", "a", "--site", "b")]
    [InlineData("--service is empty", "audit", "export", "--service=")]
    [InlineData("audit prove takes a whole number", "audit", "prove", "first")]
    [InlineData("audit prove takes the number", "audit", "prove", "--key", "k.pem")]
    [InlineData("nowhere.ndjson cannot be read", "audit", "check", "nowhere.ndjson")]
    [InlineData("nowhere.log cannot be read", "audit", "export", "--checkpoints", "nowhere.log")]
    [InlineData("persn", "vault", "erase", "--persn", "x")]
    [InlineData("--person takes an id", "vault", "erase", "--service", "chc", "--person", "x")]
    [InlineData("--ground is missing", "vault", "erase", "--service", "chc", "--person", "5a2c3f68-7c0f-4a44-9f39-6a3a0b9c1d11")]
    [InlineData("--ground takes one of", "vault", "erase", "--service", "chc", "--person", "5a2c3f68-7c0f-4a44-9f39-6a3a0b9c1d11", "--ground", "none")]
    public async Task An_option_of_a_part_in_bad_shape_is_named(string said, params string[] args) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<CommandRefused>(() => Subcommands.Find(args[0])!.RunAsync(args[1..]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_version_is_told() => Assert.Equal((0, 0), (await Subcommands.RunAsync(["--version"]), await Subcommands.RunAsync(["version"])));

    [Fact]
    public void Every_command_stands_in_one_column()
    {
        var lines = Subcommands.Overview().Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToArray();

        Assert.True(lines.Length > 8);
        Assert.All(lines, line => Assert.True(line[14] == ' ' && line[15] != ' ', line));
    }

    [Theory]
    [InlineData("state")]
    [InlineData("./state")]
    [InlineData("../state")]
    public void A_state_folder_is_named_from_the_root_on(string relative)
    {
        var byVariable = Assert.Throws<ConfigurationRefused>(() => StateFolder.Find(name => name == StateFolder.Variable ? relative : null, root: false));
        var bySetting = Assert.Throws<ConfigurationRefused>(() => SettingsLoading.StateFolderOf(Given.With(("State:Folder", relative)), development: true));

        Assert.Equal((StateFolder.Variable, "State:Folder"), (byVariable.Key, bySetting.Key));
        Assert.False(Directory.Exists(relative));
    }
}
