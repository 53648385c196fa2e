namespace Coordination.Domain;

/// <summary>A text of reference data in the three languages of its readers.</summary>
/// <param name="Fr">French, the default.</param>
/// <param name="Nl">Dutch.</param>
/// <param name="En">English.</param>
public sealed record Label(string Fr, string Nl, string En)
{
    /// <summary>The text in a language (<c>fr</c>, <c>nl</c>, <c>en</c>, with or without a region); French for any other.</summary>
    public string In(string? language) => language switch
    {
        not null when language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) => Nl,
        not null when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) => En,
        _ => Fr,
    };
}
