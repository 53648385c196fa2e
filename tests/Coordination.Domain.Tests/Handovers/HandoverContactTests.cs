using Coordination.Domain.Handovers;
using Xunit;
using static Coordination.Domain.Tests.Handovers.HandoverSample;

namespace Coordination.Domain.Tests.Handovers;

public sealed class HandoverContactTests
{
    private static readonly Stamp Visit = By(At(5, 28));

    [Fact]
    public void MovingTheFirstMeeting()
    {
        var moved = new FirstMeetingPlanned(true, At(6, 2), null, Visit);
        var after = Given(HandoverStatus.MeetingPlanned).When(h => HandoverDecider.PlanMeeting(h, true, At(6, 2), null, Visit)).Then(moved);
        Assert.Equal(new FirstMeeting(true, At(6, 2), null), after.Meeting);
    }

    [Fact]
    public void PlanningTheSameMeetingAgainIsAlreadySo() =>
        Given(HandoverStatus.MeetingPlanned).When(h => HandoverDecider.PlanMeeting(h, true, At(5, 28), Secret, By(At(6, 1)))).ThenNothing();

    [Fact]
    public void AMeetingIsPlannedAhead() =>
        Given(HandoverStatus.Accepted).When(h => HandoverDecider.PlanMeeting(h, true, At(5, 27), null, Visit)).ThenRefused("handover-meeting-in-the-past");

    [Fact]
    public void AMeetingNeedsANamedFamily() =>
        Given(HandoverStatus.Accepted, anonymous: true).When(h => HandoverDecider.PlanMeeting(h, true, At(6, 2), null, Visit))
            .ThenRefused("handover-still-anonymous");

    [Fact]
    public void HoldingTheJointMeetingIsTheFirstContactAndPassesTheBaton()
    {
        var after = Given(HandoverStatus.MeetingPlanned).When(h => HandoverDecider.HoldMeeting(h, At(5, 28), 50, [Midwife], Visit)).Then(
            new FirstMeetingHeld(At(5, 28), 50, [Midwife], Visit), new FirstContactConfirmed(At(5, 28), ContactProof.JointVisit, [Midwife], Visit));
        Assert.Equal(HandoverStatus.Contacted, after.Status);
        Assert.Equal(Relay, after.ResponsibleId(Pair));
        Assert.Equal(new FirstMeeting(true, At(5, 28), Secret, At(5, 28), 50), after.Meeting);
        Assert.Equal([Midwife], after.Present.AsEnumerable());
    }

    [Fact]
    public void AMeetingNobodyPlannedCanBeHeld()
    {
        var after = Given(HandoverStatus.Accepted).When(h => HandoverDecider.HoldMeeting(h, At(5, 28), null, [], Visit)).Then(
            new FirstMeetingHeld(At(5, 28), null, [], Visit), new FirstContactConfirmed(At(5, 28), ContactProof.JointVisit, [], Visit));
        Assert.Equal(At(5, 28), after.Meeting!.HeldAt);
    }

    [Theory]
    [InlineData(ContactProof.Relay, "handover-still-anonymous")]
    [InlineData(ContactProof.Family, null)]
    public void ARelayThatDoesNotKnowTheFamilyCannotSayItMetHer(ContactProof proof, string? refusal)
    {
        var contact = Given(HandoverStatus.Accepted, anonymous: true).When(h => HandoverDecider.ConfirmContact(h, At(5, 28), proof, [], Visit));
        if (refusal is null)
        {
            contact.Then(new FirstContactConfirmed(At(5, 28), proof, [], Visit));
        }
        else
        {
            contact.ThenRefused(refusal);
        }
    }

    [Theory]
    [InlineData(5, 29, "handover-in-the-future")]
    [InlineData(5, 11, "handover-before-asked")]
    public void AContactOnAnImpossibleDay(int month, int day, string refusal)
    {
        Given(HandoverStatus.Accepted).When(h => HandoverDecider.ConfirmContact(h, At(month, day), ContactProof.Family, [], Visit)).ThenRefused(refusal);
        Given(HandoverStatus.Accepted).When(h => HandoverDecider.HoldMeeting(h, At(month, day), null, [], Visit)).ThenRefused(refusal);
    }

    [Theory]
    [InlineData(Confirmer.Family, Confirmer.Relay)]
    [InlineData(Confirmer.Relay, Confirmer.Family)]
    public void EffectiveWhenBothSidesSaySoInEitherOrder(Confirmer first, Confirmer second)
    {
        var one = new EffectivenessConfirmed(first, At(6, 25), By(At(6, 25)));
        var half = Given(HandoverStatus.Contacted).When(h => HandoverDecider.ConfirmEffective(h, first, At(6, 25), By(At(6, 25)))).Then(one);
        Assert.Equal(HandoverStatus.Contacted, half.Status);
        var whole = Given(HandoverStatus.Contacted).Events(one).When(h => HandoverDecider.ConfirmEffective(h, second, At(6, 20), By(At(6, 26)))).Then(
            new EffectivenessConfirmed(second, At(6, 20), By(At(6, 26))), new HandoverBecameEffective(At(6, 25), By(At(6, 26))));
        Assert.Equal((HandoverStatus.Effective, At(6, 25)), (whole.Status, whole.EffectiveAt));
        Assert.Equal(Relay, whole.ResponsibleId(Pair));
    }

    [Fact]
    public void OneSideAloneDoesNotMakeItEffectiveByRepeating() =>
        Given(HandoverStatus.Contacted).Events(new EffectivenessConfirmed(Confirmer.Family, At(6, 25), By(At(6, 25))))
            .When(h => HandoverDecider.ConfirmEffective(h, Confirmer.Family, At(6, 26), By(At(6, 26)))).ThenNothing();

    [Theory]
    [InlineData(5, 27, "handover-before-first-contact")]
    [InlineData(6, 27, "handover-in-the-future")]
    public void AConfirmationOnAnImpossibleDay(int month, int day, string refusal) =>
        Given(HandoverStatus.Contacted).When(h => HandoverDecider.ConfirmEffective(h, Confirmer.Family, At(month, day), By(At(6, 26)))).ThenRefused(refusal);

    [Theory]
    [InlineData("sweep")]
    [InlineData("nobody")]
    [InlineData("stamped by the sweep")]
    public void NothingLapsesByItself(string who)
    {
        var person = who switch { "sweep" => Actors.Sweep, "nobody" => Guid.Empty, _ => Midwife };
        var stamp = who == "stamped by the sweep" ? new Stamp(Actors.Sweep, At(6, 2)) : By(At(6, 2));
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Lapse(h, person, "silent", null, stamp)).ThenRefused("handover-person-missing");
    }

    [Fact]
    public void AWayOutNamesItsReason()
    {
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Withdraw(h, " ", null, Visit)).ThenRefused("handover-reason-missing");
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Lapse(h, Midwife, "", null, Visit)).ThenRefused("handover-reason-missing");
        Given(HandoverStatus.Effective).When(h => HandoverDecider.End(h, "", null, Visit)).ThenRefused("handover-reason-missing");
    }

    [Fact]
    public void AFailedStartGivesTheBatonBack()
    {
        var after = Given(HandoverStatus.Contacted)
            .When(h => HandoverDecider.RefuseLate(h, Said(At(6, 2)), HandoverReasons.Exclusion, Secret, null, By(At(6, 2))))
            .Then(new HandoverRefusedLate(Said(At(6, 2)), HandoverReasons.Exclusion, Secret, null, By(At(6, 2))));
        Assert.Equal(Midwife, after.ResponsibleId(Pair));
        Assert.Equal(new HandoverClosing(At(6, 2), Midwife, HandoverReasons.Exclusion, Secret, null), after.Closing);
    }
}
