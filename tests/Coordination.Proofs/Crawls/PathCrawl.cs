using Coordination.Api.Demo;

namespace Coordination.Proofs.Crawls;

/// <summary>
/// Every operation whose path names ids, with foreign ones. Beside each goes the same request with a random id in the place of every id
/// that its sender has nothing to do with: a foreign child of her own case is compared with a random child of her own case.
/// </summary>
internal sealed class PathCrawl(Asker asker, Watch watch, IReadOnlyList<Bundle> bundles)
{
    public async Task WalkAsync(Persona who, Operation operation)
    {
        if (Knowing.OpensIt(who, operation))
        {
            return;
        }

        Dictionary<string, Heard> blurred = [];
        foreach (var chosen in Choices(who, operation))
        {
            if (chosen.All(thing => thing is null || thing.IsKnownTo(who)))
            {
                watch.CountKnown();
                continue;
            }

            Guid?[] kept = [.. chosen.Select(thing => thing is not null && thing.IsKnownTo(who) ? thing.Id : (Guid?)null)];
            var key = string.Join(',', kept);
            if (!blurred.TryGetValue(key, out var random))
            {
                blurred[key] = random = await AskAsync(who, new(operation, [.. kept.Select(id => id ?? Guid.NewGuid())]));
            }

            var sent = new Sent(operation, [.. chosen.Select(thing => thing?.Id ?? Guid.NewGuid())]);
            var foreign = await AskAsync(who, sent);
            watch.Same(who, sent, random, foreign, foreign.Differs(random));
        }
    }

    private async Task<Heard> AskAsync(Persona who, Sent sent)
    {
        var heard = await asker.AskAsync(who, sent);
        watch.Look(who, sent, heard);
        return heard;
    }

    private IEnumerable<Thing?[]> Choices(Persona who, Operation operation)
    {
        Bundle[] covering = [.. bundles.Where(bundle => bundle.Covers(operation))];
        return operation.Ids.Count == 1
            ? covering.SelectMany(bundle => Whole(bundle, operation))
            : [.. covering.SelectMany(bundle => Whole(bundle, operation)), .. covering.SelectMany(bundle => OneRandom(bundle, operation)), .. Crossed(who, covering, operation)];
    }

    /// <summary>All ids of one bundle, with each of several things of a kind.</summary>
    private static IEnumerable<Thing?[]> Whole(Bundle bundle, Operation operation) => operation.Ids.Aggregate<string, IEnumerable<Thing?[]>>(
        [[]], (chosen, parameter) => chosen.SelectMany(so => bundle.Of(parameter).Select(thing => (Thing?[])[.. so, thing])));

    private static IEnumerable<Thing?[]> OneRandom(Bundle bundle, Operation operation) =>
        operation.Ids.Select((_, random) => operation.Ids.Select((parameter, at) => at == random ? null : bundle.Of(parameter).First()).ToArray());

    /// <summary>The outer id is the sender's own and what it holds is of another.</summary>
    private static IEnumerable<Thing?[]> Crossed(Persona who, Bundle[] covering, Operation operation) =>
        from own in covering.Where(bundle => bundle.Of(operation.Ids[0]).First().IsKnownTo(who))
        from other in covering.Where(bundle => bundle != own)
        select operation.Ids.Select((parameter, at) => (Thing?)(at == 0 ? own : other).Of(parameter).First()).ToArray();
}
