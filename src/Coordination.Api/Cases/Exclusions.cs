using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases;

/// <summary>A person names somebody who must not see the file: by a coordinator who writes her word down, or by her own account.</summary>
internal static class Exclusions
{
    /// <summary>Effective with the commit. The same one again changes nothing; whoever led the case hands it over in the same commit.</summary>
    /// <returns>The exclusion, or why not.</returns>
    public static async Task<(Guid Exclusion, Refusal? Refusal)> ExcludeAsync(Work work, Guid by, Guid excluded, HolderKind kind, Protected? reason, CancellationToken ct)
    {
        var file = work.Case;
        var known = file.State.Exclusions.FirstOrDefault(x => x.Ended is null && x.By == by && x.Excluded == excluded)?.Id;
        var refusal = Work.Append(file, RelationDecider.Exclude(file.State, new PersonExcluded(known ?? work.NewId(), by, excluded, kind, reason, work.Stamp)));
        if (refusal is null && file.Pending.Count > 0)
        {
            await SearchIndex.ElsewhereAsync(work, file.State, ct);
        }

        if (refusal is null && file.State.IsOpen && CaseRights.IsHead(file.State, excluded))
        {
            // Nobody who was excluded keeps what is owed, for not even a moment (rule A11).
            refusal = Work.Append(file, CaseDecider.Assign(file.State, await Successors.OfAsync(work, excluded, ct), "exclusion", work.Stamp));
        }

        return (refusal is null ? known ?? file.State.Exclusions[^1].Id : default, refusal);
    }
}
