using System.Security.Cryptography;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Vault;

namespace Coordination.Api.Commands;

/// <summary><c>demo &lt;story&gt;</c>: plays a story of the field through the real door and checks every expected cell.</summary>
internal static class DemoCommand
{
    public static readonly Subcommand Definition = new(
        "demo",
        "plays a story through the real door, on a private database",
        """
        demo 1: story 1 from 20 April to 9 July 2026, printed as a dated timeline. Each expected cell is checked; a miss ends
        it with exit code 1. A cell of later work prints "not yet" and is counted in the last line.

        It starts a private PostgreSQL that goes with it; nothing of it stays.
        """,
        RunAsync);

    private static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["1"])
        {
            throw new CommandRefused("demo takes the number of a story: 1.");
        }

        // Not a private temporary folder: the server's own user must be able to enter it.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-demo-{Environment.ProcessId}")).FullName;
        try
        {
            await using var postgres = await LocalPostgres.StartAsync(
                new LocalPostgresOptions(Path.Combine(folder, "state"), Path.Combine(folder, "postgres")), Console.Out, CancellationToken.None);
            var clock = new MovingClock(StoryOne.Begins);
            await using var stage = await Stage.OpenAsync(Settings(postgres.ConnectionString, folder, clock), clock, Path.Combine(folder, "mail"));
            return await new StoryOne(stage).PlayAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HostSettings Settings(string connection, string folder, MovingClock clock) =>
        new(new DatabaseSettings(connection, null, null, PoolSize: 4), new WrappingKey(RandomNumberGenerator.GetBytes(32)), clock)
        {
            Environment = Environments.Development,
            StateFolder = folder,
            DevelopmentIssuer = new DevelopmentIssuer(RandomNumberGenerator.GetBytes(64)),
            Clockwork = false,
        };
}
