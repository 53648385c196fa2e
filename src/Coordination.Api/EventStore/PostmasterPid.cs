using System.Globalization;
using System.Text;

namespace Coordination.Api.EventStore;

/// <summary>The note that a running server keeps in its data folder. It stays behind after a crash, and its number may by then be another process's.</summary>
internal sealed record PostmasterPid(string Data, int Id, DateTime StartedAt, int Port)
{
    // Above every process number that a system gives out.
    private const int Nobody = int.MaxValue - 1;

    private static string In(string data) => Path.Combine(data, "postmaster.pid");

    /// <summary>Null when no server runs and none crashed.</summary>
    public static PostmasterPid? Read(string data)
    {
        var lines = File.Exists(In(data)) ? File.ReadAllLines(In(data)) : [];
        return lines.Length < 4 ? null : new PostmasterPid(
            data,
            int.Parse(lines[0], CultureInfo.InvariantCulture),
            DateTime.UnixEpoch.AddSeconds(long.Parse(lines[2], CultureInfo.InvariantCulture)),
            int.Parse(lines[3], CultureInfo.InvariantCulture));
    }

    /// <summary>True while the process is the server of these data, not another one that was given its number.</summary>
    public bool IsServerAlive()
    {
        var command = $"/proc/{Id}/cmdline";
        return Directory.Exists("/proc/self")
            ? File.Exists(command) && File.ReadAllText(command).Split('\0').Contains(Data)
            : ClusterLock.StartOf(Id) is { } start && Math.Abs((start - StartedAt).TotalSeconds) < 5;
    }

    /// <summary>
    /// Takes the number out when another process has it by now, for the server would refuse to start beside a living one.
    /// The rest stays: from it the server checks for itself that nobody still uses the old shared memory.
    /// </summary>
    public void Disown()
    {
        var lines = File.ReadAllLines(In(Data));
        lines[0] = Nobody.ToString(CultureInfo.InvariantCulture);
        using var file = new FileStream(In(Data), FileMode.Truncate, FileAccess.Write);
        file.Write(Encoding.ASCII.GetBytes(string.Join('\n', lines) + '\n'));
    }
}
