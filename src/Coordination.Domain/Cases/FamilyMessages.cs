using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What may be written to a person of a case. No message says what it is about.</summary>
public static class FamilyMessages
{
    /// <summary>That she may call back.</summary>
    public const string CallBack = "call-back";

    /// <summary>When an appointment is.</summary>
    public const string Appointment = "appointment";

    /// <summary>Writes one, to somebody who gave an address.</summary>
    /// <param name="state">The case.</param>
    /// <param name="written">What is written to whom.</param>
    /// <param name="startsAt">When the appointment is, UTC.</param>
    public static Decision Write(CaseFile state, PersonWrittenTo written, DateTimeOffset? startsAt) =>
        CaseGuard.NotOpenFor(state, written.Person) is { } refusal ? refusal
        : state.Messages.Any(m => m.Message == written.Message) ? Decision.AlreadySo
        : !Deciding.MayBeTold(state, written.Person, CivilTime.DayOf(written.Stamp.At)) ? ConsentRefusals.NotToBeTold
        : written.Kind is not (CallBack or Appointment) ? ConsentRefusals.UnknownMessage
        : written.Kind == Appointment && !(startsAt > written.Stamp.At) ? ConsentRefusals.AppointmentWithoutTime
        : state.Find(written.Person)!.Mail is null && state.SafeContactOf(written.Person)?.Terms?.Mail is null ? ConsentRefusals.NoAddress
        : Decision.Of(written);
}
