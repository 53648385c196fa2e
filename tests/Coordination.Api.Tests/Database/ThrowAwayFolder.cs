using Coordination.Api.EventStore;

namespace Coordination.Api.Tests.Database;

/// <summary>The folder of a private test server: its own for each run, gone after it, or with the next run when this one is killed.</summary>
internal static class ThrowAwayFolder
{
    // Another user's folders are not ours to clear.
    private static readonly string Prefix = $"coordination-tests-{Environment.UserName}-";

    public static string Create() => Create(Guid.NewGuid().ToString("N"));

    public static string Create(string name) =>
        StateFolder.Create(Path.Combine(Path.GetTempPath(), Prefix + name), ServerUser.OfThisProcess() is not null);

    public static LocalPostgresOptions Options(string folder) => new(StateFolder.Find(), folder) { Connections = 300 };

    /// <summary>Stops and removes what killed runs left; a run that lives holds its lock and is left alone.</summary>
    public static async Task RemoveAbandonedAsync()
    {
        // Two runs that start at once would clear the same folders.
        using var alone = await ClusterLock.TakeAsync(StateFolder.Create(Path.Combine(StateFolder.Find(), "test-clearing"), root: false), CancellationToken.None);

        // A folder without a note of its holder is just being made.
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(ClusterLock.WasTaken))
        {
            if (IsAbandoned(folder))
            {
                await StopAsync(folder);
                Remove(folder);
            }
        }
    }

    /// <summary>Removes the note of the holder last, so that a removal that is broken off is found and finished by the next run.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(PostgresCluster.DataIn(folder)))
        {
            Directory.Delete(PostgresCluster.DataIn(folder), recursive: true);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static bool IsAbandoned(string folder)
    {
        if (ClusterLock.LivingHolder(folder) is not null)
        {
            return false;
        }

        using var free = ClusterLock.TryTake(folder);
        return free is not null;
    }

    private static async Task StopAsync(string folder)
    {
        if (PostmasterPid.Read(PostgresCluster.DataIn(folder))?.IsServerAlive() == true)
        {
            await using var takenOver = await LocalPostgres.StartAsync(Options(folder), Console.Out, CancellationToken.None);
        }
    }
}
