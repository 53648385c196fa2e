using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.PersonsRequests;

/// <summary>Decisions on a person's request. Who may decide is the access table's.</summary>
public static class PersonsRequestDecider
{
    /// <summary>Takes a request down, of an open or a closed case: rights do not end with it.</summary>
    public static Decision Receive(PersonsRequest request, CaseFile file, PersonsRequestReceived received)
    {
        if (request.Received is not null)
        {
            return Decision.AlreadySo;
        }

        return file.Find(received.Person) switch
        {
            null => CaseRefusals.UnknownPerson,
            { Role: PersonRole.ExpectedChild } => PersonsRequestRefusals.BeforeBirth,
            _ when received.Asker is { } asker && file.Find(asker) is null => CaseRefusals.UnknownPerson,
            _ when Speaking.Fault(file, received, CivilTime.DayOf(received.Stamp.At)) is { } fault => fault,
            _ when !PersonsRequestRules.IsIdentity(received.Identity) => PersonsRequestRefusals.UnknownIdentity,
            _ when received.ReceivedOn > CivilTime.DayOf(received.Stamp.At) => CaseRefusals.DayInFuture with { Field = "receivedOn" },
            _ => Decision.Of(received),
        };
    }

    public static Decision Extend(PersonsRequest request, Protected text, DateOnly toldOn, PlanVersion plan, Stamp stamp) =>
        NotOpen(request) is { } refusal ? refusal
        : request.Extension is { } known ? known.Text == text && known.ToldOn == toldOn ? Decision.AlreadySo : PersonsRequestRefusals.AlreadyExtended
        : toldOn < request.ReceivedOn || toldOn > CivilTime.DayOf(stamp.At) ? CaseRefusals.DayInFuture with { Field = "toldOn" }
        : stamp.At > PersonsRequestOwed.DueOf(request, plan) ? PersonsRequestRefusals.ToldTooLate
        : Decision.Of(new PersonsRequestExtended(text, toldOn, stamp));

    /// <summary>Releases a copy. Another one takes the place of the first as long as the request is open.</summary>
    public static Decision Release(PersonsRequest request, CaseFile file, PersonsCopyReleased released) =>
        NotOpen(request) is { } refusal ? refusal
        : NotBy(request, file, CivilTime.DayOf(released.Stamp.At)) is { } early ? early
        : !request.IsForCopy ? PersonsRequestRefusals.NotForCopy
        : request.Release?.Digest == released.Digest ? Decision.AlreadySo
        : Decision.Of(released);

    /// <summary>Says that it was done or given. What was released while whoever asked had a right to it was given, whatever ended since.</summary>
    public static Decision Answer(PersonsRequest request, CaseFile file, Protected? text, Stamp stamp) =>
        request.Ending is { Reason: null } done && done.Text == text ? Decision.AlreadySo
        : NotOpen(request) is { } refusal ? refusal
        : request.Release is null && NotBy(request, file, CivilTime.DayOf(stamp.At)) is { } early ? early
        : request is { IsForCopy: true, Release: null } ? PersonsRequestRefusals.NotReleased
        : Decision.Of(new PersonsRequestAnswered(text, stamp));

    public static Decision Refuse(PersonsRequest request, string reason, Protected text, Stamp stamp) =>
        request.Ending is { } done && done.Reason == reason && done.Text == text ? Decision.AlreadySo
        : NotOpen(request) is { } refusal ? refusal
        : !PersonsRequestRules.IsGround(reason) ? PersonsRequestRefusals.UnknownGround
        : Decision.Of(new PersonsRequestRefused(reason, text, stamp));

    /// <summary>Somebody who answers for the case says that the person asked. Where nobody need, or somebody did, it changes nothing.</summary>
    public static Decision Confirm(PersonsRequest request, Stamp stamp) =>
        NotOpen(request) is { } refusal ? refusal
        : !request.AwaitsSecond ? Decision.AlreadySo
        : request.Received!.By == stamp.By ? PersonsRequestRefusals.SecondIsTheFirst
        : Decision.Of(new PersonsRequestConfirmed(stamp));

    /// <summary>Why nobody reads or changes the file by this request yet; null where that may be.</summary>
    public static Refusal? NotYet(PersonsRequest request) => request.AwaitsSecond ? PersonsRequestRefusals.Unconfirmed : null;

    /// <summary>Why nothing is given or changed by this request on this day; null where that may be.</summary>
    public static Refusal? NotBy(PersonsRequest request, CaseFile file, DateOnly day) =>
        NotYet(request) ?? (Speaking.IsWithoutRight(file, request, day) ? PersonsRequestRefusals.WithoutRight : null);

    private static Refusal? NotOpen(PersonsRequest request) =>
        request.Received is null ? PersonsRequestRefusals.Unknown : request.Ending is not null ? PersonsRequestRefusals.Ended : null;
}
