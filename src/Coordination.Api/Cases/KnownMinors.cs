using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases;

/// <summary>
/// Writes down who is a minor, and from which day no longer, where a birth date tells it: the date itself stays sealed. Of one that nobody gave, or whose key
/// is gone, nothing is known.
/// </summary>
internal static class KnownMinors
{
    /// <summary>By a birth date that is at hand.</summary>
    public static void Note(Work work, OpenStream<CaseFile> file, Guid person, DateOnly? born)
    {
        if (born is { } day)
        {
            Work.Append(file, CapacityDecider.Know(file.State, person, day, work.Stamp));
        }
    }

    /// <summary>By the sealed birth dates of these persons of the case at hand, opened for this decision alone.</summary>
    public static async Task NoteAsync(Work work, IEnumerable<Guid> persons, CancellationToken ct)
    {
        var file = work.Case;
        Person[] asked = [.. persons.Distinct().Select(file.State.Find).OfType<Person>()];
        await work.KeysAsync(asked.Select(person => person.BirthDate), ct);
        foreach (var person in asked)
        {
            Note(work, file, person.Id, BornOn(work, file.Id, person));
        }
    }

    private static DateOnly? BornOn(Work work, Guid file, Person person) =>
        DateOnly.TryParseExact(PersonFields.Open(work, file, person, person.BirthDate, PersonFields.BirthDate), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
