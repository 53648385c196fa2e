namespace Coordination.Domain.Relays;

/// <summary>Age window now and at the expected entry.</summary>
internal static class MatchAge
{
    private const string _fact = "age";

    public static IEnumerable<Reason> Reasons(Matching match)
    {
        if ((match.Relay.Record.Age ?? match.Kind.Age) is { } window)
        {
            yield return Judge(window, match);
        }
    }

    private static Reason Judge(AgeWindow window, Matching match) => (window.Contains(match.Facts, match.Entry), window.Contains(match.Facts, match.Today)) switch
    {
        (YesNo.Yes, YesNo.No) => Dated("age-not-yet", Verdict.Condition, window.From!, "change-entry-from", match.Facts),
        (YesNo.Yes, _) => Fits(window, match.Facts),
        (YesNo.No, var now) => Outside(window, now, match),
        _ when match.Facts.Loss => new("age-after-loss", _fact, Verdict.Unknown, ReasonTexts.Of("age-after-loss"), Matching.Ask("after-loss")),
        _ => new("age-unknown", "due-date-or-birth", Verdict.Unknown, ReasonTexts.Of("age-unknown"), Matching.Ask("due-date-or-birth")),
    };

    private static Reason Fits(AgeWindow window, FamilyFacts facts) => window.To?.ReachedOn(facts) is { } end
        ? new("age-fits-until", _fact, Verdict.For, ReasonTexts.Of("age-fits-until").With("day", ReasonTexts.Day(end.AddDays(-1))))
        : new("age-fits", _fact, Verdict.For, ReasonTexts.Of("age-fits"));

    private static Reason Outside(AgeWindow window, YesNo now, Matching match)
    {
        if (window.From?.ReachedOn(match.Facts) > match.Entry)
        {
            return Dated("age-too-early", Verdict.Against, window.From, "change-entry-from", match.Facts);
        }

        return Dated("age-too-late", Verdict.Against, window.To!, now == YesNo.Yes ? "change-entry-before" : null, match.Facts);
    }

    private static Reason Dated(string code, Verdict verdict, AgeBound bound, string? change, FamilyFacts facts)
    {
        var day = ReasonTexts.Day(bound.ReachedOn(facts)!.Value);
        return new(code, _fact, verdict, ReasonTexts.Of(code).With("day", day), change is null ? null : ReasonTexts.Of(change).With("day", day));
    }
}
