using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>Somebody who must not see the case, because a person of it said so.</summary>
/// <param name="Id">Exclusion.</param>
/// <param name="By">Person who asked.</param>
/// <param name="Excluded">Account, relay or person of the case.</param>
/// <param name="ExcludedKind">Which of them.</param>
/// <param name="RecordedBy">Account that wrote it down.</param>
/// <param name="RecordedAt">When.</param>
internal sealed record ExclusionLine(Guid Id, Guid By, Guid Excluded, HolderKind ExcludedKind, Guid RecordedBy, DateTimeOffset RecordedAt)
{
    /// <summary>When it was taken back; absent while it holds.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What she said, for the coordinators of the case and whoever wrote it down.</summary>
    public string? Reason { get; init; }

    /// <summary>The keys must be at hand.</summary>
    public static ExclusionLine Of(Work work, Exclusion x) => new(x.Id, x.By, x.Excluded, x.Kind, x.Recorded.By, x.Recorded.At)
    {
        EndedAt = x.Ended?.At,
        Reason = ReasonOf(work, x) is { } reason ? work.Keys.Open(reason, x.By, work.Case.Id, CaseFields.Exclusion) : null,
    };

    /// <summary>The sealed words, where the reader may have them: what a person says of somebody she knows has no level of its own.</summary>
    public static Protected? ReasonOf(Work work, Exclusion x) =>
        CaseRights.IsHead(work.Case.State, work.Caller.Id) || x.Recorded.By == work.Caller.Id ? x.Reason : null;
}
