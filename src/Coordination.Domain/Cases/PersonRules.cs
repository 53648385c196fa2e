using System.Globalization;

namespace Coordination.Domain.Cases;

/// <summary>Facts about a person that cannot be true. They are checked in clear, before they are sealed; null = possible.</summary>
public static class PersonRules
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <param name="birthDate">Civil day.</param>
    /// <param name="ssin">National number, 11 digits.</param>
    /// <param name="today">Civil day in Brussels.</param>
    public static Refusal? Check(DateOnly? birthDate, string? ssin, DateOnly today) =>
        birthDate < Earliest || birthDate > today ? PersonRefusals.BirthDateImpossible
        : ssin is not null && !IsNationalNumber(ssin) ? PersonRefusals.NationalNumberImpossible
        : null;

    /// <summary>The last two digits are 97 minus the remainder by 97 of the first nine, with a 2 before them for births from 2000 on (royal decree of 3 April 1984 on the number of the National Register).</summary>
    private static bool IsNationalNumber(string text) =>
        text.Length == 11 && text.All(char.IsAsciiDigit)
        && long.Parse(text[..9], CultureInfo.InvariantCulture) is var number
        && int.Parse(text[9..], CultureInfo.InvariantCulture) is var check
        && (check == 97 - (number % 97) || check == 97 - ((2_000_000_000 + number) % 97));
}
