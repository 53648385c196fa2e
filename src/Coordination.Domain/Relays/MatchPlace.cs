namespace Coordination.Domain.Relays;

/// <summary>Territory served, and the way there.</summary>
internal static class MatchPlace
{
    private const string _fact = "postcode";

    public static IEnumerable<Reason> Reasons(Matching match) => [.. Territory(match), .. Travel(match)];

    private static IEnumerable<Reason> Territory(Matching match)
    {
        var record = match.Relay.Record;
        if (record.Catchment.IsEmpty && record.Region is null or Region.Belgium)
        {
            yield break;
        }

        if (match.Facts.Postcode is not { } postcode || !Postcodes.IsPostcode(postcode))
        {
            yield return new("place-unknown", _fact, Verdict.Unknown, ReasonTexts.Of("place-unknown"), Matching.Ask(_fact));
            yield break;
        }

        yield return IsServed(record, postcode)
            ? new("place-served", _fact, Verdict.For, ReasonTexts.Of("place-served").With("postcode", postcode))
            : new("place-not-served", _fact, Verdict.Against, ReasonTexts.Of("place-not-served").With("postcode", postcode), Elsewhere(record));
    }

    /// <summary>Whether the service serves a postcode: by its catchment, else by its region, else everywhere.</summary>
    public static bool IsServed(ServiceRecord record, string postcode) =>
        !record.Catchment.IsEmpty ? Postcodes.Covers(record.Catchment, postcode) : record.Region is not { } region || Postcodes.Serves(region, postcode);

    private static Label Elsewhere(ServiceRecord record)
    {
        var places = record.Catchment.IsEmpty ? ReasonTexts.Of($"region-{record.Region}") : LabelFill.Same(string.Join(", ", record.Catchment));
        return ReasonTexts.Of("change-with").With("what", ReasonTexts.Of("fact-served-postcode").With("places", places));
    }

    private static IEnumerable<Reason> Travel(Matching match)
    {
        if (match.Facts.Factor("S15") == YesNo.Yes && !match.Kind.Residential)
        {
            yield return match.Kind.ComesToFamily
                ? new("travel-none", "factor:S15", Verdict.For, ReasonTexts.Of("travel-none"))
                : new("travel", "factor:S15", Verdict.Condition, ReasonTexts.Of("travel"), ReasonTexts.Of("change-transport"));
        }
    }
}
