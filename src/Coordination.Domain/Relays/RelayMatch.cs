using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>
/// Whether a relay fits a family, and why. Facts that block are told apart from facts that are missing, and a place that is full
/// today is a condition, never "does not fit": the two are different complaints (capability 47).
/// </summary>
public static class RelayMatch
{
    /// <param name="kind">Kind in force; its usual ages and criteria are read where the record states none.</param>
    /// <param name="facts">What the reader may know of the family.</param>
    /// <param name="today">Civil day in Brussels.</param>
    /// <param name="expectedEntry">Day help would start, or null for today.</param>
    /// <param name="capacityWeeks">Site's setting for the age of capacity, or null for the kind's.</param>
    public static Fit Evaluate(Relay relay, RelayKind kind, FamilyFacts facts, DateOnly today, DateOnly? expectedEntry = null, int? capacityWeeks = null)
    {
        var match = new Matching(relay, kind, facts, today, expectedEntry ?? today, RelayCapacity.Of(relay, today, capacityWeeks ?? kind.CapacityWeeks));
        ImmutableArray<Reason> reasons = [.. Reasons(match).OrderByDescending(r => r.Verdict).ThenBy(r => r.Code, StringComparer.Ordinal)
            .ThenBy(r => r.Fact, StringComparer.Ordinal).ThenBy(r => r.Sentence.Fr, StringComparer.Ordinal)];
        return new(
            relay.Id,
            relay.Record.Name,
            relay.Record.Kind,
            ClassOf(reasons),
            reasons,
            match.Capacity,
            kind.CanReceiveHandover && relay.Withdrawn is null,
            RelayCapacity.IsStale(relay, today))
        {
            Basis = relay.Record.Basis,
        };
    }

    private static FitClass ClassOf(ImmutableArray<Reason> reasons) => reasons.Max(r => r.Verdict) switch
    {
        Verdict.Against => FitClass.DoesNotFit,
        Verdict.Unknown => FitClass.Unknown,
        Verdict.Condition => FitClass.FitsWithConditions,
        _ => FitClass.Fits,
    };

    private static IEnumerable<Reason> Reasons(Matching match) =>
    [
        .. MatchStanding.Reasons(match),
        .. MatchAge.Reasons(match),
        .. MatchPlace.Reasons(match),
        .. MatchBasis.Reasons(match),
        .. MatchPeople.Reasons(match),
        .. MatchCapacity.Reasons(match),
        .. Criteria(match),
    ];

    private static IEnumerable<Reason> Criteria(Matching match)
    {
        var record = match.Relay.Record;
        if (record.Admission.IsEmpty && record.Exclusion.IsEmpty)
        {
            // Usual for the kind is not what this service said: it is to be talked over, it never blocks.
            return [.. match.Kind.Admission.Select(c => Admission(c with { Strength = Strength.Soft }, match)),
                .. match.Kind.Exclusion.Select(c => Exclusion(c with { Strength = Strength.Soft }, match))];
        }

        return [.. record.Admission.Select(c => Admission(c, match)), .. record.Exclusion.Select(c => Exclusion(c, match))];
    }

    /// <summary>An admission criterion must hold.</summary>
    private static Reason Admission(Criterion criterion, Matching match) => (criterion.Holds(match.Facts, match.Entry), criterion.Strength) switch
    {
        (YesNo.Yes, _) => Say(criterion, "admission-met", Verdict.For, null),
        (YesNo.No, Strength.Hard) => Say(criterion, "admission-not-met", Verdict.Against, "change-with"),
        (YesNo.No, _) => Say(criterion, "admission-to-discuss", Verdict.Condition, "change-with"),
        (_, Strength.Hard) => Say(criterion, "admission-unknown", Verdict.Unknown, "change-ask"),
        _ => Say(criterion, "admission-unknown", Verdict.Condition, "change-ask"),
    };

    /// <summary>An exclusion criterion must not hold.</summary>
    private static Reason Exclusion(Criterion criterion, Matching match) => (criterion.Holds(match.Facts, match.Entry), criterion.Strength) switch
    {
        (YesNo.No, _) => Say(criterion, "exclusion-clear", Verdict.For, null),
        (YesNo.Yes, Strength.Hard) => Say(criterion, "exclusion-hit", Verdict.Against, "change-without"),
        (YesNo.Yes, _) => Say(criterion, "exclusion-to-discuss", Verdict.Condition, "change-without"),
        (_, Strength.Hard) => Say(criterion, "exclusion-unknown", Verdict.Unknown, "change-ask"),
        _ => Say(criterion, "exclusion-unknown", Verdict.Condition, "change-ask"),
    };

    private static Reason Say(Criterion criterion, string code, Verdict verdict, string? change)
    {
        var what = criterion.What();
        return new(code, criterion.Fact(), verdict, ReasonTexts.Of(code).With("what", what), change is null ? null : ReasonTexts.Of(change).With("what", what));
    }
}

/// <summary>What one evaluation reads.</summary>
internal sealed record Matching(Relay Relay, RelayKind Kind, FamilyFacts Facts, DateOnly Today, DateOnly Entry, CapacityKnowledge Capacity)
{
    public static Label Ask(string fact) => ReasonTexts.Of("change-ask").With("what", ReasonTexts.Of("fact-" + fact));
}
