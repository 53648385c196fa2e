using Coordination.Api.Access;
using Coordination.Api.EventStore;

namespace Coordination.Api.Cases;

/// <summary>Whose relation ended keeps the facts of the last day she was there, and learns nothing of what came after (access.md A24).</summary>
internal static class PastRelation
{
    private const string Remembers = "A24";

    /// <summary>When the caller's last relation ended; null for anyone the case is open to now.</summary>
    public static DateTimeOffset? EndedAt(Work work, IDoor asked)
    {
        if (Gate.Decide(work, asked.Target, asked.Demand).Row != Remembers)
        {
            return null;
        }

        Guid[] mine = [work.Caller.Id, .. Facts.RelaysOf(work.Caller, work.Now)];
        return work.Case.State.Relations.Where(r => mine.Contains(r.Holder)).Max(r => r.Ended?.At ?? r.Until);
    }
}
