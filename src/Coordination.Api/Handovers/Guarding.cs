using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Handovers;

/// <summary>What stands before a request: what the case and the relay must be, and whether the relay may be asked this at all.</summary>
internal static class Guarding
{
    /// <summary>The refusal, or null. One of the guard is counted with it.</summary>
    public static Reply? Refuses(Work work, RequestScope scope, string kind)
    {
        if (Asking.Hindrance(work.Case.State, work.Relay.State) is { } hindrance)
        {
            return Reply.Refused(hindrance);
        }

        return RequestGuard.Fault(kind, work.Relay.State.Record, MandateSight.Running(work)) is { } wrong
            ? Reply.Refused(wrong) with { Beside = [RefusedRequests.Row(work, scope, kind, wrong)] }
            : null;
    }

    /// <summary>The request with what it asks, and the mandate under which alone it may.</summary>
    public static HandoverAsk Asks(Work work, HandoverAsk ask, string kind) =>
        ask with { Kind = kind, Mandate = RequestGuard.Under(kind, work.Relay.State.Record, MandateSight.Running(work)) };
}
