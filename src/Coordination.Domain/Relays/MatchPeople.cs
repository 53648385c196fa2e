using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>Who is admitted, in which language, and whether the place is safe.</summary>
internal static class MatchPeople
{
    public static IEnumerable<Reason> Reasons(Matching match) => [.. Admits(match), .. Language(match), .. Safety(match)];

    private static IEnumerable<Reason> Admits(Matching match)
    {
        var admits = match.Relay.Record.Admits;
        if (match.Facts.Seeks is not { } sought || admits.IsEmpty)
        {
            yield break;
        }

        var words = ReasonTexts.Of($"sought-{$"{sought}".ToLowerInvariant()}");
        yield return Takes(admits, sought) ? new("admits", "seeks", Verdict.For, ReasonTexts.Of("admits"))
            : sought == Admitted.Triad && Takes(admits, Admitted.Dyad) ? new("admits-part", "seeks", Verdict.Condition, ReasonTexts.Of("admits-part"))
            : new("admits-other", "seeks", Verdict.Against, ReasonTexts.Of("admits-other").With("sought", words));
    }

    // A wider unit holds the narrower one, but a service for mother and child does not take a child alone.
    private static bool Takes(ImmutableArray<Admitted> admits, Admitted sought) => admits.Contains(sought) || admits.Contains(Admitted.Family) || sought switch
    {
        Admitted.Mother => admits.Contains(Admitted.Dyad) || admits.Contains(Admitted.Triad),
        Admitted.Dyad => admits.Contains(Admitted.Triad),
        _ => false,
    };

    private static IEnumerable<Reason> Language(Matching match)
    {
        const string fact = "languages";
        var offered = match.Relay.Record.Languages;
        if (offered.IsEmpty)
        {
            yield break;
        }

        var common = match.Facts.Languages is { } spoken ? (bool?)Languages.Meet(offered, spoken) : null;
        Label Say(string code) => ReasonTexts.Of(code).With(fact, string.Join(", ", offered));
        yield return (common, match.Facts.Factor("R17")) switch
        {
            (null, _) => new("language-unknown", fact, Verdict.Note, ReasonTexts.Of("language-unknown"), Matching.Ask(fact)),
            (true, _) => new("language-common", fact, Verdict.For, Say("language-common")),
            (_, YesNo.Yes) => new("language-mediator", fact, Verdict.For, Say("language-mediator")),
            _ => new("language-interpreter", fact, Verdict.Condition, Say("language-interpreter"), ReasonTexts.Of("change-interpreter")),
        };
    }

    private static IEnumerable<Reason> Safety(Matching match)
    {
        var hidden = match.Relay.Record.HiddenAddress;
        if (hidden)
        {
            yield return match.Facts.ContactWithPartner == YesNo.Yes
                ? new("safety-contact", "contact-with-partner", Verdict.Condition, ReasonTexts.Of("safety-contact"), ReasonTexts.Of("change-safety"))
                : new("safety-hidden", "hidden-address", Verdict.For, ReasonTexts.Of("safety-hidden"));
        }
        else if (match.Kind.Residential && match.Facts.Factor("P10") == YesNo.Yes)
        {
            yield return new("safety-address-known", "factor:P10", Verdict.Condition, ReasonTexts.Of("safety-address-known"), ReasonTexts.Of("change-safety"));
        }
    }
}
