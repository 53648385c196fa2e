using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.PersonsRequests;

/// <summary>Who asks for whose file, and as whom: what ended gives nothing any more.</summary>
public sealed class SpeakingForAnother
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000e1");

    private static readonly Guid Grandmother = new("0198c000-0000-7000-8000-0000000000e2");

    private static readonly Stamp Now = On("2026-04-24");

    private static readonly MinorityRecorded Minor = new(Elise, true, Days.Day("2027-11-22"), MinorityBasis.BirthDate, Now);

    private static readonly CapacityAssessed Able = new(
        Number, Elise, CapacityConclusion.AbleAlone, [CapacityScope.Data], Days.Day("2026-04-24"), Days.Day("2027-04-24"), Text("capacity.ground"), Now);

    private static readonly ActingRecorded Parent = new(Number, Elise, Grandmother, ActingKind.Parent, [CapacityScope.Data], Days.Day("2026-04-20"), null, "civil-status", null, Now);

    private static readonly ActingRecorded Trusted = Parent with { Kind = ActingKind.Trusted, Proof = "patient-agreement" };

    private static readonly SafeContactAsked Hides = SafeContact("2026-04-23") with { Restricted = true, Channels = ["sms"] };

    [Fact]
    public void A_minor_asks_for_her_file_once_she_was_found_able_and_for_what_narrows_at_once()
    {
        Ask(ConsentCapacity.Self, null, PersonsRight.Copy, Minor).ThenRefused("persons-request-minor-not-assessed");
        Ask(ConsentCapacity.MinorAble, Elise, PersonsRight.Erasure, Minor).ThenRefused("persons-request-minor-not-assessed");
        Takes(ConsentCapacity.Self, null, PersonsRight.Restriction, Minor);
        Takes(ConsentCapacity.Self, null, PersonsRight.Copy, Minor, Able);
        Ask(ConsentCapacity.Self, null, PersonsRight.Copy, Able with { Conclusion = CapacityConclusion.NotAble }).ThenRefused("persons-request-found-unable");
    }

    [Fact]
    public void Her_parents_ask_for_nothing_once_she_was_found_able()
    {
        Ask(ConsentCapacity.Parent, Grandmother, PersonsRight.Copy, Minor, Parent).ThenRefused("persons-request-capacity");
        Takes(ConsentCapacity.Representative, Grandmother, PersonsRight.Copy, Minor, Parent);
        Unheard(null, PersonsRight.Copy, Minor, Parent);
        Unheard(Grandmother, PersonsRight.Copy, Minor);
        Unheard(Grandmother, PersonsRight.Copy, Minor, Parent, Able);
        Unheard(Grandmother, PersonsRight.Copy, Minor, Parent, Hides);
    }

    [Fact]
    public void Whom_she_trusts_asks_while_she_agrees()
    {
        Ask(ConsentCapacity.Self, Grandmother, PersonsRight.Copy, Minor, Able).ThenRefused("persons-request-asker-may-not");
        Takes(ConsentCapacity.Self, Grandmother, PersonsRight.Copy, Minor, Able, Trusted, Hides);
        Ask(ConsentCapacity.Self, Grandmother, PersonsRight.Copy, Minor, Able, Trusted, new ActingEnded(Number, "ended", Now)).ThenRefused("persons-request-asker-may-not");
        Ask(ConsentCapacity.Self, Grandmother, PersonsRight.Erasure, Minor, Able, Trusted).ThenRefused("persons-request-asker-may-not");
        Ask(ConsentCapacity.Self, Grandmother, PersonsRight.Copy, Minor, Trusted).ThenRefused("persons-request-minor-not-assessed");
    }

    [Fact]
    public void Of_a_child_its_guardian_asks_and_whoever_is_excluded_does_not()
    {
        var born = new BirthRecorded(Child, Days.Day("2026-04-22"), Now);
        var guardian = Parent with { For = Child, Kind = ActingKind.Guardian, Proof = "guardianship" };
        Assert.Equal(AskedAs.Representative, As(Child, Grandmother, ConsentCapacity.Representative, born, guardian));
        Assert.Equal(AskedAs.Parent, As(Child, Elise, ConsentCapacity.Parent, born, Minor));
        Assert.Equal(AskedAs.Nobody, As(Child, Elise, ConsentCapacity.Parent, born, new PersonExcluded(Number, Grandmother, Elise, HolderKind.Person, null, Now)));
        Assert.Equal(AskedAs.Nobody, As(Child, Grandmother, ConsentCapacity.Parent, born));
        Assert.Equal(AskedAs.Nobody, As(Child, Elise, ConsentCapacity.Self, born));
    }

    [Fact]
    public void By_her_own_account_somebody_asks_about_whom_she_speaks_for_and_the_others_are_not_there()
    {
        var file = Family(Minor, Parent);
        var day = Days.Day("2026-04-24");
        Assert.Equal(ConsentCapacity.Representative, Speaking.CapacityOf(file, Elise, Grandmother, PersonsRight.Copy, day));
        Assert.Equal(ConsentCapacity.Self, Speaking.CapacityOf(file, Grandmother, Grandmother, PersonsRight.Copy, day));
        Assert.Null(Speaking.CapacityOf(file, Elise, Grandmother, PersonsRight.Copy, Days.Day("2027-11-22")));
        Assert.Null(Speaking.CapacityOf(file, Elise, Grandmother, PersonsRight.Copy, Days.Day("2026-04-19")));
        Assert.Null(Speaking.CapacityOf(file, Child, Grandmother, PersonsRight.Copy, day));
        Assert.Null(Speaking.CapacityOf(file, Marc, Elise, PersonsRight.Copy, day));
        Assert.Null(Speaking.CapacityOf(Family(Minor, Able, Trusted, Able with { Assessment = Grandmother, Conclusion = CapacityConclusion.NotAble }), Elise, Grandmother, PersonsRight.Copy, day));
        Assert.Null(Speaking.CapacityOf(Family(Minor, Able, Trusted), Elise, Grandmother, PersonsRight.Erasure, day));
        Assert.Equal(ConsentCapacity.Self, Speaking.CapacityOf(Family(Minor, Able, Trusted), Elise, Grandmother, PersonsRight.Copy, day));
    }

    [Fact]
    public void Who_acts_for_nobody_today_is_told_nothing()
    {
        var day = Days.Day("2026-04-24");
        bool Told(params object[] before) => Deciding.MayBeTold(Family(before), Grandmother, day);
        Assert.True(Told());
        Assert.True(Told(Minor, Parent));
        Assert.False(Told(Minor, Parent, Able));
        Assert.False(Told(Minor, Parent, new ActingEnded(Number, "ended", Now)));
        Assert.False(Told(Minor, Parent, Hides));
        Assert.False(Told(new PersonExcluded(Number, Elise, Grandmother, HolderKind.Person, null, Now)));
        Assert.False(Told(new PersonCorrected(new Person(Grandmother, PersonRole.Representative), Now)));
    }

    [Fact]
    public void By_her_own_account_she_opens_the_copy_while_she_acts_and_another_parent_never_does()
    {
        var day = Days.Day("2026-04-24");
        bool Opens(ConsentCapacity capacity, Guid? asker, params object[] before) =>
            CopyReader.MayOpen(PersonsRequest.Evolve(PersonsRequest.None, Received(capacity, asker, PersonsRight.Copy)), Family(before), day);
        Assert.True(Opens(ConsentCapacity.Self, Elise));
        Assert.True(Opens(ConsentCapacity.Representative, Grandmother, Minor, Parent));
        Assert.True(Opens(ConsentCapacity.Self, Grandmother, Minor, Able, Trusted, Hides));
        Assert.False(Opens(ConsentCapacity.Representative, Grandmother, Minor, Parent, Able));
        Assert.False(Opens(ConsentCapacity.Representative, Grandmother, Minor, Parent, Hides));
        Assert.False(Opens(ConsentCapacity.Representative, Grandmother, Minor, Parent with { From = Days.Day("2026-04-25") }));
        Assert.False(Opens(ConsentCapacity.Representative, Grandmother, Minor, Parent with { Until = Days.Day("2026-04-23") }));
        Assert.False(Opens(ConsentCapacity.Representative, Grandmother, Minor, Parent with { For = Marc }));
        Assert.False(Opens(ConsentCapacity.Representative, Grandmother, Parent with { Kind = ActingKind.Mandatary, Proof = "patient-mandate" }));
        var marc = new PersonAdded(new Person(Marc, PersonRole.CoParent), Now);
        Assert.True(Opens(ConsentCapacity.Representative, Grandmother, marc, Minor, Parent));
        Assert.False(Opens(ConsentCapacity.Representative, Marc, marc, Minor, Parent with { By = Marc, Kind = ActingKind.Guardian, Proof = "guardianship" }));
    }

    private static CaseFile Family(params object[] before) => State([.. Opened(), new PersonAdded(new Person(Grandmother, PersonRole.Supporter), Now), .. before]);

    // Noted, and nobody's word.
    private static void Unheard(Guid? asker, PersonsRight right, params object[] before)
    {
        Takes(ConsentCapacity.Representative, asker, right, before);
        Assert.True(Speaking.IsWithoutRight(Family(before), PersonsRequest.Evolve(PersonsRequest.None, Received(ConsentCapacity.Representative, asker, right)), Days.Day("2026-04-24")));
    }

    private static void Takes(ConsentCapacity capacity, Guid? asker, PersonsRight right, params object[] before) => Ask(capacity, asker, right, before).Then(Received(capacity, asker, right));

    private static Given<PersonsRequest> Ask(ConsentCapacity capacity, Guid? asker, PersonsRight right, params object[] before)
    {
        var file = Family(before);
        return new Given<PersonsRequest>(PersonsRequest.None, PersonsRequest.Evolve).When(state => PersonsRequestDecider.Receive(state, file, Received(capacity, asker, right)));
    }

    private static PersonsRequestReceived Received(ConsentCapacity capacity, Guid? asker, PersonsRight right) =>
        new(Number, "la-croche", Id, "montlegia", Elise, right, capacity, asker, "identity-card", Days.Day("2026-04-24"), null, Now);

    private static AskedAs As(Guid person, Guid asker, ConsentCapacity capacity, params object[] before) =>
        Speaking.Of(Family(before), person, asker, capacity, Days.Day("2026-04-24"));
}
