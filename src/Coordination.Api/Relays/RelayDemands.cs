using Coordination.Api.Access;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Relays;

namespace Coordination.Api.Relays;

/// <summary>The directory belongs to the staff (rules A77, A88); a relay reads and writes its own record only (A78).</summary>
internal static class RelayDemands
{
    public static Demand Read { get; } = new(AccessAction.ReadDirectory, Confidentiality.N0) { Refine = (_, q) => q.Own ? q with { Action = AccessAction.ReadOwnRelay } : q };

    public static Demand Keep { get; } = new(AccessAction.KeepDirectory, Confidentiality.N0) { Refine = (_, q) => q.Own ? q with { Action = AccessAction.WriteOwnRelay } : q };

    /// <summary>Who speaks of the places: the relay's own account, or somebody who called it.</summary>
    public static CapacitySource SourceOf(Caller caller, Guid relay, DateTimeOffset now) =>
        caller.Relays(now).Contains(relay) ? CapacitySource.Relay : CapacitySource.CoordinatorAfterCall;
}
