using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Consultations;

/// <summary>Decisions on a penal case consultation: set up, held, closed.</summary>
public static class ConsultationDecider
{
    private const int LongestMinutes = 720;

    /// <summary>Sets it up: with somebody, foreseen by something, today or later.</summary>
    public static Decision Plan(Consultation state, ConsultationPlanned planned) => planned switch
    {
        _ when state.Status != ConsultationStatus.None => Decision.AlreadySo,
        _ when planned.Participants.IsDefaultOrEmpty => ConsultationRefusals.NobodyInvited,
        _ when Twice(planned) => ConsultationRefusals.SomebodyTwice,
        { DurationMinutes: < 1 or > LongestMinutes } => ConsultationRefusals.DurationImpossible,
        _ when CivilTime.DayOf(planned.StartsAt) < CivilTime.DayOf(planned.Stamp.At) => ConsultationRefusals.InThePast,
        _ => Decision.Of(planned),
    };

    /// <summary>Who was there, and that nobody has to speak was told. Said again otherwise, the later word stands, until it is closed.</summary>
    public static Decision Attend(Consultation state, ConsultationAttended attended) => state.Status switch
    {
        ConsultationStatus.None => ConsultationRefusals.Unknown,
        ConsultationStatus.Closed => ConsultationRefusals.Closed,
        _ when attended.HeldAt > attended.Stamp.At => ConsultationRefusals.InTheFuture,
        _ when !attended.SilenceTold => ConsultationRefusals.SilenceUntold,
        _ when attended.Attendees.OrEmpty().Any(id => !state.Knows(id)) => ConsultationRefusals.AttendeeUnknown,
        ConsultationStatus.Held when state.HeldAt == attended.HeldAt && state.Attendees.SequenceEqual(attended.Attendees.OrEmpty()) => Decision.AlreadySo,
        _ => Decision.Of(attended),
    };

    /// <summary>Closes it with what each took upon herself. One that did not take place closes without.</summary>
    public static Decision Close(Consultation state, ImmutableArray<OwnDecision> decisions, Stamp stamp) => state.Status switch
    {
        ConsultationStatus.None => ConsultationRefusals.Unknown,
        ConsultationStatus.Closed => Decision.AlreadySo,
        _ when decisions.OrEmpty().Any(d => !state.Attendees.Contains(d.By)) => ConsultationRefusals.DecidesForAnother,
        _ => Decision.Of(new ConsultationClosed(decisions.OrEmpty(), stamp)),
    };

    private static bool Twice(ConsultationPlanned planned)
    {
        Guid[] all = [planned.Organiser, .. planned.Coordinators.OrEmpty(), .. planned.Participants.Select(p => p.Id)];
        return all.Distinct().Count() != all.Length;
    }
}
