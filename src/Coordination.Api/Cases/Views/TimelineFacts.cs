using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>What an event says beside its name.</summary>
/// <param name="Item">What it is about, for the look-up of what the reader may know of it; null for the stream itself.</param>
internal readonly record struct TimelineFacts(Guid? Item = null, string? Code = null, DateOnly? On = null, Confidentiality? Level = null, string? Step = null)
{
    /// <param name="happened">An event of a case, a handover or a concertation.</param>
    /// <param name="file">The case's state: an event about an item names the item alone.</param>
    public static TimelineFacts Of(object happened, CaseFile file) => happened switch
    {
        PersonAdded e => new(e.Person.Id),
        PersonCorrected e => new(e.Person.Id),
        PregnancyRecorded e => new(On: e.DueDate),
        DueDateRevised e => new(On: e.New),
        BirthRecorded e => new(e.Child, On: e.On),
        IntensityDecided e => new(Code: $"{(int)e.Intensity}"),
        CaseClosed e => new(Code: e.Reason),
        CaseReopened e => new(Code: e.Reason),
        SafeContactAsked e => new(e.Person),
        SafeContactEasingAsked e => new(e.Person),
        SafeContactEased e => new(e.Easing),
        SafeContactKept e => new(e.Easing),
        PersonWrittenTo e => new(e.Person, Code: e.Kind),
        AlertLinked e => new(e.Alert),
        StepFired e => new(Code: e.Code, On: CivilTime.DayOf(e.DueAt), Step: e.Step),
        StepDone e => new(Code: e.Code, On: e.On),
        StepMoved e => new(Code: e.Code, On: e.To),
        StepNotRelevant e => new(Code: e.Code),
        _ => OfLife(happened) ?? OfAgreement(happened) ?? OfItem(happened, file) ?? OfHandover(happened) ?? OfConcertation(happened) ?? default,
    };

    private static TimelineFacts? OfLife(object happened) => happened switch
    {
        LifeEventRecorded e => new(e.Life, e.Kind, e.On),
        LifeEventTakenBack e => new(e.Life),
        PlanPaused e => new(e.Pause, e.Reason, e.Until),
        PauseEnded e => new(e.Pause, On: e.On),
        SupportEndForeseen e => new(e.Handover, On: e.Until),
        EarlierCaseLinked or EarlierCaseUnlinked => new(),
        RecontactPlanned e => new(e.Recontact, e.Way, e.Until),
        RecontactEnded e => new(e.Recontact, e.Outcome),
        _ => null,
    };

    private static TimelineFacts? OfAgreement(object happened) => happened switch
    {
        RelationGranted e => new(e.Relation, Camel($"{e.Role}")),
        RelationEnded e => new(e.Relation, e.Reason),
        AccessAsked e => new(e.Ask, e.Reason),
        AccessDeclined e => new(e.Ask),
        PersonExcluded e => new(e.Exclusion),
        ExclusionEnded e => new(e.Exclusion),
        ConsentGiven e => new(e.Consent, Camel($"{e.Terms.Scope}"), e.Terms.From),
        ConsentRefused e => new(e.Consent, Camel($"{e.Terms.Scope}"), e.Terms.From),
        ConsentWithdrawn e => new(e.Consent),
        ConsentConfirmed e => new(e.Consent),
        MinorityRecorded e => new(e.Person, e.Minor ? "minor" : "adult"),
        CapacityAssessed e => new(e.Person, Camel($"{e.Conclusion}"), e.On),
        ActingRecorded e => new(e.Acting, Camel($"{e.Kind}"), e.From),
        ActingEnded e => new(e.Acting, e.Reason),
        MandateRecorded e => new(e.Mandate, e.Authority, e.From),
        MandateEnded e => new(e.Mandate, e.Reason),
        _ => null,
    };

    private static TimelineFacts? OfItem(object happened, CaseFile file) => happened switch
    {
        ContactNoted e => new(e.Contact, Camel($"{e.Channel}"), e.OccurredOn, e.Level),
        ReminderSet e => new(e.Reminder, On: e.On),
        ReminderDone e => new(e.Reminder),
        EntryWritten e => new(e.Entry, e.Kind, CivilTime.DayOf(e.OccurredAt), e.Level),
        EntryAmended e => OfEntry(e.Entry, file),
        EntryDisclosed e => OfEntry(e.Entry, file),
        DisclosedOutside e => new(e.Terms.Disclosure, e.Authority, Level: e.Level),
        DisclosureTold e => new(e.Disclosure, On: e.On),
        ProtectionDecided e => new(e.Protection, e.Code, e.ReviewOn, Confidentiality.N4),
        ProtectionReviewed e => new(e.Protection, On: e.NextReviewOn, Level: Confidentiality.N4),
        ScreeningRecorded e => new(e.Screening, e.Result.Instrument, file.Screenings.FirstOrDefault(s => s.Id == e.Screening)?.On, e.Level),
        RedFlagRaised e => OfFlag(e.Flag, file),
        RedFlagAcknowledged e => OfFlag(e.Flag, file),
        RedFlagAssessed e => OfFlag(e.Flag, file),
        FactorRecorded e => new(e.Factor, e.Code, e.Since, e.Level),
        FactorResolved e => file.Factors.FirstOrDefault(f => f.Id == e.Factor) is { } factor ? new(factor.Id, factor.Code, Level: factor.Level) : new(e.Factor),
        _ => null,
    };

    private static TimelineFacts OfEntry(Guid id, CaseFile file) =>
        file.Entries.FirstOrDefault(e => e.Id == id) is { } entry ? new(id, entry.Kind, Level: entry.Level) : new(id);

    private static TimelineFacts OfFlag(Guid id, CaseFile file) =>
        file.Flags.FirstOrDefault(f => f.Id == id) is { } flag ? new(id, flag.Code, Level: flag.Level) : new(id);

    private static TimelineFacts? OfHandover(object happened) => happened switch
    {
        HandoverRequested e => new(Code: e.Need),
        HandoverWaitlisted e => new(On: e.ExpectedOn),
        HandoverWaitingChecked e => new(On: e.ExpectedOn),
        HandoverRefused e => new(Code: e.Reason),
        FirstMeetingPlanned e => new(On: CivilTime.DayOf(e.StartsAt)),
        FirstMeetingHeld e => new(On: CivilTime.DayOf(e.HeldAt)),
        FirstContactConfirmed e => new(On: CivilTime.DayOf(e.MetAt)),
        EffectivenessConfirmed e => new(Code: Camel($"{e.By}"), On: CivilTime.DayOf(e.SaidAt)),
        HandoverBecameEffective e => new(On: CivilTime.DayOf(e.Since)),
        HandoverRefusedLate e => new(Code: e.Reason),
        HandoverWithdrawn e => new(Code: e.Reason),
        HandoverLapsed e => new(Code: e.Reason),
        HandoverEnded e => new(Code: e.Reason),
        _ => null,
    };

    private static TimelineFacts? OfConcertation(object happened) => happened switch
    {
        ConcertationPlanned e => new(Code: e.Purpose, On: CivilTime.DayOf(e.Slot.StartsAt)),
        ConcertationMoved e => new(On: CivilTime.DayOf(e.Slot.StartsAt)),
        ConcertationHeld e => new(On: CivilTime.DayOf(e.HeldAt)),
        ConcertationCancelled e => new(Code: e.Reason),
        InvitationAnswered e => new(Code: Camel($"{e.Answer}")),
        DecisionTaken e => new(On: e.DueOn),
        DecisionMoved e => new(Code: e.Reason, On: e.DueOn),
        DecisionDropped e => new(Code: e.Reason),
        _ => null,
    };

    /// <summary>A word of ours as the wire says it.</summary>
    public static string Camel(string word) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word);
}
