using System.Text.Json;

namespace Coordination.Proofs.Kill;

/// <summary>What the callers did and heard, on disk before anything else happens: fsynced before each send and after each answer.</summary>
internal sealed class Ledger(string path) : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    private readonly Dictionary<string, Act> _open = [];
    private readonly List<Act> _lost = [];
    private readonly Lock _gate = new();

    /// <summary>Acts that were sent and have no answer at this moment.</summary>
    public IReadOnlyList<Act> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _open.Values];
            }
        }
    }

    /// <summary>Acts whose answer was lost since this was last asked.</summary>
    public IReadOnlyList<Act> TakeLost()
    {
        lock (_gate)
        {
            var lost = _lost.ToList();
            _lost.Clear();
            return lost;
        }
    }

    public void Sent(Act act, int attempt) => Write(new(LineKind.Sent, act.Key, attempt, act.Kind, 0, null), () => _open.Add(act.Key, act));

    public void Answered(Act act, int attempt, int status, string body) =>
        Write(new(LineKind.Answered, act.Key, attempt, act.Kind, status, body), () => _open.Remove(act.Key));

    /// <summary>No answer came. Nobody knows whether it was done.</summary>
    public void Lost(Act act, int attempt) => Write(new(LineKind.Lost, act.Key, attempt, act.Kind, 0, null), () =>
    {
        _open.Remove(act.Key);
        _lost.Add(act);
    });

    public void Dispose() => _file.Dispose();

    /// <summary>The ledger as it stands on disk.</summary>
    public static IReadOnlyList<LedgerLine> Read(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<LedgerLine>(line, Web)!)];

    private void Write(LedgerLine line, Action then)
    {
        lock (_gate)
        {
            _file.Write(JsonSerializer.SerializeToUtf8Bytes(line, Web));
            _file.WriteByte((byte)'\n');
            _file.Flush(flushToDisk: true);
            then();
        }
    }
}

internal enum LineKind
{
    Sent,
    Answered,
    Lost,
}

/// <param name="Kind">Sent, answered or lost.</param>
/// <param name="Key">The act.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Act">What kind of act it is.</param>
/// <param name="Status">HTTP status of an answer.</param>
/// <param name="Body">Body of an answer, as it came.</param>
internal sealed record LedgerLine(LineKind Kind, string Key, int Attempt, ActKind Act, int Status, string? Body)
{
    /// <summary>The caller was told that it is done.</summary>
    public bool Acknowledges => Kind == LineKind.Answered && Status is >= 200 and < 300;
}
