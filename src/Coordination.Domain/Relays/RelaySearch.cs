using System.Globalization;

namespace Coordination.Domain.Relays;

/// <summary>Filter over the directory. Every part that is given must hold; an empty filter finds every relay in the directory.</summary>
/// <param name="Kind">Kind code.</param>
/// <param name="Postcode">A postcode the service must serve.</param>
/// <param name="Age">Ages the service must share.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Basis">"Both" services answer to voluntary and to mandated.</param>
/// <param name="Text">Part of the name or of the kind's label, without regard to case and accents.</param>
/// <param name="Withdrawn">Also those that left.</param>
public sealed record RelaySearch(
    string? Kind = null,
    string? Postcode = null,
    AgeWindow? Age = null,
    string? Language = null,
    LegalBasis? Basis = null,
    string? Text = null,
    bool Withdrawn = false)
{
    private const CompareOptions _loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public bool Finds(Relay relay, RelayKind kind)
    {
        var record = relay.Record;
        return (Withdrawn || relay.Withdrawn is null)
            && (Kind is null || record.Kind == Kind)
            && (Postcode is null || MatchPlace.IsServed(record, Postcode))
            && (Age is null || (record.Age ?? kind.Age)?.Overlaps(Age) != false)
            && (Language is null || Languages.Meet(record.Languages, [Language]))
            && (Basis is null || record.Basis == Basis || (record.Basis == LegalBasis.Both && Basis is LegalBasis.Voluntary or LegalBasis.Mandated))
            && (string.IsNullOrWhiteSpace(Text) || Contains(record.Name) || Contains(kind.Label.Fr) || Contains(kind.Label.Nl) || Contains(kind.Label.En));
    }

    private bool Contains(string where) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(where, Text!.Trim(), _loose) >= 0;
}
