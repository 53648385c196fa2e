using System.Globalization;

namespace Coordination.Proofs.Canaries;

/// <summary>
/// The texts of a run: each stands nowhere else and carries a number that leads back to the field it was put into. All of one kind begin alike, so that
/// one look finds any of them.
/// </summary>
internal sealed class Planted
{
    /// <summary>Begins every word that belongs to a person.</summary>
    public const string Word = "Zwykanarqx";

    /// <summary>Begins every word that is in clear by design: those must be found, or the search finds nothing.</summary>
    public const string Open = "Offenwortqx";

    /// <summary>Put into each place on purpose: a search that does not find it finds nothing.</summary>
    public const string Control = "Kontrolwyqx";

    /// <summary>Begins every national number.</summary>
    public const string Ssin = "91370";

    /// <summary>Begins every telephone number.</summary>
    public const string Telephone = "486417035";

    private static readonly DateOnly FirstBirth = new(1931, 1, 1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<string>> _places = new(StringComparer.Ordinal);

    /// <summary>How many were planted, those in clear by design left out.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _places.Where(kind => kind.Key != Open).Sum(kind => kind.Value.Count);
            }
        }
    }

    // Words and no code: a single word of this shape could be one of another system's list, and those stay in clear.
    public string NewWord(string place) => Next(Word, place, 6) + " dit";

    public string NewOpen(string place) => Next(Open, place, 6);

    // With the two digits by which a number is told from a mistyped one.
    public string NewSsin(string place) => WithCheck(Next(Ssin, place, 4));

    public string NewTelephone(string place) => "+" + Next(Telephone, place, 5);

    public string NewMail(string place) => $"{Next(Word, place, 6)}@exemple.example";

    public string NewBirthDate(string place) =>
        FirstBirth.AddDays(int.Parse(Next("", place, 5), CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Where the text with this beginning and number was put; null where none was.</summary>
    public string? PlaceOf(string kind, int number)
    {
        lock (_lock)
        {
            return _places.TryGetValue(kind, out var places) && number < places.Count ? places[number] : null;
        }
    }

    /// <summary>Where this birth date was put.</summary>
    public string? PlaceOf(DateOnly birth) => birth < FirstBirth ? null : PlaceOf("", birth.DayNumber - FirstBirth.DayNumber);

    /// <summary>Whether a text that was opened is one of these.</summary>
    public static bool IsIn(string text) =>
        text.Contains(Word, StringComparison.Ordinal) || text.StartsWith(Ssin, StringComparison.Ordinal) || text.StartsWith("+" + Telephone, StringComparison.Ordinal)
        || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= FirstBirth && date.Year < 1960);

    /// <summary>A national number is its first nine digits with two that follow from them.</summary>
    public static string WithCheck(string nine) => nine + (97 - (long.Parse(nine, CultureInfo.InvariantCulture) % 97)).ToString("D2", CultureInfo.InvariantCulture);

    private string Next(string kind, string place, int digits)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(kind, out var places))
            {
                _places[kind] = places = [];
            }

            places.Add(place);
            return kind + (places.Count - 1).ToString($"D{digits}", CultureInfo.InvariantCulture);
        }
    }
}
