using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Erasures;

namespace Coordination.Api.Erasures;

/// <summary>
/// Who is erased is erased under every id by which she is told of: an alert that a case of hers took keeps a key of its own, so does one that was answered
/// as its duplicate, and an account that was made for her alone. Each has a decision and a proof of its own, so a restored backup brings none of them back.
/// </summary>
internal sealed partial class ErasePerson
{
    /// <summary>Decides it for each alias that has a key, in the commit of the work. Returns what is decided and not done of them.</summary>
    public static async Task<List<ErasureDecided>> DecideAliasesAsync(Work work, Databases databases, ErasureDecided decided, PersonTraces traces, CancellationToken ct)
    {
        List<ErasureDecided> open = [];
        foreach (var alias in traces.Aliases)
        {
            var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(alias), ct);
            var keys = await DestroyKeys.AtHandAsync(databases, work.Service, alias, ct);
            var wish = new ErasureWish(work.Service, alias, Retention.Find(decided.Ground)!, decided.AskedBy, decided.ConfirmedBy);
            Work.Append(erasure, ErasureDecider.Decide(erasure.State, DecisionOf(wish, traces, keys, work.Stamp)));
            if (erasure.State.Open is { } stands)
            {
                open.Add(stands);
            }
        }

        return open;
    }

    // Those that were decided with her, and those that came until her key was gone. Broken off here she is not done either, and all of it is gone on with.
    private async Task EraseAliasesAsync(string service, ErasureDecided decided, PersonTraces traces, CancellationToken ct)
    {
        var open = await WriteAsync(service, Target.Nothing, async work =>
        {
            var open = await DecideAliasesAsync(work, databases, decided, traces, ct);
            if (work.HasEvents)
            {
                Tell(work, "DecideErasure", decided.Person, decided.Ground);
            }

            return open;
        }, ct);
        foreach (var alias in open)
        {
            var destroyed = await DestroyKeys.OfAsync(databases, service, alias.Person, alias.Fingerprint, ct);
            await ProveAsync(service, alias.Person, (destroyed, alias.Fingerprint), 0, ct);
        }
    }
}
