using System.Collections.Concurrent;

namespace Coordination.Proofs;

/// <summary>What contradicts a promise, kept by kind: the count, and the first few in words.</summary>
internal sealed class Findings
{
    private const int Told = 3;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _found = new(StringComparer.Ordinal);

    public IEnumerable<string> Kinds => _found.Keys;

    public int Count => _found.Values.Sum(kind => kind.Count);

    public void Add(string kind, string what) => _found.GetOrAdd(kind, _ => new()).Enqueue(what);

    /// <summary>A finding unless it holds.</summary>
    public void Demand(bool holds, string kind, string what)
    {
        if (!holds)
        {
            Add(kind, what);
        }
    }

    /// <summary>What is in one set and not in the other, both ways.</summary>
    public void Same<T>(IEnumerable<T> left, IEnumerable<T> right, string leftOnly, string rightOnly)
    {
        var (a, b) = (left.ToHashSet(), right.ToHashSet());
        foreach (var item in a.Except(b))
        {
            Add(leftOnly, $"{item}");
        }

        foreach (var item in b.Except(a))
        {
            Add(rightOnly, $"{item}");
        }
    }

    /// <summary>Those of another beside these.</summary>
    public void Take(Findings other) => other._found.SelectMany(kind => kind.Value.Select(what => (kind.Key, what))).ToList().ForEach(found => Add(found.Key, found.what));

    /// <summary>All of them, one a line, for who looks into them.</summary>
    public void WriteTo(string path) =>
        File.WriteAllLines(path, _found.OrderBy(kind => kind.Key, StringComparer.Ordinal).SelectMany(kind => kind.Value.Select(what => $"{kind.Key}: {what}")));

    public void Print()
    {
        foreach (var (kind, items) in _found.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"FOUND {items.Count} × {kind}: {string.Join(" | ", items.Take(Told))}{(items.Count > Told ? " | …" : "")}");
        }
    }
}
