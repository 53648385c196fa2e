using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Screening;

namespace Coordination.Benchmarks;

/// <summary>A heavy case, invented: twins at level 3 with half a year of history, whose births are about to be recorded.</summary>
internal static class ReplanCase
{
    public static readonly PlanVersion Plan = Plans.Current;

    private static readonly Guid Id = Name("case"), Mother = Name("mother"), First = Name("first"), Second = Name("second");
    private static readonly DateOnly Term = new(2026, 10, 19), Born = new(2026, 9, 1);

    public static Heads Heads { get; } = new("la-croche", "montlegia", First, Second, Second, First);

    public static Guid Eldest { get; } = FamilyDecider.Child(Id, 1);

    public static Guid Twin { get; } = FamilyDecider.Child(Id, 2);

    public static DateOnly BornOn => Born;

    public static Stamp Now { get; } = On(Born);

    /// <summary>Before any birth.</summary>
    public static CaseFile Expecting { get; } = Events().Aggregate(CaseFile.None, CaseFile.Evolve);

    /// <summary>One of two is born.</summary>
    public static CaseFile Between { get; } = CaseFile.Evolve(Expecting, new BirthRecorded(Eldest, Born, Now) { WeightGrams = 1400 });

    private static IEnumerable<object> Events()
    {
        object[] begun =
        [
            new CaseOpened(Id, "la-croche", "montlegia", null, new Person(Mother, PersonRole.Mother), On(new(2026, 3, 2))),
            new CoordinatorsAssigned(First, Second, Second, First, "opened", On(new(2026, 3, 2))),
            new PregnancyRecorded(null, Term, DueDateBasis.Stated, 2, On(new(2026, 3, 2))),
            new PersonAdded(new Person(Eldest, PersonRole.ExpectedChild), On(new(2026, 3, 2))),
            new PersonAdded(new Person(Twin, PersonRole.ExpectedChild), On(new(2026, 3, 2))),
            new IntensityDecided(CareIntensity.Coordinated, "clinical", On(new(2026, 3, 2))),
            new SafeContactAsked(Mother, YesNo.Yes, true, ["sms"], null, On(new(2026, 3, 10))),
        ];
        return [.. begun, .. Contacts(), .. Consents(), .. Results(), .. Ahead(), .. Answered()];
    }

    private static IEnumerable<object> Contacts() => Enumerable.Range(0, 40).Select(n => new DateOnly(2026, 3, 6).AddDays(4 * n)).Select(day =>
        new ContactNoted(Name($"contact {day:o}"), new ContactWith(Mother, null, null), null, ContactChannel.Telephone, day, day.DayNumber % 5 > 0, Confidentiality.N2, null, On(day)));

    private static IEnumerable<object> Consents()
    {
        var terms = new ConsentTerms(Mother, ConsentCapacity.Self, [Mother], [DataCategory.Identity], ConsentScope.Named, [Name("relay")], [], "handover", new(2026, 3, 10), null, ConsentForm.Oral, "fr", false, "oral", null);
        return [new ConsentGiven(Name("consent"), terms, On(new(2026, 3, 10)))];
    }

    // Results that ask for a repeat, each of which would have ended the one before: one of each measure stands.
    private static IEnumerable<object> Results() => new[] { "EPDS", "GAD7" }.SelectMany(instrument => Enumerable.Range(0, 6).Select(n => new DateOnly(2026, 3, 20).AddDays(25 * n)).Select(day =>
        new ScreeningRecorded(
            Name($"{instrument} {day:o}"), new ScreeningResult { Instrument = instrument, Coded = true, Subject = Mother, TakenOn = day, Complete = true, Bands = ["repeat"] }, Confidentiality.N2, null, On(day))));

    private static IEnumerable<object> Ahead() =>
    [
        new LifeEventRecorded(Name("discharge"), "discharge", null, Born.AddDays(20), Now),
        .. Enumerable.Range(0, 8).Select(n => new LifeEventRecorded(Name($"move {n}"), "move", null, Born.AddDays(-5 - (9 * n)), Now)),
        .. Enumerable.Range(0, 6).Select(n => new SupportEndForeseen(Name($"support {n}"), Born.AddDays(120 + (40 * n)), null, Now)),
        .. Enumerable.Range(0, 3).Select(n => new PlanPaused(Name($"pause {n}"), Born.AddDays(60 + (90 * n)), Born.AddDays(80 + (90 * n)), "away", Now)),
    ];

    private static IEnumerable<object> Answered() => new[] { "F04", "F05", "F06", "F07" }.Select(code => new StepDone(code, "1", Born.AddDays(-40), StepHow.Elsewhere, On(Born.AddDays(-40))));

    private static Guid Name(string what) => Ids.Derived("replan", what);

    private static Stamp On(DateOnly day) => new(First, new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 30)), TimeSpan.Zero));
}
