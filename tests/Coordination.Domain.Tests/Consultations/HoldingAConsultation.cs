using System.Collections.Immutable;
using Coordination.Domain.Consultations;
using Xunit;

namespace Coordination.Domain.Tests.Consultations;

public sealed class HoldingAConsultation
{
    private static readonly Guid Id = new("0198c000-0000-7000-8000-0000000000c1");
    private static readonly Guid Organiser = new("0198c000-0000-7000-8000-0000000000c2");
    private static readonly Guid Colleague = new("0198c000-0000-7000-8000-0000000000c3");
    private static readonly Guid Inspector = new("0198c000-0000-7000-8000-0000000000c4");
    private static readonly Stamp Now = new(Organiser, Days.Noon("2026-05-14"));

    private static readonly ConsultationPlanned Planned = new(
        Id, "la-croche", Organiser, Now.At, 60, "person-integrity", "decree", Text(Id), null, [new(Inspector, Text(Inspector), null, "police")], [Colleague], Now);

    private static readonly ConsultationAttended Attended = new(Now.At, [Organiser, Inspector], true, Now);

    private static Protected Text(Guid of) => new(of, 1, "consultation.reference", "c2VhbGVk");

    private static Given<Consultation> Given(params object[] events) => new Given<Consultation>(Consultation.None, Consultation.Evolve).Events(events);

    [Fact]
    public void It_is_set_up_with_somebody_for_today_or_later()
    {
        var state = Given().When(c => ConsultationDecider.Plan(c, Planned)).Then(Planned);

        Assert.Equal([Organiser, Colleague], state.Members.ToArray());
        Assert.True(state.Knows(Inspector) && state.Knows(Colleague) && !state.Knows(Id));
        Given(Planned).When(c => ConsultationDecider.Plan(c, Planned)).ThenNothing();
        Given().When(c => ConsultationDecider.Plan(c, Planned with { Participants = [] })).ThenRefused("consultation-nobody-invited");
        Given().When(c => ConsultationDecider.Plan(c, Planned with { Coordinators = [Organiser] })).ThenRefused("consultation-somebody-twice");
        Given().When(c => ConsultationDecider.Plan(c, Planned with { DurationMinutes = 0 })).ThenRefused("consultation-duration-impossible");
        Given().When(c => ConsultationDecider.Plan(c, Planned with { StartsAt = Now.At.AddDays(-1) })).ThenRefused("consultation-in-the-past");
    }

    [Fact]
    public void Attendance_is_recorded_once_everybody_was_told_that_nobody_has_to_speak()
    {
        var state = Given(Planned).When(c => ConsultationDecider.Attend(c, Attended)).Then(Attended);

        Assert.Equal((ConsultationStatus.Held, true), (state.Status, state.SilenceTold));
        Given(Planned, Attended).When(c => ConsultationDecider.Attend(c, Attended)).ThenNothing();
        Given(Planned, Attended).When(c => ConsultationDecider.Attend(c, Attended with { Attendees = [Organiser] })).Then(Attended with { Attendees = [Organiser] });
        Given(Planned).When(c => ConsultationDecider.Attend(c, Attended with { SilenceTold = false })).ThenRefused("consultation-silence-untold");
        Given(Planned).When(c => ConsultationDecider.Attend(c, Attended with { Attendees = [Id] })).ThenRefused("consultation-attendee-unknown");
        Given(Planned).When(c => ConsultationDecider.Attend(c, Attended with { HeldAt = Now.At.AddMinutes(1) })).ThenRefused("consultation-in-the-future");
        Given().When(c => ConsultationDecider.Attend(c, Attended)).ThenRefused("not-found");
    }

    [Fact]
    public void Each_decides_for_herself_and_only_who_was_there()
    {
        ImmutableArray<OwnDecision> own = [new(Inspector, Text(Inspector))];
        var closed = new ConsultationClosed(own, Now);
        Given(Planned, Attended).When(c => ConsultationDecider.Close(c, own, Now)).Then(closed);
        Given(Planned, Attended).When(c => ConsultationDecider.Close(c, [new(Colleague, Text(Colleague))], Now)).ThenRefused("consultation-decides-for-another");
        Given(Planned).When(c => ConsultationDecider.Close(c, own, Now)).ThenRefused("consultation-decides-for-another");
        Given(Planned).When(c => ConsultationDecider.Close(c, [], Now)).Then(new ConsultationClosed([], Now));
        Given(Planned, Attended, closed).When(c => ConsultationDecider.Close(c, own, Now)).ThenNothing();
        Given(Planned, Attended, closed).When(c => ConsultationDecider.Attend(c, Attended)).ThenRefused("consultation-closed");
        Given().When(c => ConsultationDecider.Close(c, [], Now)).ThenRefused("not-found");
    }
}
