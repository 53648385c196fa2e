using Coordination.Domain.Concertations;
using Xunit;
using static Coordination.Domain.Tests.Concertations.ConcertationSample;

namespace Coordination.Domain.Tests.Concertations;

public sealed class SittingTests
{
    private static readonly Stamp After = By(At(9, 7, 14));

    [Fact]
    public void OfAMeetingNobodySaidMoreAboutEverybodyWhoDidNotDeclineWasThere()
    {
        var planned = Concertation.Evolve(In("planned"), new InvitationAnswered(Relay, InvitationAnswer.Declined, null, By(At(9, 1))));
        Assert.Equal(
            new Held(At(9, 7, 12), [Midwife, Physician], YesNo.Unknown, null), ConcertationDecider.Sitting(planned, null, null, null, null));
    }

    [Fact]
    public void WhatIsSaidNowStandsAndTheRestStaysAsItWasKnown()
    {
        var held = Concertation.Evolve(In("planned"), new ConcertationHeld(At(9, 7, 12), Everybody.Attendees, YesNo.Yes, 70, After));
        Assert.Equal(Everybody with { DurationMinutes = 90 }, ConcertationDecider.Sitting(held, null, null, null, 90));
        Assert.Equal(Everybody with { Attendees = [Relay] }, ConcertationDecider.Sitting(held, null, [Relay], null, null));
    }

    [Theory]
    [InlineData("police", true)]
    [InlineData("prosecution", true)]
    [InlineData("gp", false)]
    [InlineData(null, false)]
    public void PoliceAndProsecutionMeetElsewhere(string? function, bool penal) => Assert.Equal(penal, ParticipantFunctions.IsPenal(function));
}
