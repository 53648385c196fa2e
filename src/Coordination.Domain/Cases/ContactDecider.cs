using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Contacts and reminders.</summary>
public static class ContactDecider
{
    /// <summary>Notes a contact or an attempt. Reaching a person of the family ends F02 and starts the silence (L01) anew.</summary>
    public static Decision Note(CaseFile state, ContactNoted noted)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        var today = CivilTime.DayOf(noted.Stamp.At);
        return noted switch
        {
            _ when state.Contacts.Any(c => c.Id == noted.Contact) => Decision.AlreadySo,
            { With: { Person: null, Role: null, Relay: null } } => ContactRefusals.NeedsWith,
            { With.Person: { } person } when state.Find(person) is null => CaseRefusals.UnknownPerson,
            { Reached: true, Text: null } => ContactRefusals.NeedsText,
            { Level: Confidentiality.N0 } => EntryRefusals.NotAboutNobody,
            _ when noted.OccurredOn > today => CaseRefusals.DayInFuture with { Field = "occurredOn" },
            _ when noted.OccurredOn < today.AddYears(-1) => ContactRefusals.TooLongAgo,
            { Reminder: { } on } when on < today => CaseRefusals.DayPast with { Field = "reminder" },
            _ => Decision.Of(noted),
        };
    }

    public static Decision SetReminder(CaseFile state, Guid reminder, DateOnly on, Protected? text, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Reminders.Any(r => r.Id == reminder && r.On == on) ? Decision.AlreadySo
        : on < CivilTime.DayOf(stamp.At) ? CaseRefusals.DayPast with { Field = "on" }
        : Decision.Of(new ReminderSet(reminder, on, text, stamp));

    public static Decision ReminderIsDone(CaseFile state, Guid reminder, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Reminders.FirstOrDefault(r => r.Id == reminder) is not { } known ? ContactRefusals.UnknownReminder
        : known.Done is not null ? Decision.AlreadySo
        : Decision.Of(new ReminderDone(reminder, stamp));
}
