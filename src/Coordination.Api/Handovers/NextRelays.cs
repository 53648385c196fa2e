using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Relays;
using Coordination.Domain.Relays;

namespace Coordination.Api.Handovers;

/// <summary>Whom to ask next when a relay said no or later: the same kind, best fit first, without those the case has asked.</summary>
internal static class NextRelays
{
    public static async Task<ImmutableArray<Guid>> OfAsync(Work work, CancellationToken ct)
    {
        if (await work.LoadAsync<Relay>(work.Handover.State.Relay, ct) is not { } relay)
        {
            return [];
        }

        return await Proposals.NextAsync(work, relay.Record.Kind, await HandoverHeads.AskedAsync(work, work.Case.Id, ct), ct);
    }
}
