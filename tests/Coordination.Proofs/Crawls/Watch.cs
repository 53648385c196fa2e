using System.Collections.Concurrent;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Crawls;

/// <summary>Looks at every answer, and counts what was looked at.</summary>
internal sealed class Watch(Findings findings, IReadOnlyList<Bundle> bundles)
{
    private readonly ConcurrentDictionary<(Operation Operation, string Persona), int> _compared = [];
    private readonly Thing[] _things = [.. bundles.SelectMany(bundle => bundle.Things)];
    private int _pairs;
    private int _known;
    private int _words;

    public int Pairs => _pairs;

    /// <summary>Requests that were not compared, because who would send them has something to do with all that they name.</summary>
    public int Known => _known;

    /// <summary>Answers looked through for foreign words and ids.</summary>
    public int Words => _words;

    public void CountKnown() => Interlocked.Increment(ref _known);

    /// <summary>Of how many personas a pair of this operation was compared.</summary>
    public int PersonasOf(Operation operation) => _compared.Keys.Count(key => key.Operation == operation);

    public void Same(Persona who, Sent sent, Heard random, Heard foreign, string? differs)
    {
        Interlocked.Increment(ref _pairs);
        _compared.AddOrUpdate((sent.Operation, who.Subject), 1, (_, count) => count + 1);
        if (differs is not null)
        {
            findings.Add($"{differs} tells a foreign id from a random one", $"{who.Subject} {sent.Operation} {Told(sent)}: {foreign} instead of {random}");
        }
    }

    /// <summary>No word and no id of what they have nothing to do with stands in an answer to them, but the ids they sent.</summary>
    public void Look(Persona who, Sent sent, Heard heard)
    {
        Interlocked.Increment(ref _words);
        findings.Demand(heard.Status < 500, "a request was answered by a failure", $"{who.Subject} {sent.Operation}: {heard}");
        var known = _things.Where(thing => thing.IsKnownTo(who)).Select(thing => thing.Word).ToHashSet();
        foreach (var thing in _things.Where(thing => !thing.IsKnownTo(who)))
        {
            var shown = !known.Contains(thing.Word) && heard.Raw.Contains(thing.Word, StringComparison.OrdinalIgnoreCase);
            findings.Demand(!shown, "a foreign word is shown", $"{who.Subject} {sent.Operation}{sent.Query}: {thing.Word} of {thing.Parameter}");
            var named = !known.Contains(thing.Word) && !sent.All.Contains(thing.Id) && heard.Raw.Contains($"{thing.Id}", StringComparison.OrdinalIgnoreCase);
            findings.Demand(!named, "a foreign id is shown", $"{who.Subject} {sent.Operation}{sent.Query}: {thing.Parameter} {thing.Id}");
        }
    }

    private string Told(Sent sent) => string.Join(", ", sent.All.Select(id => _things.FirstOrDefault(thing => thing.Id == id) is { } thing
        ? $"{thing.Parameter} of the {bundles.First(bundle => bundle.Things.Contains(thing)).Name}"
        : "a random id"));
}
