using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>Voluntary or mandated: the confusion the field names most often.</summary>
internal static class MatchBasis
{
    private const string _fact = "mandate";

    public static IEnumerable<Reason> Reasons(Matching match)
    {
        yield return match.Relay.Record.Basis switch
        {
            LegalBasis.Anonymous => new("basis-anonymous", "basis", Verdict.Note, ReasonTexts.Of("basis-anonymous")),
            LegalBasis.Mandated => Mandated(match),
            LegalBasis.Both => new("basis-both", "basis", Verdict.For, ReasonTexts.Of("basis-both")),
            LegalBasis.Voluntary when match.Facts.Mandates is [_, ..] => new(
                "basis-support-not-supervision", _fact, Verdict.Condition, ReasonTexts.Of("basis-support-not-supervision"), ReasonTexts.Of("change-written")),
            _ => new("basis-voluntary", "basis", Verdict.For, ReasonTexts.Of("basis-voluntary")),
        };
    }

    private static Reason Mandated(Matching match)
    {
        var wanted = match.Relay.Record.MandatingAuthorities;
        var needed = ReasonTexts.Of("fact-mandate").With("authorities", ReasonTexts.List("authority", wanted));
        if (match.Facts.Mandates is not { } active)
        {
            return new("basis-mandate-unknown", _fact, Verdict.Unknown, ReasonTexts.Of("basis-mandate-unknown"), ReasonTexts.Of("change-ask").With("what", needed));
        }

        ImmutableArray<string> present = [.. active.Where(wanted.Contains)];
        return present.IsEmpty
            ? new("basis-mandate-missing", _fact, Verdict.Against, ReasonTexts.Of("basis-mandate-missing"), ReasonTexts.Of("change-with").With("what", needed))
            : new("basis-mandate-present", _fact, Verdict.For, ReasonTexts.Of("basis-mandate-present").With("authorities", ReasonTexts.List("authority", present)));
    }
}
