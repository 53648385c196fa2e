using System.Text.Json.Nodes;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Crawls;

/// <summary>
/// Every place in a body or a query that takes an id, with foreign ones of every kind against a random one. The path names what the
/// sender has to do with, so that the act is stopped by nothing else.
/// </summary>
internal sealed class BodyCrawl(Asker asker, Watch watch, IReadOnlyList<Bundle> bundles)
{
    public async Task WalkAsync(Persona who, Operation operation)
    {
        var own = bundles.FirstOrDefault(bundle => bundle.Covers(operation) && operation.Ids.All(p => bundle.Of(p).First().IsKnownTo(who)));
        if (own is null || Knowing.NamesAnybody(who, operation))
        {
            return;
        }

        Guid[] ids = [.. operation.Ids.Select(parameter => own.Of(parameter).First().Id)];
        Bundle[] foreign = [.. bundles.Where(bundle => bundle != own || !Knowing.PreparesIt(who, operation))];
        foreach (var place in operation.BodyIds)
        {
            await PlaceAsync(who, foreign, id => new(operation, ids, Placing.Put(operation.Body!, place, id, alone: false), Other: id));
            if (Placing.HasOthers(operation.Body!, place))
            {
                await PlaceAsync(who, foreign, id => new(operation, ids, Placing.Put(operation.Body!, place, id, alone: true), Other: id));
            }
        }

        foreach (var name in operation.QueryIds)
        {
            await PlaceAsync(who, foreign, id => new(operation, ids, Query: $"?{name}={id}", Other: id));
        }
    }

    private async Task PlaceAsync(Persona who, Bundle[] among, Func<Guid, Sent> with)
    {
        var random = await AskAsync(who, with(Guid.NewGuid()));
        foreach (var thing in among.SelectMany(bundle => bundle.Things.DistinctBy(thing => (thing.Parameter, thing.Knows))).Where(thing => !thing.MayBeNamedBy(who)))
        {
            var sent = with(thing.Id);
            var foreign = await AskAsync(who, sent);
            if (foreign.DiffersAsAct(random) is not null)
            {
                // An act that was done may have changed what the next one meets: what a random id meets now decides.
                random = await AskAsync(who, with(Guid.NewGuid()));
            }

            watch.Same(who, sent, random, foreign, foreign.DiffersAsAct(random));
        }
    }

    private async Task<Heard> AskAsync(Persona who, Sent sent)
    {
        var heard = await asker.AskAsync(who, sent);
        watch.Look(who, sent, heard);
        return heard;
    }
}

/// <summary>Puts an id into an example.</summary>
internal static class Placing
{
    /// <param name="example">Left as it is.</param>
    /// <param name="place">Where: <c>/with/accountIds[]</c>, <c>/decisions[]/owner</c>.</param>
    /// <param name="id">The id.</param>
    /// <param name="alone">Without the example's other ids beside it: of some only one may be named.</param>
    public static JsonNode Put(JsonNode example, string place, Guid id, bool alone)
    {
        var body = example.DeepClone().AsObject();
        var steps = place.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = steps[..^1].Aggregate(body, Enter);
        if (alone)
        {
            Ids(at).ToList().ForEach(name => at.Remove(name));
        }

        var last = steps[^1];
        at[last.TrimEnd('[', ']')] = last.EndsWith("[]", StringComparison.Ordinal) ? new JsonArray(JsonValue.Create(id)) : JsonValue.Create(id);
        return body;
    }

    public static bool HasOthers(JsonNode example, string place) =>
        place.Count(sign => sign == '/') == 1 && Ids(example.AsObject()).Any(name => $"/{name}" != place);

    private static IEnumerable<string> Ids(JsonObject at) => at.Where(m => m.Value is JsonValue value && value.TryGetValue<string>(out var text) && Guid.TryParse(text, out _)).Select(m => m.Key);

    private static JsonObject Enter(JsonObject at, string step)
    {
        var name = step.TrimEnd('[', ']');
        if (!step.EndsWith("[]", StringComparison.Ordinal))
        {
            return (at[name] ??= new JsonObject()).AsObject();
        }

        var items = (at[name] ??= new JsonArray(new JsonObject())).AsArray();
        return items[0]!.AsObject();
    }
}
