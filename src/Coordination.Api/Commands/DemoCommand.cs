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
        demo 1: "Élise Exemple", from an alert of 20 April 2026 to the third birthday.
        demo 2: "Lina Fictive", 16 and homeless, from 27 July 2026 to the third birthday and the end of keeping.

        Printed as a dated timeline. Each expected cell is checked; a miss ends it with exit code 1. A cell of later work
        prints "not yet" and is counted in the last line.

        It starts a private PostgreSQL that goes with it; nothing of it stays.
        """,
        RunAsync);

    private static async Task<int> RunAsync(string[] args)
    {
        var (begins, play) = args switch
        {
            ["1"] => (StoryOne.Begins, new Func<Stage, Task<int>>(stage => new StoryOne(stage).PlayAsync())),
            ["2"] => (StoryTwo.Begins, stage => new StoryTwo(stage).PlayAsync()),
            _ => throw new CommandRefused("demo takes the number of a story: 1 or 2."),
        };

        // Not a private temporary folder: the server's own user must be able to enter it.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-demo-{Environment.ProcessId}")).FullName;
        try
        {
            await using var postgres = await LocalPostgres.StartAsync(
                new LocalPostgresOptions(Path.Combine(folder, "state"), Path.Combine(folder, "postgres")), Console.Out, CancellationToken.None);
            var clock = new MovingClock(begins);
            await using var stage = await Stage.OpenAsync(Settings(postgres.ConnectionString, folder, clock), clock, Path.Combine(folder, "mail"));
            return await play(stage);
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
