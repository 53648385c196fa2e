using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Screening;
using Coordination.Domain.Tests.Screening;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Élise Exemple's case (story 1). Invented people.</summary>
internal static class CaseSample
{
    public static readonly Guid Id = new("0198c000-0000-7000-8000-000000000001");
    public static readonly Guid Elise = new("0198c000-0000-7000-8000-000000000002");
    public static readonly Guid Marc = new("0198c000-0000-7000-8000-000000000003");
    public static readonly Guid Midwife = new("0198c000-0000-7000-8000-000000000004");
    public static readonly Guid SocialWorker = new("0198c000-0000-7000-8000-000000000005");
    public static readonly Guid Relay = new("0198c000-0000-7000-8000-000000000006");
    public static readonly Guid Flag = new("0198c000-0000-7000-8000-000000000007");
    public static readonly Guid Child = FamilyDecider.Child(Id, 1);
    public static readonly Heads Pair = new("la-croche", "montlegia", Midwife, SocialWorker, Midwife, SocialWorker);
    public static readonly PlanVersion Plan = Plans.Current;

    public static Stamp On(string day, Guid? by = null) => new(by ?? Midwife, Days.Noon(day));

    public static Protected Text(string field = "contact.text", Guid? subject = null) => new(subject ?? Elise, 1, field, "c2VhbGVk");

    public static Opening Cold(DateOnly? dueDate = null) =>
        new(Id, Pair, new Person(Elise, PersonRole.Mother, Text("person.name")), DueDate: dueDate ?? Days.Day("2026-10-19"));

    public static CaseFile State(params object[] events) => events.Aggregate(CaseFile.None, CaseFile.Evolve);

    /// <summary>Opened cold on 21 April 2026, 14w1d.</summary>
    public static object[] Opened(string day = "2026-04-21") =>
    [
        new CaseOpened(Id, "la-croche", "montlegia", null, new Person(Elise, PersonRole.Mother, Text("person.name")), On(day)),
        new CoordinatorsAssigned(Midwife, SocialWorker, Midwife, SocialWorker, "opened", On(day)),
        new PregnancyRecorded(null, Days.Day("2026-10-19"), DueDateBasis.Stated, 1, On(day)),
        new PersonAdded(new Person(Child, PersonRole.ExpectedChild), On(day)),
    ];

    public static Given<CaseFile> Nothing() => new(CaseFile.None, CaseFile.Evolve);

    public static Given<CaseFile> Open(params object[] further) => Nothing().Events([.. Opened(), .. further]);

    public static Given<CaseFile> Closed() => Open(new CaseClosed("agreed-end", null, On("2026-05-01")));

    public static ImmutableArray<Obligation> Owed(CaseFile state) => CaseOwed.Of(state, state.Heads!, Plan);

    public static ImmutableArray<Obligation> Owed(params object[] events) => Owed(State(events));

    public static ContactNoted Contact(string day, bool reached = true, Guid? person = null, int number = 1, DateOnly? reminder = null) => new(
        Ids.Derived("contact", day, $"{number}"),
        new ContactWith(person ?? Elise, null, null),
        Text(),
        ContactChannel.Telephone,
        Days.Day(day),
        reached,
        Confidentiality.N2,
        reminder,
        On(day));

    public static ConsentTerms Terms() => ConsentDecider.OralFor(State(Opened()), Relay, Days.Day("2026-04-24"));

    public static ConsentGiven Consent(string day) => new(Ids.Derived("consent", day), Terms(), On(day));

    public static readonly Guid Told = Ids.Derived("disclosure", "1");

    /// <summary>A relay that is told on a court's order.</summary>
    public static DisclosureRecipient ToRelay => new(DisclosureBases.Holder, [Relay], ["K17"]);

    /// <summary>Everything this basis demands, answered.</summary>
    public static DisclosureTerms Answered(this string basis, Guid? consent = null) => new(
        Told, basis, consent, [DataCategory.Social], [.. DisclosureBases.Conditions.Select(c => new ConditionAnswer(c.Code, YesNo.Yes, null))],
        Text("disclosure.reason"), "care", "file", YesNo.Yes, "hash");

    public static DisclosedOutside InEmergency(string day, params DisclosedItem[] items) => new(
        "psychiatrist-on-duty", [.. items], "psychosis", Text("disclosure.text"), Confidentiality.N2, DisclosureBases.Emergency.Answered(), On(day));

    public static MandateRecorded Mandate(string from, string? until = null, string authority = "spj", HelpKind help = HelpKind.Constrained) => new(
        Ids.Derived("mandate", authority, from), authority, help, Child, Days.Day(from), until is null ? null : Days.Day(until), Text("mandate.decided-by", Child), Text("mandate.reference", Child), On(from));

    public static readonly Guid Easing = Ids.Derived("easing", "1");

    public static SafeContactAsked SafeContact(string day, YesNo alone = YesNo.Yes) => new(Elise, alone, false, [], null, On(day));

    public static ScreeningResult Result(string instrument, ScreeningAnswers answers, string day) =>
        Passed.Result(instrument, answers, new Passation(Elise, Days.Day(day), YesNo.Yes, Pregnant: true));

    public static ScreeningRecorded Screened(string instrument, ScreeningAnswers answers, string day) =>
        new(ScreeningId(instrument, day), Result(instrument, answers, day), Confidentiality.N2, null, On(day));

    public static ScreeningRecorded Epds(int total, string day) => Screened("EPDS", ScreeningAnswers.OfTotal(total), day);

    public static LifeEventRecorded Happened(string kind, Guid? whom, string on) => new(Ids.Derived("life", kind, $"{whom}", on), kind, whom, Days.Day(on), On(on));

    public static Guid ScreeningId(string instrument, string day) => Ids.Derived("screening", instrument, day);

    public static ScreeningRecorded Bib(string day, bool withMoodAndAnxiety = true) => Screened(
        "BIB",
        ScreeningAnswers.Of([.. (withMoodAndAnxiety ? new[] { "DEPRESSION", "ANXIETY" } : ["HOUSING"]).Select(code => new IndicatorResult(code, null, false))]),
        day);

    public static string Window(Obligation row) => $"{Days.Text(row.OpensAt)} {Days.Text(row.DueAt)} {(row.ClosesAt is { } closes ? Days.Text(closes) : "-")}";
}
