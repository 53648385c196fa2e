using Coordination.Domain.Handovers;
using Xunit;
using static Coordination.Domain.Tests.Handovers.HandoverSample;

namespace Coordination.Domain.Tests.Handovers;

public sealed class HandoverAnswerTests
{
    private static readonly Stamp Later = By(At(5, 27));

    [Fact]
    public void AskingARelay() =>
        Given().When(h => HandoverDecider.Ask(h, Asking(), true, [], By(AskedAt))).Then(Requested());

    [Fact]
    public void AskingWithoutConsentIsRefused() =>
        Given().When(h => HandoverDecider.Ask(h, Asking() with { Consent = null }, true, [], By(AskedAt))).ThenRefused("handover-consent-missing");

    [Fact]
    public void AnAnonymousEnquiryNeedsNoConsent() =>
        Given().When(h => HandoverDecider.Ask(h, Asking(anonymous: true), true, [], By(AskedAt))).Then(Requested(anonymous: true));

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(false, false, "handover-relay-anonymous")]
    public void AnAnonymousRelayOnlyGetsAnEnquiry(bool anonymous, bool canReceiveHandover, string? refusal)
    {
        var asked = Given().When(h => HandoverDecider.Ask(h, Asking(anonymous), canReceiveHandover, [], By(AskedAt)));
        if (refusal is null)
        {
            asked.Then(Requested(anonymous));
        }
        else
        {
            asked.ThenRefused(refusal);
        }
    }

    [Fact]
    public void AskingTheSameRelayTwiceIsRefused() =>
        Given().When(h => HandoverDecider.Ask(h, Asking(), true, [new(Case, Relay)], By(AskedAt))).ThenRefused("handover-already-asked");

    [Fact]
    public void AskingAnotherRelayMeanwhileIsFine() =>
        Given().When(h => HandoverDecider.Ask(h, Asking(), true, [new(Case, Consent)], By(AskedAt))).Then(Requested());

    [Fact]
    public void AnIdIsNotUsedForAnotherRelay() =>
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Ask(h, Asking() with { Relay = Consent }, true, [], Later)).ThenRefused("handover-id-taken");

    [Fact]
    public void ANeedIsAsked() =>
        Given().When(h => HandoverDecider.Ask(h, Asking() with { Need = " " }, true, [], By(AskedAt))).ThenRefused("handover-need-missing");

    [Fact]
    public void ARequestDoesNotComeFromTomorrow() =>
        Given().When(h => HandoverDecider.Ask(h, Asking() with { AskedAt = AskedAt.AddDays(1) }, true, [], By(AskedAt))).ThenRefused("handover-in-the-future");

    [Fact]
    public void AcceptingAHandoverLeavesTheCoordinatorResponsible()
    {
        var answer = new Answer(AnsweredBy.CoordinatorByTelephone, Secret, At(5, 14));
        var after = Given(HandoverStatus.Asked).When(h => HandoverDecider.Accept(h, answer, Secret, By(At(5, 15))))
            .Then(new HandoverAccepted(answer, Secret, By(At(5, 15))));
        Assert.Equal(Midwife, after.ResponsibleId(Pair));
        Assert.Equal((At(5, 14), answer, Secret), (after.AcceptedAt, after.Answer, after.AnswerNote));
    }

    [Fact]
    public void AnAnswerToAnAnonymousEnquiryGivesNoIdentity()
    {
        var after = Given(HandoverStatus.Asked, anonymous: true).When(h => HandoverDecider.Accept(h, Said(At(5, 14)), null, Later))
            .Then(new HandoverAccepted(Said(At(5, 14)), null, Later));
        Assert.True(after.AnonymousEnquiry);
    }

    [Fact]
    public void NamingTheFamilyAfterAnAnonymousEnquiry()
    {
        var after = Given(HandoverStatus.Accepted, anonymous: true).When(h => HandoverDecider.GiveIdentity(h, Consent, true, Later))
            .Then(new HandoverIdentityGiven(Consent, Later));
        Assert.Equal((false, (Guid?)Consent), (after.AnonymousEnquiry, after.Consent));
    }

    [Fact]
    public void NamingTheFamilyToAnAnonymousRelayIsRefused() =>
        Given(HandoverStatus.Accepted, anonymous: true).When(h => HandoverDecider.GiveIdentity(h, Consent, false, Later))
            .ThenRefused("handover-relay-anonymous");

    [Fact]
    public void NamingTheFamilyNeedsAConsent() =>
        Given(HandoverStatus.Accepted, anonymous: true).When(h => HandoverDecider.GiveIdentity(h, Guid.Empty, true, Later))
            .ThenRefused("handover-consent-missing");

    [Theory]
    [InlineData(HandoverReasons.NoPlace)]
    [InlineData("closed-in-august")]
    public void ARefusalKeepsItsReasonEvenUnknown(string reason)
    {
        var after = Given(HandoverStatus.Asked).When(h => HandoverDecider.Refuse(h, Said(At(5, 27)), $" {reason} ", Secret, null, Later))
            .Then(new HandoverRefused(Said(At(5, 27)), reason, Secret, null, Later));
        Assert.Equal((reason, Secret), (after.Closing!.Reason, after.Closing.SuggestedColleague));
    }

    [Fact]
    public void TheSameRefusalAgainIsAlreadySo() =>
        Given(HandoverStatus.Refused).When(h => HandoverDecider.Refuse(h, Said(At(5, 27)), HandoverReasons.NoPlace, null, null, Later)).ThenNothing();

    [Fact]
    public void TheSameLateRefusalAgainIsAlreadySo() =>
        Given(HandoverStatus.RefusedLate).When(h => HandoverDecider.RefuseLate(h, Said(At(5, 27)), HandoverReasons.NoPlace, null, null, Later)).ThenNothing();

    [Fact]
    public void TheSameWaitingListAgainIsAlreadySo() =>
        Given(HandoverStatus.Waitlisted).When(h => HandoverDecider.Waitlist(h, Said(At(5, 27)), new(2026, 7, 1), 3, null, Later)).ThenNothing();

    [Fact]
    public void ARefusalWithoutReasonIsRefused()
    {
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Refuse(h, Said(At(5, 27)), "", null, null, Later)).ThenRefused("handover-reason-missing");
        Given(HandoverStatus.Accepted).When(h => HandoverDecider.RefuseLate(h, Said(At(5, 27)), " ", null, null, Later)).ThenRefused("handover-reason-missing");
    }

    [Fact]
    public void AnAnswerIsNeitherFromTomorrowNorFromBeforeTheRequest()
    {
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Accept(h, Said(At(5, 28)), null, Later)).ThenRefused("handover-in-the-future");
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Accept(h, Said(At(5, 11, 21)), null, Later)).ThenRefused("handover-before-asked");
        Assert.False(HandoverDecider.Accept(In(HandoverStatus.Asked), Said(At(5, 11, 22)), null, Later).IsRefused);
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Waitlist(h, Said(At(5, 28)), null, null, null, Later)).ThenRefused("handover-in-the-future");
        Given(HandoverStatus.Asked).When(h => HandoverDecider.RequireAssessment(h, Said(At(5, 11)), null, Later)).ThenRefused("handover-before-asked");
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Refuse(h, Said(At(5, 11)), "other", null, null, Later)).ThenRefused("handover-before-asked");
    }

    [Theory]
    [InlineData(5, 26, 1, "handover-expected-in-the-past")]
    [InlineData(5, 27, 0, "handover-place-impossible")]
    public void AnImpossibleWaitingList(int month, int day, int place, string refusal)
    {
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Waitlist(h, Said(At(5, 27)), new(2026, month, day), place, null, Later)).ThenRefused(refusal);
        Given(HandoverStatus.Waitlisted).When(h => HandoverDecider.CheckWaiting(h, new(2026, month, day), place, null, Later)).ThenRefused(refusal);
    }

    [Fact]
    public void CheckingTheWaitingListKeepsTheBridgingPlan()
    {
        var first = new HandoverWaitingChecked(new(2026, 8, 1), 2, Secret, By(At(6, 10)));
        var second = new HandoverWaitingChecked(new(2026, 8, 15), 2, null, By(At(7, 8)));
        var after = Given(HandoverStatus.Waitlisted).Events(first)
            .When(h => HandoverDecider.CheckWaiting(h, new(2026, 8, 15), 2, null, By(At(7, 8)))).Then(second);
        Assert.Equal((1, Secret, (DateOnly?)new DateOnly(2026, 8, 15)), (after.WaitingChecks - 1, after.BridgingPlan, after.ExpectedOn));
    }
}
