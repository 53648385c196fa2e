using System.Globalization;

namespace Coordination.Domain.Relays;

/// <summary>Enterprise number of a Belgian organisation (CBE, <em>numéro BCE</em>), 10 digits, the last two are 97 − (first eight mod 97).</summary>
public static class CbeNumber
{
    public static bool IsValid(string text)
    {
        if (text.Length != 10 || !text.All(char.IsAsciiDigit) || text[0] is not ('0' or '1'))
        {
            return false;
        }

        var number = int.Parse(text[..8], CultureInfo.InvariantCulture);
        return int.Parse(text[8..], CultureInfo.InvariantCulture) == 97 - (number % 97);
    }
}
