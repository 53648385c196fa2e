using System.Diagnostics;
using System.Globalization;

namespace Coordination.Api.EventStore;

/// <summary>
/// One process at a time has a private server. The operating system frees the lock when its holder is killed;
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

    /// <summary>True when somebody has ever held it.</summary>
    public static bool WasTaken(string folder) => File.Exists(Note(folder));

    /// <summary>The holder in words; a number that belongs to another process by now is not given out as the holder's.</summary>
    public static string Holder(string folder)
    {
        var note = WasTaken(folder) ? File.ReadAllLines(Note(folder)) : [];
        return note.Length == 2 && int.TryParse(note[0], out var id) && StartOf(id) is { } start
            && Math.Abs((start - DateTime.Parse(note[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)).TotalSeconds) < 2
            ? string.Create(CultureInfo.InvariantCulture, $"process {id}, running since {start:yyyy-MM-dd HH:mm:ss} UTC")
            : "another process that has just started";
    }

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

    private static string Note(string folder) => Path.Combine(folder, "holder");
}
