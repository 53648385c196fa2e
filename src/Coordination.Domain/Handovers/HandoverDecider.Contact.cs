using System.Collections.Immutable;
using static Coordination.Domain.Handovers.HandoverStatus;

namespace Coordination.Domain.Handovers;

/// <summary>From the yes to the loop that holds: first meeting, first contact, both sides' word.</summary>
public static partial class HandoverDecider
{
    /// <summary>Plans the first meeting, or moves it.</summary>
    public static Decision PlanMeeting(Handover handover, bool joint, DateTimeOffset startsAt, Protected? where, Stamp stamp)
    {
        if (handover.Status is not (Accepted or MeetingPlanned))
        {
            return NotNow(handover, handover.FirstContactAt is null ? HandoverRefusals.NotAccepted : HandoverRefusals.AlreadyContacted);
        }

        return handover switch
        {
            { AnonymousEnquiry: true } => HandoverRefusals.StillAnonymous,
            { Meeting: { HeldAt: null } planned } when planned == new FirstMeeting(joint, startsAt, where) => Decision.AlreadySo,
            _ when startsAt < stamp.At => HandoverRefusals.MeetingInThePast,
            _ => Decision.Of(new FirstMeetingPlanned(joint, startsAt, where, stamp)),
        };
    }

    /// <summary>The joint first meeting took place: that is the first contact, proved by who was there.</summary>
    public static Decision HoldMeeting(Handover handover, DateTimeOffset heldAt, int? minutes, ImmutableArray<Guid> present, Stamp stamp) =>
        Meet(handover, heldAt, stamp)
        ?? Decision.Of(new FirstMeetingHeld(heldAt, minutes, present, stamp), new FirstContactConfirmed(heldAt, ContactProof.JointVisit, present, stamp));

    /// <summary>The relay met the family. A relay that does not know who the family is cannot say so.</summary>
    public static Decision ConfirmContact(Handover handover, DateTimeOffset metAt, ContactProof by, ImmutableArray<Guid> present, Stamp stamp) =>
        Meet(handover, metAt, stamp)
        ?? (handover.AnonymousEnquiry && by == ContactProof.Relay
            ? HandoverRefusals.StillAnonymous
            : Decision.Of(new FirstContactConfirmed(metAt, by, present, stamp)));

    /// <summary>One side says that the support holds. The second side's word closes the loop in the same decision, in either order.</summary>
    public static Decision ConfirmEffective(Handover handover, Confirmer by, DateTimeOffset saidAt, Stamp stamp)
    {
        if (handover.Status is not (Contacted or Effective))
        {
            return NotNow(handover, HandoverRefusals.NotContacted);
        }

        var (mine, other) = by == Confirmer.Family
            ? (handover.FamilyConfirmedAt, handover.RelayConfirmedAt)
            : (handover.RelayConfirmedAt, handover.FamilyConfirmedAt);
        if (mine is not null)
        {
            return Decision.AlreadySo;
        }

        if (Misdated(handover, saidAt, stamp) is { } no)
        {
            return no;
        }

        var said = new EffectivenessConfirmed(by, saidAt, stamp);
        return Day(saidAt) < Day(handover.FirstContactAt ?? saidAt) ? HandoverRefusals.BeforeContact
            : other is { } earlier ? Decision.Of(said, new HandoverBecameEffective(saidAt > earlier ? saidAt : earlier, stamp))
            : Decision.Of(said);
    }

    /// <summary>Null when the family can be met now; else why not, or that it was met already.</summary>
    private static Decision? Meet(Handover handover, DateTimeOffset at, Stamp stamp) => handover.Status switch
    {
        Contacted or Effective => Decision.AlreadySo,
        Accepted or MeetingPlanned => Misdated(handover, at, stamp) is { } no ? Decision.Refuse(no) : null,
        _ => NotNow(handover, HandoverRefusals.NotAccepted),
    };
}
