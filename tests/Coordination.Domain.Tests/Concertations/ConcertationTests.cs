using Coordination.Domain.Concertations;
using Xunit;
using static Coordination.Domain.Tests.Concertations.ConcertationSample;

namespace Coordination.Domain.Tests.Concertations;

public sealed class ConcertationTests
{
    private static readonly Stamp Early = By(At(8, 24));

    [Fact]
    public void PlanningAConcertation()
    {
        var after = Given().When(c => ConcertationDecider.Plan(c, Plan(), Early)).Then(Planned());
        Assert.Equal((Id.ToString("D"), 0, At(9, 7, 13)), (after.Uid, after.Sequence, after.EndsAt));
        Assert.Equal(People, after.Seats.Select(seat => seat.Who));
    }

    [Fact]
    public void AMissingAgreementWarnsAndDoesNotRefuse()
    {
        var after = Given().When(c => ConcertationDecider.Plan(c, Plan() with { AgreementPresent = false }, Early))
            .Then(Planned() with { AgreementPresent = false });
        Assert.False(after.AgreementPresent);
    }

    [Theory]
    [InlineData("nobody", "concertation-nobody-invited")]
    [InlineData("twice", "concertation-participant-twice")]
    [InlineData("no time", "concertation-duration-impossible")]
    [InlineData("too long", "concertation-duration-impossible")]
    [InlineData("yesterday", "concertation-in-the-past")]
    public void AnImpossiblePlan(string fault, string refusal)
    {
        var plan = fault switch
        {
            "nobody" => Plan() with { Participants = [], FamilyInvited = false },
            "twice" => Plan() with { Participants = [.. People, People[0]] },
            "no time" => Plan() with { Slot = Noon with { DurationMinutes = 0 } },
            "too long" => Plan() with { Slot = Noon with { DurationMinutes = 721 } },
            _ => Plan() with { Slot = Noon with { StartsAt = At(8, 23) } },
        };
        Given().When(c => ConcertationDecider.Plan(c, plan, Early)).ThenRefused(refusal);
    }

    [Fact]
    public void ACallThatHasJustEndedCanStillBePlanned() =>
        Given().When(c => ConcertationDecider.Plan(c, Plan() with { Slot = Noon with { StartsAt = At(8, 24, 8) } }, Early))
            .Then(Planned() with { Slot = Noon with { StartsAt = At(8, 24, 8) } });

    [Fact]
    public void AnIdIsNotUsedForAnotherCase() =>
        Given("planned").When(c => ConcertationDecider.Plan(c, Plan() with { Case = Relay }, Early)).ThenRefused("concertation-id-taken");

    [Fact]
    public void InvitingSomebodyTwiceIsAlreadySo() => Given("planned").When(c => ConcertationDecider.Invite(c, People[2], Early)).ThenNothing();

    [Fact]
    public void MovingRaisesTheSequenceAndForgetsTheAnswers()
    {
        var other = Noon with { StartsAt = At(9, 8) };
        var after = Given("planned").Events(new InvitationAnswered(Relay, InvitationAnswer.Accepted, null, Early))
            .When(c => ConcertationDecider.Move(c, other, Early)).Then(new ConcertationMoved(other, Early));
        Assert.Equal((1, other, Id.ToString("D")), (after.Sequence, after.Slot, after.Uid));
        Assert.All(after.Seats, seat => Assert.Equal(InvitationAnswer.NeedsAction, seat.Answer));
    }

    [Fact]
    public void MovingToTheSamePlaceAndTimeIsAlreadySo() => Given("planned").When(c => ConcertationDecider.Move(c, Noon, Early)).ThenNothing();

    [Theory]
    [InlineData(8, 23, 60, "concertation-in-the-past")]
    [InlineData(9, 8, 0, "concertation-duration-impossible")]
    public void MovingToAnImpossibleTime(int month, int day, int minutes, string refusal) =>
        Given("planned").When(c => ConcertationDecider.Move(c, new(At(month, day), minutes, null, true), Early)).ThenRefused(refusal);

    [Fact]
    public void CancellingRaisesTheSequence()
    {
        var after = Given("planned").When(c => ConcertationDecider.Cancel(c, " ill ", null, Early)).Then(new ConcertationCancelled("ill", null, Early));
        Assert.Equal((1, "ill"), (after.Sequence, after.CancelReason));
        Given("planned").When(c => ConcertationDecider.Cancel(c, " ", null, Early)).ThenRefused("concertation-reason-missing");
    }

    [Theory]
    [InlineData(0, "concertation-answer-stale")]
    [InlineData(1, null)]
    public void AnAnswerToAnEarlierTimeDoesNotCount(int sequence, string? refusal)
    {
        var answered = Given("planned").Events(new ConcertationMoved(Noon with { StartsAt = At(9, 8) }, Early))
            .When(c => ConcertationDecider.AnswerInvitation(c, Relay, InvitationAnswer.Declined, Secret, sequence, Early));
        if (refusal is null)
        {
            var after = answered.Then(new InvitationAnswered(Relay, InvitationAnswer.Declined, Secret, Early));
            Assert.Equal(new(People[1], InvitationAnswer.Declined, Secret), after.SeatOf(Relay));
        }
        else
        {
            answered.ThenRefused(refusal);
        }
    }

    [Fact]
    public void OnlyParticipantsAnswer() =>
        Given("planned").When(c => ConcertationDecider.AnswerInvitation(c, SocialWorker, InvitationAnswer.Accepted, null, null, Early))
            .ThenRefused("concertation-participant-unknown");

    [Fact]
    public void NotingLaterWhoWasThere()
    {
        var after = Given("held").When(c => ConcertationDecider.Hold(c, Everybody, By(At(9, 8))))
            .Then(new ConcertationHeld(At(9, 7, 12), [Midwife, Relay], YesNo.Yes, 70, By(At(9, 8))));
        Assert.Equal(Everybody, after.Held);
    }

    [Fact]
    public void NobodyCameIsMoreThanNobodyNotedWhoCame()
    {
        var nobody = In("held").Held! with { Attendees = [] };
        Given("held").When(c => ConcertationDecider.Hold(c, nobody, By(At(9, 8))))
            .Then(new ConcertationHeld(At(9, 7, 12), [], YesNo.Unknown, null, By(At(9, 8))));
    }

    [Theory]
    [InlineData("tomorrow", "concertation-in-the-future")]
    [InlineData("stranger", "concertation-participant-unknown")]
    [InlineData("no time", "concertation-duration-impossible")]
    public void AnImpossibleMeeting(string fault, string refusal)
    {
        var held = fault switch
        {
            "tomorrow" => Everybody with { HeldAt = At(9, 9) },
            "stranger" => Everybody with { Attendees = [SocialWorker] },
            _ => Everybody with { DurationMinutes = 0 },
        };
        Given("planned").When(c => ConcertationDecider.Hold(c, held, By(At(9, 8)))).ThenRefused(refusal);
        Given("planned").When(c => ConcertationDecider.RecordMinutes(c, held, [Agreed], null, null, By(At(9, 8)))).ThenRefused(refusal);
    }
}
