namespace Coordination.Domain.Relays;

/// <summary>Fills <c>{name}</c> in a sentence of the three languages.</summary>
internal static class LabelFill
{
    public static Label With(this Label text, string name, Label value)
    {
        var mark = $"{{{name}}}";
        return new(
            text.Fr.Replace(mark, value.Fr, StringComparison.Ordinal),
            text.Nl.Replace(mark, value.Nl, StringComparison.Ordinal),
            text.En.Replace(mark, value.En, StringComparison.Ordinal));
    }

    public static Label With(this Label text, string name, string value) => text.With(name, Same(value));

    /// <summary>A value that reads the same in every language: a number, a date, a service's own words.</summary>
    public static Label Same(string text) => new(text, text, text);
}
