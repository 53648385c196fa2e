using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class NotingContacts
{
    private static readonly Guid Note = new("0198c000-0000-7000-8000-0000000000e1");

    [Fact]
    public void Reaching_the_family_ends_the_first_contact_step_and_starts_the_silence_anew()
    {
        var state = Open(Contact("2026-04-23", reached: false)).When(file => ContactDecider.Note(file, Contact("2026-04-24"))).Then(Contact("2026-04-24"));

        Assert.Equal((Days.Day("2026-04-24"), Days.Day("2026-04-24"), 0), (state.FirstContactOn!.Value, state.LastContactOn!.Value, state.MissedContacts));
        Assert.DoesNotContain(Owed(state), row => row.Code == "F02");
    }

    [Fact]
    public void An_attempt_and_a_talk_with_a_professional_leave_it_owed()
    {
        var gp = Contact("2026-04-24") with { With = new ContactWith(null, "gp", null) };
        var state = Open(Contact("2026-04-22", reached: false), Contact("2026-04-23", reached: false)).When(file => ContactDecider.Note(file, gp)).Then(gp);

        Assert.Equal((null, 2), (state.FirstContactOn, state.MissedContacts));
        Assert.Contains(Owed(state), row => row.Code == "F02");
    }

    [Fact]
    public void A_contact_noted_late_does_not_put_the_clock_back() =>
        Assert.Equal(Days.Day("2026-05-10"), State([.. Opened(), Contact("2026-05-10"), Contact("2026-05-02")]).LastContactOn);

    [Fact]
    public void The_same_note_again_changes_nothing() =>
        Open(Contact("2026-04-24")).When(file => ContactDecider.Note(file, Contact("2026-04-24"))).ThenNothing();

    [Fact]
    public void A_note_that_cannot_be_is_refused()
    {
        var contact = Contact("2026-04-24");
        Open().When(file => ContactDecider.Note(file, contact with { With = new ContactWith(null, null, null) })).ThenRefused("contact-needs-with");
        Open().When(file => ContactDecider.Note(file, contact with { With = new ContactWith(Marc, null, null) })).ThenRefused("not-found");
        Open().When(file => ContactDecider.Note(file, contact with { Text = null })).ThenRefused("contact-needs-text");
        Open().When(file => ContactDecider.Note(file, contact with { OccurredOn = Days.Day("2026-04-25") })).ThenRefused("day-in-future");
        Open().When(file => ContactDecider.Note(file, contact with { Reminder = Days.Day("2026-04-23") })).ThenRefused("day-past");
        Closed().When(file => ContactDecider.Note(file, contact)).ThenRefused("case-closed");
        Nothing().When(file => ContactDecider.Note(file, contact)).ThenRefused("not-found");
    }

    [Fact]
    public void An_attempt_needs_no_text()
    {
        var attempt = Contact("2026-04-24", reached: false) with { Text = null };
        Open().When(file => ContactDecider.Note(file, attempt)).Then(attempt);
    }

    [Fact]
    public void Its_reminder_is_owed_on_its_day_by_the_one_who_wrote_it()
    {
        var contact = Contact("2026-04-24", reminder: Days.Day("2026-05-15")) with { Stamp = On("2026-04-24", SocialWorker) };

        var row = Assert.Single(Owed([.. Opened(), contact]), row => row.Code == "reminder");

        Assert.Equal(("2026-05-15", SocialWorker), (Days.Text(row.DueAt), row.Owner));
        Assert.DoesNotContain(Owed([.. Opened(), contact, new ReminderDone(contact.Contact, On("2026-05-15"))]), owed => owed.Code == "reminder");
    }

    [Fact]
    public void A_reminder_put_off_stays_owed_by_its_new_day()
    {
        var contact = Contact("2026-04-24", reminder: Days.Day("2026-05-15"));
        var name = contact.Contact.ToString("N");
        object[] later = [.. Opened(), contact, new StepMoved("reminder", name, Days.Day("2026-05-22"), "later", On("2026-05-15"))];

        var row = Assert.Single(Owed(later), row => row.Code == "reminder");

        Assert.Equal(($"{name}@2026-05-22", "2026-05-22"), (row.Occurrence, Days.Text(row.DueAt)));
        Assert.DoesNotContain(Owed([.. later, new StepDone("reminder", row.Occurrence, Days.Day("2026-05-22"), StepHow.Done, On("2026-05-22"))]), owed => owed.Code == "reminder");
    }

    [Fact]
    public void A_reminder_of_somebody_who_left_is_the_first_heads() =>
        Assert.Equal(Midwife, Assert.Single(Owed([.. Opened(), new ReminderSet(Note, Days.Day("2026-05-15"), null, On("2026-04-24", Relay))]), r => r.Code == "reminder").Owner);

    [Fact]
    public void A_reminder_is_set_and_done_once()
    {
        var set = new ReminderSet(Note, Days.Day("2026-05-15"), Text(), On("2026-04-24"));
        Open().When(file => ContactDecider.SetReminder(file, Note, Days.Day("2026-05-15"), Text(), On("2026-04-24"))).Then(set);
        Open(set).When(file => ContactDecider.SetReminder(file, Note, Days.Day("2026-05-15"), Text(), On("2026-04-24"))).ThenNothing();
        Open().When(file => ContactDecider.SetReminder(file, Note, Days.Day("2026-04-20"), Text(), On("2026-04-24"))).ThenRefused("day-past");
        Open(set).When(file => ContactDecider.ReminderIsDone(file, Note, On("2026-05-15"))).Then(new ReminderDone(Note, On("2026-05-15")));
        Open(set, new ReminderDone(Note, On("2026-05-15"))).When(file => ContactDecider.ReminderIsDone(file, Note, On("2026-05-16"))).ThenNothing();
        Open().When(file => ContactDecider.ReminderIsDone(file, Note, On("2026-05-15"))).ThenRefused("not-found");
        Closed().When(file => ContactDecider.SetReminder(file, Note, Days.Day("2026-06-15"), null, On("2026-05-24"))).ThenRefused("case-closed");
    }
}
