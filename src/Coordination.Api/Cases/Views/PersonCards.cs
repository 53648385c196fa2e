using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// The persons of a case for one reader: who they are belongs to the facts of coordination, their numbers to shared content, and how to
/// reach them is said under today's safe contact, also in an earlier state of the file (rule A81).
/// </summary>
internal static class PersonCards
{
    public static PersonCard Of(Work work, CaseSight sight, Person p, Reaching reach)
    {
        // One left with the facts of coordination knows whose case it is, and no more.
        var agreed = sight.Agreed is null || (sight.Content ? sight.Agreed.Covers(p) : p.Role == PersonRole.Mother);
        if (!sight.Frame || !agreed)
        {
            return new PersonCard(p.Id, p.Role);
        }

        var identity = sight.Agreed is null || sight.Agreed.Covers(p.Id, DataCategory.Identity);
        var name = identity || !sight.Content ? work.Keys.OpenOrErased(p.Name, p.Id, sight.Shown.Id, PersonFields.Name) : default;
        var card = new PersonCard(p.Id, p.Role) { Name = name.Text, Erased = name.Erased ? true : null };
        return !sight.Content || !identity ? card : card with
        {
            BirthDate = Open(work, sight, p, p.BirthDate, PersonFields.BirthDate),
            Ssin = Open(work, sight, p, p.Ssin, PersonFields.Ssin),
            Telephone = ReachCards.Telephone(work, p, reach),
            Mail = ReachCards.Mail(work, p, reach),
            Address = ReachCards.Address(work, p, reach),
            Language = p.Language,
            Minor = Deciding.IsMinor(sight.Shown, p.Id, CivilTime.DayOf(work.Now)) ? true : Deciding.IsAdult(sight.Shown, p.Id, CivilTime.DayOf(work.Now)) ? false : null,
            Reach = ReachCards.Of(work, p.Id, reach),
            // By today's whole file: whom somebody shut out is told nothing, although who answers may not know why.
            NoInformation = sight.Inside && !Deciding.MayBeTold(work.Case.State, p.Id, CivilTime.DayOf(work.Now)) ? true : null,
        };
    }

    /// <summary>Everything that may have to be opened.</summary>
    public static IEnumerable<Protected?> Sealed(Work work, CaseFile file) =>
    [
        .. file.Persons.SelectMany(p => new[] { p.Name, p.BirthDate, p.Ssin, p.Telephone, p.Mail, p.Address }),
        .. ReachCards.Sealed(work.Case.State),
    ];

    private static string? Open(Work work, CaseSight sight, Person p, Protected? text, string field) => PersonFields.Open(work, sight.Shown.Id, p, text, field);
}
