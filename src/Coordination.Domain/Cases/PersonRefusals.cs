namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about the facts of a person.</summary>
public static class PersonRefusals
{
    public static Refusal BirthDateImpossible { get; } = Refusal.Meaning("birth-date-impossible", "A birth date lies between 1900 and today.", "birthDate");

    public static Refusal ReachedSafely { get; } =
        Refusal.Meaning("person-reached-safely", "Contact with this person is restricted: another number or address, also a postal one, is noted with her safe contact, asked alone, and a second professional agrees.", "telephone");

    public static Refusal NationalNumberImpossible { get; } =
        Refusal.Meaning("national-number-impossible", "The check digits of the national number do not fit: one digit is wrong.", "ssin");
}
