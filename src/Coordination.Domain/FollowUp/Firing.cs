using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>Firing a due step, the same for every stream that owes something.</summary>
public static class Firing
{
    /// <summary>
    /// One <see cref="StepFired"/>, or nothing when the obligation is no longer owed, the step is not the first one pending, or its
    /// instant has not come. It refuses nothing: overlapping and repeated sweeps are harmless.
    /// </summary>
    public static Decision Fire(ImmutableArray<Obligation> owed, Guid obligation, string step, DateTimeOffset now, Stamp stamp)
    {
        var row = owed.FirstOrDefault(row => row.Id == obligation);
        return row is { Pending: [var first, ..] } && first.Name == step && first.At <= now
            ? Decision.Of(new StepFired(row.Id, row.Code, row.Occurrence, first.Name, first.At, stamp))
            : Decision.AlreadySo;
    }
}
