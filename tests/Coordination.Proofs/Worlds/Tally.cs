using System.Collections.Concurrent;

namespace Coordination.Proofs.Worlds;

/// <summary>What was compared, and what differed.</summary>
internal sealed class Tally
{
    private const int Beside = 60;

    private readonly ConcurrentDictionary<string, int> _kinds = [];
    private readonly ConcurrentDictionary<string, byte> _operations = [];
    private readonly ConcurrentDictionary<string, byte> _readers = [];
    private Findings _findings = new();
    private int _compared;
    private int _controls;

    public Times Times { get; } = new();

    public int Compared => _compared;

    public int Operations => _operations.Count;

    public int Readers => _readers.Count;

    /// <summary>Pairs in which somebody with the right got another answer.</summary>
    public int Controls => _controls;

    public IReadOnlyDictionary<string, int> Kinds => _kinds;

    /// <summary>Where to say what differs from here on.</summary>
    public void FindInto(Findings findings) => _findings = findings;

    public void Kept(string kind) => _kinds.AddOrUpdate(kind, 1, (_, count) => count + 1);

    public void Compare(string kind, string reader, Probe probe, string how, string expected, string got)
    {
        Interlocked.Increment(ref _compared);
        _operations.TryAdd(probe.Operation, 0);
        _readers.TryAdd(reader, 0);
        if (expected != got)
        {
            _findings.Add($"{kind} makes {probe} to {reader} differ {how}", Difference(expected, got));
        }
    }

    public void Control(string kind, bool differs)
    {
        if (differs)
        {
            Interlocked.Increment(ref _controls);
        }

        _findings.Demand(differs, "who has the right gets the same with and without it", kind);
    }

    private static string Difference(string expected, string got)
    {
        var at = expected.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, Math.Min(at, text.Length) - Beside)..Math.Min(text.Length, at + Beside)].Replace("\n", "; ", StringComparison.Ordinal);
        return $"'{Around(got)}' instead of '{Around(expected)}'";
    }
}
