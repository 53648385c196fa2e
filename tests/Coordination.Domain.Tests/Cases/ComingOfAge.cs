using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What is recorded about who decides, and what is owed when that changes: she is assessed anew, and asked herself.</summary>
public sealed class ComingOfAge
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000e1");

    private static readonly Guid Grandmother = new("0198c000-0000-7000-8000-0000000000e2");

    private static readonly Stamp Now = On("2026-04-24");

    private static readonly DateOnly Adult = Days.Day("2027-11-22");

    private static readonly MinorityRecorded Minor = new(Elise, true, Adult, MinorityBasis.BirthDate, Now);

    private static readonly object[] Family = [new PersonAdded(new Person(Grandmother, PersonRole.Supporter), Now), new PersonAdded(new Person(Marc, PersonRole.CoParent), Now)];

    private static readonly CapacityAssessed Able = new(
        Number, Elise, CapacityConclusion.AbleAlone, [CapacityScope.Consent], Days.Day("2026-04-24"), Days.Day("2027-04-24"), Text("capacity.ground"), Now);

    private static readonly ActingRecorded Parent = new(Number, Elise, Grandmother, ActingKind.Parent, [CapacityScope.Consent], Days.Day("2026-04-20"), null, "civil-status", null, Now);

    private static readonly ConsentGiven Theirs = new(Number, Terms() with { By = Grandmother, Capacity = ConsentCapacity.Representative }, Now);

    [Theory]
    [InlineData("2009-11-22", "2027-11-22")]
    [InlineData("2008-04-25", "2026-04-25")]
    [InlineData("2012-02-29", "2030-03-01")]
    public void A_birth_date_tells_from_which_day_somebody_is_an_adult(string born, string adult)
    {
        var known = Minor with { AdultOn = Days.Day(adult) };
        Know(born).Then(known);
        Know(born, known).ThenNothing();
        Assert.True(Deciding.IsMinor(State([.. Opened(), known]), Elise, Days.Day(adult).AddDays(-1)));
        Assert.False(Deciding.IsMinor(State([.. Opened(), known]), Elise, Days.Day(adult)));
    }

    [Fact]
    public void Of_an_adult_nothing_is_written_down_unless_she_was_taken_for_a_minor()
    {
        Know("2008-04-24").ThenNothing();
        Know("2008-04-24", Minor).Then(new MinorityRecorded(Elise, false, null, MinorityBasis.BirthDate, Now));
        Open().When(file => CapacityDecider.Know(file, Child, Days.Day("2026-04-20"), Now)).ThenNothing();
        Closed().When(file => CapacityDecider.Know(file, Elise, Days.Day("2009-11-22"), Now)).ThenNothing();
    }

    [Fact]
    public void Without_a_date_it_is_said()
    {
        var stated = new MinorityRecorded(Elise, true, null, MinorityBasis.Stated, Now);
        Say(true).Then(stated);
        Say(true, stated).ThenNothing();
        Say(false).ThenNothing();
        Say(false, stated).Then(stated with { Minor = false });
        Say(true, new PersonCorrected(new Person(Elise, PersonRole.Mother, BirthDate: Text("person.birthDate")), Now)).ThenRefused("minority-by-birth-date");
        Open().When(file => CapacityDecider.State(file, Child, true, Now)).ThenRefused("capacity-of-a-child");
        Assert.True(Deciding.IsMinor(State([.. Opened(), stated]), Elise, Adult.AddYears(5)));
    }

    [Fact]
    public void What_is_recorded_is_whole()
    {
        Assess(Able).Then(Able);
        Assess(Able, Able).ThenNothing();
        Assess(Able with { Scopes = [] }).ThenRefused("capacity-needs-scope");
        Assess(Able with { On = Days.Day("2026-04-25") }).ThenRefused("day-in-future");
        Assess(Able with { Until = Days.Day("2027-04-25") }).ThenRefused("capacity-until");
        Assess(Able with { Until = Days.Day("2026-04-23") }).ThenRefused("capacity-until");
        Assess(Able with { Person = Child }).ThenRefused("capacity-of-a-child");
        Assess(Able with { Stamp = new(Actors.Sweep, Now.At) }).ThenRefused("capacity-needs-professional");
        Record(Parent).Then(Parent);
        Record(Parent, Parent).ThenNothing();
        Record(Parent with { By = Elise }).ThenRefused("acting-for-oneself");
        Record(Parent with { Scopes = [] }).ThenRefused("capacity-needs-scope");
        Record(Parent with { Until = Days.Day("2026-04-19") }).ThenRefused("acting-ends-before-start");
        Record(Parent with { Proof = "patient-agreement" }).ThenRefused("acting-proof");
        Record(Parent with { By = Marc }).ThenRefused("acting-parents-by-role");
        Record(Parent with { For = Child }).ThenRefused("acting-parents-by-role");
        Record(Parent with { For = Marc }).ThenRefused("acting-not-a-minor");
        Record(Parent with { Kind = ActingKind.Mandatary, Proof = "patient-mandate" }).ThenRefused("acting-a-minor");
        Record(Parent, Able).ThenRefused("consent-her-own-needed");
        Record(Parent, new PersonExcluded(Number, Elise, Grandmother, HolderKind.Person, null, Now)).ThenRefused("acting-excluded");
        Open([.. Family, Parent]).When(file => CapacityDecider.End(file, Number, "ended", Now)).Then(new ActingEnded(Number, "ended", Now));
        Open(Family).When(file => CapacityDecider.End(file, Number, "ended", Now)).ThenRefused("not-found");
    }

    [Fact]
    public void Whom_she_trusts_she_names_herself()
    {
        var trusted = Parent with { Kind = ActingKind.Trusted, Proof = "patient-agreement" };
        Record(trusted).ThenRefused("consent-minor-not-assessed");
        Record(trusted, Able).Then(trusted);
        Record(trusted with { For = Marc }).Then(trusted with { For = Marc });
        Record(trusted with { For = Marc }, Able with { Person = Marc, Conclusion = CapacityConclusion.NotAble }).ThenRefused("consent-found-unable");
        var state = State([.. Opened(), .. Family, trusted, SafeContact("2026-04-24") with { Restricted = true }]);
        Assert.True(Deciding.Assists(state, Grandmother, Elise, CapacityScope.Consent, Adult));
        Assert.False(Deciding.Represents(state, Grandmother, Elise, CapacityScope.Consent, Adult));
        Assert.False(Deciding.Assists(State([.. Opened(), .. Family, trusted with { For = Marc }, SafeContact("2026-04-24") with { Restricted = true }]), Grandmother, Marc, CapacityScope.Consent, Adult));
    }

    [Fact]
    public void What_her_parents_agreed_to_ends_before_she_is_an_adult_unless_she_confirms_it()
    {
        object[] before = [.. Opened(), .. Family, Minor, Parent, Theirs];
        var consent = Assert.Single(State(before).Consents);
        Assert.Equal((true, false), (consent.HoldsOn(Adult.AddDays(-1)), consent.HoldsOn(Adult)));
        Assert.False(State([.. before, Minor with { Minor = false, AdultOn = null, Stamp = On("2026-05-01") }]).Consents[0].HoldsOn(Days.Day("2026-05-01")));
        Assert.True(State([.. before, new ConsentConfirmed(Number, Elise, ConsentForm.Oral, On("2027-11-22"))]).Consents[0].HoldsOn(Adult));
    }

    [Fact]
    public void She_is_asked_as_an_adult_and_it_is_owed_from_a_month_before_until_she_said_so()
    {
        var hers = new ConsentGiven(Number, Terms() with { Capacity = ConsentCapacity.MinorAble }, Now);
        var row = Row(CapacityDecider.AsAdult, Minor, hers)!;
        Assert.Equal(("2027-10-23 2027-11-22 -", Midwife), (Window(row), row.Owner));
        Assert.Equal(["due", "chase-1", "escalate-1", "escalate-2"], row.Pending.Select(step => step.Name));
        Assert.Null(Row(CapacityDecider.AsAdult, Minor with { AdultOn = null }, hers));
        Assert.Null(Row(CapacityDecider.AsAdult, Minor, hers, new ConsentWithdrawn(Number, Elise, ConsentForm.Oral, Now)));
        Assert.NotNull(Row(CapacityDecider.AsAdult, Minor, hers, new ConsentConfirmed(Number, Elise, ConsentForm.Oral, On("2027-11-21"))));
        Assert.Null(Row(CapacityDecider.AsAdult, Minor, hers, new ConsentConfirmed(Number, Elise, ConsentForm.Oral, On("2027-11-22"))));
        Assert.NotNull(Row(CapacityDecider.AsAdult, Minor with { AdultOn = null }, hers, Minor with { Minor = false, AdultOn = null, Stamp = On("2026-05-01") }));
        Assert.Contains(Owed([.. Opened(), Minor, hers]), other => other.Code == "F02");
    }

    [Fact]
    public void Found_able_she_is_asked_about_what_others_agreed_to()
    {
        Assert.Equal("2026-04-24 2026-05-04 -", Window(Row(CapacityDecider.FoundAble, Minor, Parent, Theirs, Able)!));
        Assert.Null(Row(CapacityDecider.FoundAble, Minor, Parent, Theirs));
        Confirm(On("2026-04-25"), [], Minor, Parent, Theirs).ThenRefused("consent-minor-not-assessed");
        var confirmed = new ConsentConfirmed(Number, Elise, ConsentForm.Oral, On("2026-04-25"));
        Confirm(On("2026-04-25"), [], Minor, Parent, Theirs, Able).Then(confirmed);
        Confirm(On("2026-04-26"), [], Minor, Parent, Theirs, Able, confirmed).ThenNothing();
        Confirm(On("2027-11-22"), [Number], Minor, Parent, Theirs, Able, confirmed).Then(confirmed with { Stamp = On("2027-11-22") });
        Confirm(On("2026-04-25"), [Marc], Minor, Parent, Theirs, Able).ThenRefused("not-found");
        Assert.Null(Row(CapacityDecider.FoundAble, Minor, Parent, Theirs, Able, confirmed));
    }

    [Fact]
    public void She_is_assessed_anew_before_it_is_over_and_not_when_she_is_an_adult_by_then()
    {
        Assert.Equal("2027-03-25 2027-04-16 -", Window(Row(CapacityDecider.Review, Minor, Able)!));
        Assert.Equal("2027-04-27", Days.Text(Row(CapacityDecider.Review, Minor, Able, Able with { Assessment = Marc, On = Days.Day("2026-05-04"), Until = Days.Day("2027-05-04") })!.DueAt));
        Assert.Null(Row(CapacityDecider.Review, Minor with { AdultOn = Days.Day("2027-04-24") }, Able));
    }

    private static Obligation? Row(string code, params object[] events) => Owed([.. Opened(), .. Family, .. events]).SingleOrDefault(row => row.Code == code);

    private static Given<CaseFile> Know(string born, params object[] before) => Open(before).When(file => CapacityDecider.Know(file, Elise, Days.Day(born), Now));

    private static Given<CaseFile> Say(bool minor, params object[] before) => Open(before).When(file => CapacityDecider.State(file, Elise, minor, Now));

    private static Given<CaseFile> Assess(CapacityAssessed assessed, params object[] before) => Open([.. Family, .. before]).When(file => CapacityDecider.Assess(file, assessed));

    private static Given<CaseFile> Record(ActingRecorded recorded, params object[] before) => Open([.. Family, Minor, .. before]).When(file => CapacityDecider.Record(file, recorded));

    private static Given<CaseFile> Confirm(Stamp at, Guid[] consents, params object[] before) =>
        Open([.. Family, .. before]).When(file => ConsentDecider.Confirm(file, Elise, [.. consents], ConsentForm.Oral, at));
}
