using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>Which contact details this reader gets: none, all, or of each person those of her safe channels (rule A81).</summary>
internal readonly record struct Reaching(bool Granted, bool SafeOnly, DateOnly Today)
{
    public static Reaching Of(Work work)
    {
        var answer = Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.ReadContactDetail, Confidentiality.N2));
        return new(answer.Granted, answer.Has(Duties.SafeChannelsOnly), CivilTime.DayOf(work.Now));
    }

    /// <summary>Nobody's, for a screen that the whole room sees.</summary>
    public static Reaching None => default;

    public bool ByTelephone(CaseFile file, Person person) => Open(file, person, SafeChannels.Telephone, SafeChannels.Sms);

    public bool ByMail(CaseFile file, Person person) => Open(file, person, SafeChannels.Mail);

    /// <summary>A hidden address is in no view, whatever the channels: it has a door of its own (rule A58). A child's tells where its parent lives: it is shown where the parent's is.</summary>
    public bool AtHome(CaseFile file, Person person)
    {
        foreach (var one in Household(file, person))
        {
            if (!Open(file, one, SafeChannels.Letter, SafeChannels.Visit) || Hides(file, one.Id))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether where the person lives is to be hidden: by herself or, of a child, by a parent of it (rule A52).</summary>
    public static bool IsHidden(CaseFile file, Guid person) => file.Find(person) is { } known && Household(file, known).Any(one => Hides(file, one.Id));

    private static bool Hides(CaseFile file, Guid person) => file.SafeContactOf(person) is { Restricted: true, Terms.HideAddress: true };

    private static IEnumerable<Person> Household(CaseFile file, Person person) => person.Role is PersonRole.ExpectedChild or PersonRole.Child or PersonRole.Sibling
        ? [person, .. file.Persons.Where(p => p.Role is PersonRole.Mother or PersonRole.CoParent)]
        : [person];

    /// <summary>
    /// Whether a person may be called on a number of her own, or written to on it: one who set no limit may, also where another person of the case did;
    /// one who gave another number may not.
    /// </summary>
    public static bool MayBeCalled(CaseFile file, Guid person, DateOnly today) =>
        IsSafe(file, person, today, SafeChannels.Telephone, SafeChannels.Sms) && file.SafeContactOf(person) is not { Restricted: true, Terms.Telephone: not null };

    /// <summary>Whether a person may be written to by mail, at some hour.</summary>
    public static bool MayBeWrittenTo(CaseFile file, Guid person, DateOnly today) => IsSafe(file, person, today, SafeChannels.Mail);

    private bool Open(CaseFile file, Person person, params ReadOnlySpan<string> channels) => Granted && (!SafeOnly || IsSafe(file, person.Id, Today, channels));

    private static bool IsSafe(CaseFile file, Guid person, DateOnly today, params ReadOnlySpan<string> channels)
    {
        foreach (var channel in channels)
        {
            if (ContactSafety.IsSafe(file.SafeContactOf(person), channel, today))
            {
                return true;
            }
        }

        return false;
    }
}
