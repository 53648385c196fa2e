using Coordination.Api.Demo;

namespace Coordination.Proofs.Crawls;

/// <summary>Operations whose path names nothing: lists, searches, what is made anew. No foreign word may stand in their answers.</summary>
internal sealed class ListCrawl(Asker asker, Watch watch, IReadOnlyList<Bundle> bundles)
{
    public async Task ReadAsync(Persona who, IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations.Where(operation => operation.Reads && operation.Ids.Count == 0))
        {
            await LookAsync(who, new(operation, []));
            foreach (var word in operation.Searches ? bundles.SelectMany(b => b.Things).Select(thing => thing.Word).Distinct() : [])
            {
                await LookAsync(who, new(operation, [], Query: $"?q={word}"));
            }
        }
    }

    public async Task WriteAsync(Persona who, IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations.Where(operation => !operation.Reads && operation.Ids.Count == 0))
        {
            await LookAsync(who, new(operation, []));
        }
    }

    private async Task LookAsync(Persona who, Sent sent) => watch.Look(who, sent, await asker.AskAsync(who, sent));
}

/// <summary>Who has the right: an operation that answers them with the thing's own ids as with random ones shows that nothing was there to leak.</summary>
internal sealed class Control(Asker asker, IReadOnlyList<Bundle> bundles)
{
    public async Task<IReadOnlyList<Operation>> UnreachedAsync(IReadOnlyList<Operation> operations)
    {
        List<Operation> unreached = [];
        foreach (var operation in operations.Where(operation => operation.Ids.Count > 0).OrderByDescending(operation => operation.Reads))
        {
            if (!await IsReachedAsync(operation))
            {
                unreached.Add(operation);
            }
        }

        return unreached;
    }

    private async Task<bool> IsReachedAsync(Operation operation)
    {
        foreach (var bundle in bundles.Where(bundle => bundle.Covers(operation)))
        {
            Thing[] own = [.. operation.Ids.Select(parameter => bundle.Of(parameter).First())];
            foreach (var who in Personas.All.Where(who => own.All(thing => thing.IsKnownTo(who))))
            {
                var random = await asker.AskAsync(who, new(operation, [.. own.Select(_ => Guid.NewGuid())]));
                var right = await asker.AskAsync(who, new(operation, [.. own.Select(thing => thing.Id)]));
                if (right.Differs(random) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
