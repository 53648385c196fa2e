using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain.Relays;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

/// <summary>What holds for any service and any family, by generated cases.</summary>
public sealed class MatchLaws
{
    private static readonly string[] Codes = ["P06", "P13", "P14", "P17", "R08", "S15", "P10"];

    private static readonly Criterion[] Statements =
    [
        new ChildAge(0, 90), new GestationalAge(84, 200), new BornEarlyOrSmall(224, 1500), new ParentAge(13, 25), new LivesIn(["4000-4499"]), new IsInsured(),
        new HasFactor(["P13", "P14"]), new HasFactor(["P06"]), new UnderMandate(["saj"]), new Speaks(["fr"]), new PartnerTakesPart(), new ContactWithPartner(), new Adherence(),
        new Stated("stabilised"),
    ];

    private static readonly Func<FamilyFacts, FamilyFacts>[] Forgettings =
    [
        f => f with { DueDate = null }, f => f with { Birth = null, DueDate = null }, f => f with { GestationAtBirth = null }, f => f with { BirthWeight = null },
        f => f with { ParentBirth = null }, f => f with { Postcode = null }, f => f with { Insured = YesNo.Unknown }, f => f with { Mandates = null },
        f => f with { Languages = null }, f => f with { PartnerTakesPart = YesNo.Unknown }, f => f with { ContactWithPartner = YesNo.Unknown },
        f => f with { Answers = ImmutableDictionary<string, YesNo>.Empty }, f => f with { Factors = ImmutableDictionary<string, YesNo>.Empty },
        .. Codes.Select(code => (Func<FamilyFacts, FamilyFacts>)(f => f.With(code, YesNo.Unknown))),
    ];

    [Fact]
    public void Knowing_less_never_turns_a_block_into_a_fit() => Check(
        from pair in Pairs()
        from forget in Gen.SubListOf(Forgettings)
        select (pair.Relay, pair.Facts, Less: forget.Aggregate(pair.Facts, (f, change) => change(f))),
        x => Fit(x.Relay, x.Facts).Class != FitClass.DoesNotFit || Fit(x.Relay, x.Less).Class is FitClass.DoesNotFit or FitClass.Unknown);

    [Fact]
    public void A_fit_found_with_less_knowledge_still_stands_with_more() => Check(
        from pair in Pairs()
        from forget in Gen.SubListOf(Forgettings)
        select (pair.Relay, pair.Facts, Less: forget.Aggregate(pair.Facts, (f, change) => change(f))),
        x => Fit(x.Relay, x.Less).Class is not (FitClass.Fits or FitClass.FitsWithConditions) || Fit(x.Relay, x.Facts).Class != FitClass.DoesNotFit);

    [Fact]
    public void The_order_of_criteria_changes_nothing() => Check(
        from pair in Pairs()
        from admission in Gen.Shuffle(pair.Relay.Record.Admission.ToArray())
        from exclusion in Gen.Shuffle(pair.Relay.Record.Exclusion.ToArray())
        select (pair, Other: pair.Relay with { Record = pair.Relay.Record with { Admission = [.. admission], Exclusion = [.. exclusion] } }),
        x => Text(Fit(x.pair.Relay, x.pair.Facts)) == Text(Fit(x.Other, x.pair.Facts)));

    [Fact]
    public void A_fit_is_as_bad_as_its_worst_reason_and_every_block_says_what_it_rests_on() => Check(
        Pairs(),
        x =>
        {
            var fit = Fit(x.Relay, x.Facts);
            var worst = fit.Reasons[0].Verdict;
            return (fit.Class == FitClass.DoesNotFit) == (worst == Verdict.Against)
                && (fit.Class == FitClass.Unknown) == (worst == Verdict.Unknown)
                && fit.Reasons.All(r => r.Fact.Length > 0 && (r.Verdict is not (Verdict.Unknown or Verdict.Condition) || r.Change is not null));
        });

    private static Gen<(Relay Relay, FamilyFacts Facts)> Pairs() =>
        from admission in Criteria()
        from exclusion in Criteria()
        from window in Gen.Elements<AgeWindow?>(null, new(null, new(AgeUnit.ChildYears, 1)), new(new(AgeUnit.GestationDays, 98), new(AgeUnit.ChildMonths, 3)))
        from place in Gen.Elements<ImmutableArray<string>>([], ["4000-4699"])
        from basis in Gen.Elements(LegalBasis.Voluntary, LegalBasis.Mandated)
        from facts in Facts()
        select (Registered(Home with
        {
            Age = window,
            Catchment = place,
            Basis = basis,
            MandatingAuthorities = basis == LegalBasis.Mandated ? ["saj"] : [],
            Admission = admission,
            Exclusion = exclusion,
        }), facts);

    private static Gen<ImmutableArray<Criterion>> Criteria() =>
        from chosen in Gen.SubListOf(Statements)
        from soft in Gen.Elements(true, false).ListOf(chosen.Count)
        select chosen.Select((c, i) => c with { Strength = soft[i] ? Strength.Soft : Strength.Hard }).Take(3).ToImmutableArray();

    private static Gen<FamilyFacts> Facts() =>
        from due in Gen.Elements<DateOnly?>(null, Day("2026-10-19"), Day("2026-06-08"))
        from birth in Gen.Elements<DateOnly?>(null, Day("2026-05-20"), Day("2025-05-20"))
        from parent in Gen.Elements<DateOnly?>(null, Day("2009-11-22"), Day("1990-01-01"))
        from postcode in Gen.Elements<string?>(null, "4000", "5000")
        from answers in Gen.Elements(YesNo.Unknown, YesNo.Yes, YesNo.No).ListOf(Codes.Length + 4)
        from mandates in Gen.Elements<ImmutableArray<string>?>(null, ImmutableArray<string>.Empty, ImmutableArray.Create("saj"))
        from grams in Gen.Elements<int?>(null, 1400, 3200)
        select new FamilyFacts
        {
            DueDate = due,
            Birth = birth,
            ParentBirth = parent,
            Postcode = postcode,
            Mandates = mandates,
            BirthWeight = grams,
            GestationAtBirth = grams is null ? null : 250,
            Languages = mandates is null ? null : ["fr"],
            Factors = Codes.Zip(answers).ToImmutableDictionary(p => p.First, p => p.Second),
            Insured = answers[^1],
            PartnerTakesPart = answers[^2],
            ContactWithPartner = answers[^3],
            Answers = ImmutableDictionary<string, YesNo>.Empty.Add("stabilised", answers[^4]),
        };

    private static string Text(Fit fit) => JsonSerializer.Serialize(fit);

    private static void Check<T>(Gen<T> cases, Func<T, bool> law) => Prop.ForAll(Arb.From(cases), law).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
