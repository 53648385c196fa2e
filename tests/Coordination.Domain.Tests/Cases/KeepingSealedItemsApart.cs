using Coordination.Domain.Cases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What a case owes by its plan is the same with and without what is sealed in it; what a sealed item owes stands beside.</summary>
public sealed class KeepingSealedItemsApart
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000c1");

    private static readonly Guid Secret = new("0198c000-0000-7000-8000-0000000000c2");

    private static readonly Guid Decided = new("0198c000-0000-7000-8000-0000000000c3");

    private static readonly object[] SealedEvents =
    [
        Sealed(Contact("2026-04-25", number: 7)),
        Sealed(Contact("2026-05-20", number: 8)),
        Sealed(Contact("2026-05-21", number: 9, reminder: Days.Day("2026-06-02"))),
        Sealed(Contact("2026-05-22", reached: false, number: 10)),
        Sealed(Contact("2026-05-23", reached: false, number: 11)),
        Sealed(Epds(14, "2026-05-06")),
        Sealed(Epds(3, "2026-05-19")),
        Sealed(Bib("2026-05-07")),
        new RedFlagRaised(Number, "IPV_CURRENT", "statement", Elise, On("2026-05-08").At, On("2026-05-08")),
        new RedFlagAssessed(Number, Text("flag.text"), On("2026-05-09")),
        new FactorRecorded(
            Number, "P10", "P", FactorSubject.Mother, Elise, FactorStatus.Stated, null, FactorSource.Person, Certainty.Certain, true, Confidentiality.N4, null, On("2026-05-08")),
        new EntryWritten(Secret, "note", Confidentiality.N4, Elise, null, [], true, [Midwife], RelationBasis.Help, Text("entry.text"), On("2026-05-08").At, On("2026-05-08")),
        InEmergency("2026-05-09", new DisclosedItem(DisclosedKind.Entry, Secret)) with { Level = Confidentiality.N4, Terms = DisclosureBases.Emergency.Answered() with { Disclosure = Secret } },
        new ProtectionDecided(Decided, Elise, "inform-saj", "necessity", new(Text("protection.seen"), null, null, null, null, null), SocialWorker, Days.Day("2026-05-15"), On("2026-05-09")),
        new ProtectionReviewed(Decided, Text("protection.review"), Days.Day("2026-06-15"), On("2026-05-14")),
        new TherapeuticExceptionAsked(Number, Secret, Text("exception.reason"), Days.Day("2026-06-10"), false, On("2026-05-09")),
        new StepMoved("disclosure-told", Secret.ToString("N"), Days.Day("2026-05-20"), "later", On("2026-05-10")),
        new StepMoved("F10", ScreeningId("EPDS", "2026-05-06").ToString("N"), Days.Day("2026-06-08"), "later", On("2026-05-10")),
        new StepDone("F10", ScreeningId("EPDS", "2026-05-06").ToString("N"), Days.Day("2026-06-30"), StepHow.Elsewhere, On("2026-06-30")),
    ];

    private static readonly object[] OpenEvents = [.. CaseHistory.Every.Skip(4).Where(e => e is not (CaseClosed or ProtectionDecided or ProtectionReviewed or TherapeuticExceptionAsked)), Contact("2026-05-12", number: 3), Epds(15, "2026-05-15")];

    private static readonly Arbitrary<object[]> Histories = Gen.Elements((object[])[.. OpenEvents, .. SealedEvents, .. SealedEvents]).ArrayOf().ToArbitrary();

    [Fact]
    public void The_plan_is_the_same_with_and_without_sealed_items() => Prop.ForAll(Histories, history =>
    {
        object[] open = [.. history.Where(e => !SealedEvents.Contains(e))];
        var (state, bare) = (State([.. Opened(), .. history]), State([.. Opened(), .. open]));
        var items = Unsealed.Items(state).Select(item => item.Id).ToArray();
        var beside = Owed(state).RemoveAll(row => items.Any(item => Unsealed.IsOf(row.Occurrence, item)));
        return (state.FirstContactOn, state.LastContactOn) == (bare.FirstContactOn, bare.LastContactOn)
            && Owed(bare).Select(Told).Order(StringComparer.Ordinal).SequenceEqual(beside.Select(Told).Order(StringComparer.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(30));

    [Fact]
    public void Neither_does_it_move_or_take_away_the_day_on_which_a_quiet_case_is_looked_at()
    {
        object[] quiet =
        [
            .. Opened().Take(2), Contact("2026-05-03"), new ConsentRefused(Flag, Terms(), On("2026-05-03")), SafeContact("2026-05-03"),
        ];
        var review = Assert.Single(Owed(quiet), row => row.Code == "review");

        foreach (var sealedItem in SealedEvents.Take(9))
        {
            Assert.Equal(Told(review), Told(Assert.Single(Owed([.. quiet, sealedItem]), row => row.Code == "review")));
        }

        Assert.Equal(Told(review), Told(Assert.Single(Owed([.. quiet, SealedEvents[5], SealedEvents[^1]]), row => row.Code == "review")));
    }

    [Fact]
    public void A_sealed_flag_a_sealed_reminder_and_a_sealed_result_are_owed_all_the_same()
    {
        var rows = Owed([.. Opened(), SealedEvents[2], SealedEvents[5], SealedEvents[8]]);

        Assert.Contains(rows, row => row.Code == "reminder");
        Assert.Contains(rows, row => row.Code == "F10" && row.Owner == Midwife);
        Assert.Equal(2, rows.Count(row => row.Code.StartsWith("RF-IPV_CURRENT", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_flag_that_a_sealed_result_raises_is_sealed_with_it_and_stands_for_no_other()
    {
        var state = Record(State(Opened()), 1, Confidentiality.N4);
        Assert.All(state.Flags, flag => Assert.Equal(Confidentiality.N4, flag.Level));
        Assert.Equal(["SEVERE_SCORE"], state.Flags.Select(flag => flag.Code));
        Assert.Equal(2, Owed(state).Count(row => row.Code.StartsWith("RF-", StringComparison.Ordinal)));

        var both = Record(state, 2, Confidentiality.N2);

        Assert.Equal([Confidentiality.N4, Confidentiality.N2], both.Flags.Select(flag => flag.Level));
        Assert.Equal(2, Record(both, 3, Confidentiality.N4).Flags.Length);
    }

    private static CaseFile Record(CaseFile state, int number, Confidentiality level) => ScreeningDecider
        .Record(state, Ids.Derived("screening", $"{number}"), Epds(14, "2026-05-06").Result, level, On("2026-05-06")).Events.Aggregate(state, CaseFile.Evolve);

    [Fact]
    public void The_repeat_of_a_sealed_result_is_owed_by_the_head_who_recorded_it()
    {
        var hers = Sealed(Epds(14, "2026-05-06")) with { Stamp = On("2026-05-06", SocialWorker) };

        Assert.Equal(SocialWorker, Assert.Single(Owed([.. Opened(), hers]), row => row.Code == "F10").Owner);
        Assert.Equal(Midwife, Assert.Single(Owed([.. Opened(), hers with { Level = Confidentiality.N2 }]), row => row.Code == "F10").Owner);
    }

    private static string Told(Obligation row) =>
        $"{row.Code} {row.Occurrence} {row.Owner} {row.Urgency} {row.OpensAt:O} {row.DueAt:O} {row.ClosesAt:O} {row.Listed} {string.Join(' ', row.Pending)}";

    private static ContactNoted Sealed(ContactNoted contact) => contact with { Level = Confidentiality.N4 };

    private static ScreeningRecorded Sealed(ScreeningRecorded screening) => screening with { Level = Confidentiality.N4, Screening = ScreeningId("EPDS", $"{screening.Result.TakenOn:yyyy-MM-dd}") };
}
