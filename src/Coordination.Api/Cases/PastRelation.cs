using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases;

/// <summary>Whose relation ended keeps the facts of the last day she was there, and learns nothing of what came after (rule A24).</summary>
internal static class PastRelation
{
    private const string Remembers = "A24";

    /// <summary>When the caller's last relation to the case at hand ended; null for anyone the case is open to now.</summary>
    public static DateTimeOffset? EndedAt(Work work, IDoor asked) => EndedAt(work, work.Case.State, Gate.Decide(work, asked.Target, asked.Demand));

    /// <summary>The same of a case that a list shows, by what was decided about it.</summary>
    public static DateTimeOffset? EndedAt(Work work, CaseFile file, AccessAnswer answer) => answer.Row == Remembers
        ? CaseRights.LeftAt(file, [work.Caller.Id, .. work.Caller.Relays(work.Now)], work.Now)
        : null;

    /// <summary>The case as it was recorded at an instant, or null where there was none yet.</summary>
    public static Task<CaseFile?> StateAsync(Work work, Guid file, DateTimeOffset at, CancellationToken ct) => Recorded.StateAsync(work, StreamKinds.Case, file, at, ct);
}
