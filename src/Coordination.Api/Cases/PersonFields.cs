using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases;

/// <summary>Where a person's sealed texts stand in a case: part of what each seal authenticates, so none can be moved to another person or field.</summary>
internal static class PersonFields
{
    public const string Name = "person.name";
    public const string BirthDate = "person.birthDate";
    public const string Ssin = "person.ssin";
    public const string Telephone = "person.telephone";
    public const string Mail = "person.mail";
    public const string Address = "person.address";

    /// <summary>A person with clear facts, sealed into the case. The person's keys must be at hand.</summary>
    public static Person Seal(Work work, Guid file, Guid person, PersonRole role, PersonFacts facts) => new(
        person,
        role,
        work.SealOrNull(person, file, Name, facts.Name),
        work.SealOrNull(person, file, BirthDate, facts.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        work.SealOrNull(person, file, Ssin, facts.Ssin),
        work.SealOrNull(person, file, Telephone, facts.Telephone),
        work.SealOrNull(person, file, Mail, facts.Mail),
        work.SealOrNull(person, file, Address, facts.Address),
        facts.Language);

    /// <summary>The person with what was given in place of what is known: null leaves it, an empty text takes it away, the same text keeps its seal.</summary>
    public static Person Correct(Work work, Guid file, Person known, PersonFacts facts)
    {
        Protected? New(Protected? stored, string field, string? text) => text is null ? stored : work.SealAgain(stored, known.Id, file, field, text);
        return known with
        {
            Name = New(known.Name, Name, facts.Name),
            BirthDate = New(known.BirthDate, BirthDate, facts.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Ssin = New(known.Ssin, Ssin, facts.Ssin),
            Telephone = New(known.Telephone, Telephone, facts.Telephone),
            Mail = New(known.Mail, Mail, facts.Mail),
            Address = New(known.Address, Address, facts.Address),
            Language = facts.Language is null ? known.Language : facts.Language.Length == 0 ? null : facts.Language,
        };
    }

    /// <summary>Opens a text of this person. The keys must be at hand.</summary>
    public static string? Open(Work work, Guid file, Person person, Protected? text, string field) => work.Keys.Open(text, person.Id, file, field);
}

/// <summary>Clear facts about a person, only ever inside one request.</summary>
internal sealed record PersonFacts(string? Name, DateOnly? BirthDate, string? Ssin, string? Telephone, string? Mail = null, string? Address = null, string? Language = null);
