using System.Diagnostics;
using System.Globalization;

namespace Coordination.Api.EventStore;

/// <summary>
/// One process at a time has a folder, such as a private server's. The operating system frees the lock when its holder is killed;
/// the note beside it, process number and start time, serves only to say who holds it.
/// </summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <summary>Null when a living process holds it.</summary>
    public static ClusterLock? TryTake(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            var held = new ClusterLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            using var self = Process.GetCurrentProcess();
            File.WriteAllLines(Note(folder), [$"{self.Id}", self.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)]);
            return held;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Waits until nobody else holds it.</summary>
    public static async Task<ClusterLock> TakeAsync(string folder, CancellationToken cancellation)
    {
        ClusterLock? taken;
        while ((taken = TryTake(folder)) is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        return taken;
    }

    /// <summary>True when somebody has ever held it.</summary>
    public static bool WasTaken(string folder) => File.Exists(Note(folder));

    /// <summary>The noted holder while he lives; null when his number belongs to nobody, or to another process by now.</summary>
    public static (int Id, DateTime Start)? LivingHolder(string folder)
    {
        var note = WasTaken(folder) ? File.ReadAllLines(Note(folder)) : [];
        return note.Length == 2 && int.TryParse(note[0], out var id) && StartOf(id) is { } start
            && Math.Abs((start - DateTime.Parse(note[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)).TotalSeconds) < 2
            ? (id, start)
            : null;
    }

    /// <summary>The holder in words.</summary>
    public static string Holder(string folder) => LivingHolder(folder) is { } holder
        ? string.Create(CultureInfo.InvariantCulture, $"process {holder.Id}, running since {holder.Start:yyyy-MM-dd HH:mm:ss} UTC")
        : "another process that has just started";

    /// <summary>When a process started; null when there is none of that number.</summary>
    public static DateTime? StartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Where process number and start time of the last holder are written.</summary>
    public static string Note(string folder) => Path.Combine(folder, "holder");
}
