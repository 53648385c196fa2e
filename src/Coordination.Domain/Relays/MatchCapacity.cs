namespace Coordination.Domain.Relays;

/// <summary>What is known of places. Not knowing decides nothing: most relays are not known, and that is no reason to rank them away.</summary>
internal static class MatchCapacity
{
    private const string _fact = "capacity";

    public static IEnumerable<Reason> Reasons(Matching match)
    {
        yield return match.Capacity switch
        {
            { On: null } => new("capacity-unknown", _fact, Verdict.Note, ReasonTexts.Of("capacity-unknown"), ReasonTexts.Of("change-call")),
            { State: null } => Say("capacity-aged", Verdict.Note, match, ReasonTexts.Of("change-call")),
            { State: Capacity.Free } => Say("capacity-free", Verdict.For, match),
            { State: Capacity.AssessmentFirst } => Say("capacity-assessment", Verdict.Condition, match),
            { Until: { } until } when until <= match.Entry => Say("capacity-free-at-entry", Verdict.For, match),
            { State: Capacity.Waitlist } => Say("capacity-waiting-list", Verdict.Condition, match, Later(match)),
            _ => Say("capacity-full", Verdict.Condition, match, Later(match)),
        };
    }

    private static Label? Later(Matching match) =>
        match.Capacity.Until is { } until ? ReasonTexts.Of("change-place-at").With("day", ReasonTexts.Day(until)) : ReasonTexts.Of("change-call");

    private static Reason Say(string code, Verdict verdict, Matching match, Label? change = null)
    {
        var sentence = ReasonTexts.Of(code).With("day", ReasonTexts.Day(match.Capacity.On!.Value));
        return new(code, _fact, verdict, match.Capacity.Until is { } until ? sentence.With("until", ReasonTexts.Day(until)) : sentence, change);
    }
}

/// <summary>Whether the record itself can be used.</summary>
internal static class MatchStanding
{
    public static IEnumerable<Reason> Reasons(Matching match)
    {
        if (match.Relay.Withdrawn is not null)
        {
            yield return new("record-withdrawn", "record", Verdict.Against, ReasonTexts.Of("record-withdrawn"));
        }

        if (!match.Kind.IsRelay)
        {
            yield return new("kind-not-a-relay", "kind", Verdict.Against, ReasonTexts.Of("kind-not-a-relay"));
        }

        if (RelayCapacity.IsStale(match.Relay, match.Today))
        {
            yield return new("record-stale", "record", Verdict.Note, ReasonTexts.Of("record-stale"), ReasonTexts.Of("change-call"));
        }
    }
}
