using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Coordination.Domain.Tests.Cases;
using Xunit;

namespace Coordination.Domain.Tests.Handovers;

public sealed class AskableRelays
{
    private static readonly DateOnly Day = Days.Day("2026-05-12");

    private static readonly Relay Known = new() { Id = CaseSample.Relay, Record = new() { Kind = "K17", Name = "Dr Invented" } };

    private static CaseFile Open(params object[] further) => CaseSample.State([.. CaseSample.Opened(), .. further]);

    [Fact]
    public void AnOpenCaseAsksARelayOfTheDirectory() => Assert.Null(Asking.Hindrance(Open(), Known));

    [Fact]
    public void AClosedCaseAsksNobody() =>
        Assert.Equal("case-closed", Asking.Hindrance(Open(new CaseClosed("agreed-end", null, CaseSample.On("2026-05-01"))), Known)?.Code);

    [Fact]
    public void ARelayThatIsUnknownOrLeftIsNotAsked()
    {
        Assert.Equal("handover-relay-unknown", Asking.Hindrance(Open(), Relay.None)?.Code);
        Assert.Equal("relay-withdrawn", Asking.Hindrance(Open(), Known with { Withdrawn = "closed" })?.Code);
    }

    [Fact]
    public void ARelayThatAPersonExcludedIsNotAskedEvenAnonymously()
    {
        var excluded = new PersonExcluded(Ids.Derived("exclusion"), CaseSample.Elise, Known.Id, HolderKind.Relay, null, CaseSample.On("2026-05-02"));
        Assert.Equal("relation-excluded", Asking.Hindrance(Open(excluded), Known)?.Code);
        Assert.Null(Asking.Hindrance(Open(excluded), Known with { Id = CaseSample.Flag }));
    }

    [Fact]
    public void AConsentCoversARelayByNameOrByKindAndOnlyOnItsDays()
    {
        var given = CaseSample.Consent("2026-04-24");
        var byKind = new ConsentGiven(Ids.Derived("consent"), given.Terms with { Relays = [], Kinds = ["K17"], Until = Day }, CaseSample.On("2026-04-24"));

        Assert.Equal(given.Consent, Asking.Covering(Open(given), Known, Day));
        Assert.Equal(byKind.Consent, Asking.Covering(Open(byKind), Known, Day));
        Assert.Null(Asking.Covering(Open(byKind), Known, Day.AddDays(1)));
        Assert.Null(Asking.Covering(Open(given), Known with { Id = CaseSample.Flag }, Day));
    }

    [Theory]
    [InlineData("K17", true)]
    [InlineData("K33", false)]
    [InlineData("K99", false)]
    public void OnlyAPlaceWithNamesReceivesARequestThatNamesAFamily(string kind, bool can) =>
        Assert.Equal(can, Asking.CanReceive(Known with { Record = Known.Record with { Kind = kind } }));

    [Theory]
    [InlineData(HandoverStatus.Asked, null)]
    [InlineData(HandoverStatus.Accepted, Capacity.Free)]
    [InlineData(HandoverStatus.Waitlisted, Capacity.Waitlist)]
    [InlineData(HandoverStatus.Assessing, Capacity.AssessmentFirst)]
    [InlineData(HandoverStatus.Refused, Capacity.Full)]
    [InlineData(HandoverStatus.RefusedLate, Capacity.Full)]
    [InlineData(HandoverStatus.Withdrawn, null)]
    public void AnAnswerTellsOfPlacesAndNothingElseDoes(HandoverStatus status, Capacity? capacity) =>
        Assert.Equal(capacity, Asking.Told(HandoverSample.In(status), Day)?.State);

    [Fact]
    public void ARefusalForAnotherReasonTellsNothingOfPlaces()
    {
        var region = new HandoverRefused(HandoverSample.Said(HandoverSample.At(5, 27)), HandoverReasons.Region, null, null, HandoverSample.By(HandoverSample.At(5, 27)));
        Assert.Null(Asking.Told(Handover.Evolve(HandoverSample.In(HandoverStatus.Asked), region), Day));
    }

    [Theory]
    [InlineData(HandoverStatus.Asked, false, false)]
    [InlineData(HandoverStatus.Waitlisted, false, false)]
    [InlineData(HandoverStatus.Accepted, true, true)]
    [InlineData(HandoverStatus.Effective, true, true)]
    [InlineData(HandoverStatus.RefusedLate, false, false)]
    [InlineData(HandoverStatus.Ended, false, false)]
    public void OnlyAYesThatNamesTheFamilyOpensTheCase(HandoverStatus status, bool accepted, bool opens)
    {
        Assert.Equal((accepted, opens), (HandoverSample.In(status).IsAccepted, HandoverSample.In(status).OpensCase));
        Assert.False(HandoverSample.In(status, anonymous: true).OpensCase);
    }
}
