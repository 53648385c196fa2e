using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Time;

namespace Coordination.Api.Handovers;

/// <summary>What an act on a handover means for the silence of the family: the case learns it in the same commit, because its own state owes L01.</summary>
internal static class CarriedNeeds
{
    /// <summary>After a handover became effective or ended, or a relay was asked: who carries the case's needs now. Reads nothing where that cannot have changed.</summary>
    public static async Task<Refusal?> FollowAsync(Work work, OpenStream<Handover> stream, CancellationToken ct)
    {
        var carries = stream.Pending.Any(e => e is HandoverBecameEffective);
        if (stream.Pending.Count == 0 || !(carries || work.Case.State.Carried))
        {
            return null;
        }

        var (file, others) = (work.Case, await HandoverHeads.OthersAsync(work, work.Case.Id, stream.Id, ct));
        var left = Needs.Left((await work.Session.LoadManyAsync<Handover>(ct, others)).Append(stream.State));
        return Work.Append(file, carries ? NeedDecider.Carry(file.State, stream.Id, left, work.Stamp) : NeedDecider.Return(file.State, stream.Id, left, work.Stamp));
    }

    /// <summary>The coordination came along to the first meeting, or the family told it something itself.</summary>
    public static Refusal? Met(Work work)
    {
        var days = work.Handover.Pending.Select(happened => happened switch
        {
            FirstContactConfirmed { Present.IsDefaultOrEmpty: false } e => e.MetAt,
            FirstContactConfirmed { By: ContactProof.Family } e => e.Stamp.At,
            EffectivenessConfirmed { By: Confirmer.Family } e => e.SaidAt,
            _ => (DateTimeOffset?)null,
        });
        return days.Max() is { } at ? Work.Append(work.Case, NeedDecider.Meet(work.Case.State, work.Handover.Id, CivilTime.DayOf(at), work.Stamp)) : null;
    }
}
