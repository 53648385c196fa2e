using System.Runtime.Versioning;
using Coordination.Api.EventStore;
using Xunit;

namespace Coordination.Api.Tests.Database;

[UnsupportedOSPlatform("windows")]
public sealed class StateFolderTests : IDisposable
{
    private readonly string _folder = ThrowAwayFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("asked", "asked", "systemd", "xdg")]
    [InlineData("systemd", null, "systemd:second", "xdg")]
    [InlineData("xdg/coordination", null, null, "xdg")]
    [InlineData("xdg/coordination", "", " ", "xdg")]
    public void The_first_that_was_asked_for_is_used(string expected, string? asked, string? systemd, string? xdg) =>
        Assert.Equal(Path.Combine(_folder, expected), Find(asked, systemd, xdg, root: false));

    [Fact]
    public void A_user_keeps_it_to_himself_and_root_lets_the_servers_user_through()
    {
        Assert.Equal(Convert.ToInt32("700", 8), Mode(Find("user", null, null, root: false)));
        Assert.Equal(Convert.ToInt32("755", 8), Mode(Find("root", null, null, root: true)));
    }

    [Fact]
    public void Root_does_not_use_a_home_that_the_servers_user_cannot_enter() =>
        Assert.DoesNotContain("xdg", StateFolder.Find(name => name == "XDG_STATE_HOME" ? Path.Combine(_folder, "xdg") : null, root: true), StringComparison.Ordinal);

    private static int Mode(string folder) => (int)File.GetUnixFileMode(folder);

    private string Find(string? asked, string? systemd, string? xdg, bool root) => StateFolder.Find(
        name => name switch
        {
            StateFolder.Variable => Below(asked),
            "STATE_DIRECTORY" => Below(systemd),
            "XDG_STATE_HOME" => Below(xdg),
            _ => null,
        },
        root);

    private string? Below(string? name) => string.IsNullOrWhiteSpace(name) ? name : Path.Combine(_folder, name);
}
