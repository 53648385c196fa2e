using Coordination.Domain.Access;
using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Tests.Access;

internal static class CareFacts
{
    private static readonly AccessQuestion Sender = Ask.By(Role.Sender, ReadAlertStatus) with { Own = true, OwnOrganisation = true };

    private static readonly AccessQuestion Asked =
        Ask.By(Role.RelayIntake, ReadOwnRequest) with { Own = true, Relation = Tie.Pending, Consent = ConsentCover.NamesService };

    private static readonly AccessQuestion Left = Ask.Care(ReadEntry) with { Relation = Tie.Ended, InWindow = true };

    private static readonly AccessQuestion Mandated = Ask.By(Role.Mandated, ReadEntry, N2) with { Relation = Tie.Active, Subject = DataSubject.Child };

    private static readonly AccessQuestion Guest = Ask.By(Role.Guest, ReadInvitation) with { Own = true, Relation = Tie.Active, InWindow = true };

    private static readonly AccessQuestion Treating = Ask.By(Role.Treating, ReadCase) with { Relation = Tie.Active };

    internal static readonly Fact[] All =
    [
        new("A13", "who raised an alert sees what became of it", Sender, Redacted, Duties.StatusOnly),
        new("A00", "another sender does not", Sender with { Own = false }, Hidden),
        new("A14", "a sender reads no content", Sender with { Action = ReadEntry, Level = N2 }, Hidden),
        new("A15", "a sender who also cares reads by that", Sender with { Action = ReadEntry, Level = N2, Relation = Tie.Active, Consent = ConsentCover.NamesService }, Allow),
        new("A83", "anybody raises an alert", Ask.By(Role.Sender, RaiseAlert, N0), Allow),
        new("A20", "a relay that accepted reads shared content", Ask.Care(ReadEntry), Allow),
        new("A20", "it reads its accepted request", Ask.Care(ReadOwnRequest) with { Own = true }, Allow),
        new("A00", "without consent it does not", Ask.Care(ReadEntry) with { Consent = ConsentCover.None }, Hidden),
        new("A00", "after withdrawal it does not", Ask.Care(ReadEntry) with { Consent = ConsentCover.Withdrawn }, Hidden),
        new("A21", "where consent names others it sees coordination facts", Ask.Care(ReadEntry) with { Consent = ConsentCover.NamesOthers }, Redacted, Duties.OnlyFacts),
        new("A22", "of another discipline it sees that an entry exists", Ask.Care(ReadEntry, N3), Redacted, Duties.HideContent),
        new("A20", "of the discipline it reads it", Ask.Care(ReadEntry, N3) with { DisciplineMatch = true }, Allow),
        new("A23", "off the list a sealed entry is not there", Ask.Care(ReadEntry, N4), Hidden),
        new("A24", "after the end it keeps what it wrote", Left with { Own = true }, Redacted),
        new("A24", "and the facts as they were", Left with { Level = N1 }, Redacted, Duties.OnlyFacts),
        new("A25", "others' entries are gone", Left, Hidden),
        new("A26", "it writes an entry at a level it chooses", Ask.Care(WriteEntry, N5), Allow),
        new("A00", "after withdrawal it writes nothing", Ask.Care(WriteEntry) with { Consent = ConsentCover.Withdrawn }, Refused),
        new("A00", "nor where consent names others", Ask.Care(WriteEntry) with { Consent = ConsentCover.NamesOthers }, Refused),
        new("A00", "the coordinator's acts are not its own", Ask.Care(KeepFile) with { Own = true }, Refused),
        new("A27", "it never edits another's entry", Ask.Care(AmendEntry), Refused),
        new("A28", "a relay named by the consent reads its request", Asked, Redacted),
        new("A28", "a relay not named reads it without identity", Asked with { Consent = ConsentCover.None }, Redacted, Duties.Anonymous),
        new("A00", "after withdrawal the request is gone", Asked with { Consent = ConsentCover.Withdrawn }, Hidden),
        new("A29", "a relay that was asked reads no case", Asked with { Action = ReadCase, Level = N2 }, Hidden),
        new("A30", "once refused or lapsed the request is gone", Asked with { Relation = Tie.Ended }, Hidden),
        new("A31", "a mandate shows no appointments", Mandated with { Level = N1 }, Hidden),
        new("A32", "a mandate opens nothing said in accepted help", Mandated, Hidden),
        new("A33", "a mandate opens the entry disclosed to it", Mandated with { Disclosed = true, Level = N4 }, Allow),
        new("A33", "and of the case nothing else", Mandated with { Action = ReadCase, Level = N1, Disclosed = true }, Redacted, Duties.EntryOnly),
        new("A34", "a mandate for the child leaves the mother's file closed", Mandated with { Subject = DataSubject.Mother, Basis = HelpBasis.Mandate }, Hidden),
        new("A35", "a voluntary service reads no mandate report", Ask.Care(ReadEntry) with { Basis = HelpBasis.Mandate }, Hidden),
        new("A36", "a guest reads agenda and prepared summary", Guest, Allow),
        new("A36", "and what was chosen for her", Guest with { Level = N2, Disclosed = true }, Allow),
        new("A37", "not what was not chosen", Guest with { Level = N2 }, Hidden),
        new("A37", "not outside her window", Guest with { InWindow = false }, Hidden),
        new("A37", "not once the consent to share with her was taken back", Guest with { Consent = ConsentCover.Withdrawn }, Hidden),
        new("A00", "then she answers nothing either", Guest with { Action = AnswerInvitation, Consent = ConsentCover.Withdrawn }, Refused),
        new("A37", "not the rest of the case", Guest with { Action = ReadCase }, Hidden),
        new("A37", "no list", Guest with { Action = Search }, Hidden),
        new("A38", "police is no guest of a concertation", Guest with { Police = true, Action = AnswerInvitation }, Refused),
        new("A75", "a guest answers her invitation", Guest with { Action = AnswerInvitation, InWindow = false }, Allow),
        new("A46", "a guest breaks no glass", Guest with { Action = BreakGlass, Reason = EmergencyReason.VitalDanger }, Refused),
        new("A45", "a relay that accepted may break it", Ask.Care(BreakGlass, N3) with { Reason = EmergencyReason.Coded }, Allow),
        new("A48", "and loses it when it expires", Ask.Care(ReadEntry) with { Relation = Tie.None, Glass = Glass.Expired, Reason = EmergencyReason.Coded }, Hidden),
        new("A58", "on the list it sees the hidden address, masked first", Ask.Care(ReadHiddenAddress, N4) with { OnSealedList = true }, Allow, Duties.MaskFirst),
        new("A73", "a relay answers its own request", Asked with { Action = AnswerOwnRequest }, Allow),
        new("A00", "nobody answers another's request", Asked with { Action = AnswerOwnRequest, Own = false, Relation = Tie.None }, Hidden),
        new("A74", "a relay confirms the first contact", Ask.Care(ConfirmContact) with { Own = true }, Allow),
        new("A74", "a relay takes its yes back", Ask.Care(AnswerOwnRequest) with { Own = true }, Allow),
        new("A78", "a relay keeps its own record", Ask.By(Role.RelayIntake, WriteOwnRelay, N0) with { Own = true }, Allow),
        new("A00", "a relay writes no other's record", Ask.By(Role.RelayIntake, WriteOwnRelay, N0), Refused),
        new("A81", "a relay sees safe channels only", Ask.Care(ReadContactDetail) with { SafeContact = true }, Redacted, Duties.SafeChannelsOnly),
        new("A82", "a treating professional reads coordination facts", Treating, Allow),
        new("A82", "and the birth sheet", Treating with { Action = ReadBirthSheet, Level = N2 }, Allow),
        new("A00", "not the shared content", Treating with { Action = ReadEntry, Level = N2 }, Hidden),
        new("A86", "a relay counts its own requests", Ask.By(Role.CareMember, ReadOwnCounts) with { Own = true }, Allow, Duties.NoContent),
        new("A87", "a service that shares the lead asks a relay", Ask.Care(AskHandover) with { SharedLead = true }, Allow),
        new("A00", "a service that does not may not", Ask.Care(AskHandover), Refused),
    ];
}
