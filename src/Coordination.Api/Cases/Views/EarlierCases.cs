using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>A case of an earlier pregnancy. It is read under its own address, by who may.</summary>
/// <param name="CaseId">That case.</param>
/// <param name="Site">Site that keeps it.</param>
/// <param name="State">Open or closed.</param>
/// <param name="LinkedAt">When it was tied to this one.</param>
/// <param name="LinkedBy">Account that did.</param>
internal sealed record EarlierCaseLine(Guid CaseId, string Site, CaseStanding State, DateTimeOffset LinkedAt, Guid LinkedBy);

/// <summary>Ties to earlier pregnancies, for whoever may know of both ends: that there was one is told by no list to anybody else.</summary>
internal static class EarlierCases
{
    public static async Task<EarlierCaseLine[]> OfAsync(Work work, CancellationToken ct)
    {
        var file = work.Case.State;
        List<EarlierCaseLine> lines = [];
        foreach (var link in CaseRights.IsHead(file, work.Caller.Id) ? file.EarlierCases.Reverse() : [])
        {
            if (await ReadAsync(work, link.Case, ct) is { } earlier)
            {
                lines.Add(new(earlier.Id, earlier.Site, earlier.Standing, link.Stamp.At, link.Stamp.By));
            }
        }

        // What is answered, and audited, is of this case.
        await work.OpenCaseAsync(file.Id, ct);
        return [.. lines];
    }

    /// <summary>A case as the caller's right of now to read it has it; null where she has none. It is the work's case afterwards.</summary>
    public static async Task<CaseFile?> ReadAsync(Work work, Guid earlier, CancellationToken ct)
    {
        var stream = await work.OpenCaseAsync(earlier, ct);
        var answer = Gate.Decide(work, Target.OfCase(earlier), new Demand(AccessAction.ReadCase));
        return stream.Exists && answer.Granted && PastRelation.EndedAt(work, stream.State, answer) is null ? stream.State : null;
    }
}
