using System.Collections.Frozen;

namespace Coordination.Api.Http;

/// <summary>Which list of codes a text of a request or an answer is from. Enumerations have the list of their own name.</summary>
internal static class CodedFields
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["acting-proof"] = ["RecordActingRequest.proof", "ActingCard.proof"],
        ["alert-source"] = ["FromWish.kind", "AlertFromCard.kind", "AlertLine.source", "CaseAlertSender.kind", "GET /v1/alerts source"],
        ["assignment-reason"] = ["AssignCoordinatorsRequest.reason"],
        ["authority"] = ["DiscloseEntryRequest.authority", "DiscloseInEmergencyRequest.authority", "DisclosureLine.authority", "GET /v1/cases/{caseId}/disclosures authority"],
        ["closing-reason"] = ["CloseCaseRequest.reason", "CaseCard.closingReason", "ClosingCard.reason"],
        ["concertation-purpose"] = ["PlanConcertationRequest.purpose", "RecordUnplannedMinutesRequest.purpose", "ConcertationCard.purpose", "ConcertationLine.purpose"],
        ["consent-purpose"] = ["RecordConsentRequest.purpose", "ConsentCard.purpose"],
        ["consultation-function"] = ["ConsultantWish.function", "ConsultantCard.function"],
        ["consultation-ground"] = ["PlanConsultationRequest.ground", "ConsultationCard.ground", "ConsultationLine.ground"],
        ["consultation-purpose"] = ["PlanConsultationRequest.purpose", "ConsultationCard.purpose", "ConsultationLine.purpose"],
        ["criterion-topic"] = ["CriterionStated.topic"],
        ["access-reason"] = ["AskAccessRequest.reason", "AccessAskCard.reason"],
        ["discipline"] = ["CreateAccountRequest.discipline", "GrantRoleRequest.discipline", "WriteEntryRequest.discipline"],
        ["disclosure-channel"] = ["DiscloseEntryRequest.channel", "DiscloseInEmergencyRequest.channel", "DisclosureLine.channel"],
        ["disclosure-condition"] = ["AnswerWish.condition", "AnswerLine.condition"],
        ["disclosure-purpose"] = ["DiscloseEntryRequest.purpose", "DisclosureLine.purpose"],
        ["emergency-reason"] = ["DiscloseInEmergencyRequest.reason", "DisclosureLine.emergency"],
        ["entry-kind"] = ["WriteEntryRequest.kind", "EntryCard.kind", "EntryHistory.kind"],
        ["entry-route"] = ["ServiceRecord.entry"],
        ["erasure-ground"] = ["ProposeErasureRequest.ground", "ErasureCard.ground"],
        ["factor"] = ["RaiseAlertRequest.codes", "RecordFactorRequest.code", "AlertReasonCard.code", "AlertLine.codes", "FactorCard.code", "CriterionHasFactor.codes"],
        ["family-message"] = ["WriteToPersonRequest.kind"],
        ["glass-reason"] = ["BreakGlassRequest.reason", "GlassCard.reason", "GlassLine.reason"],
        ["identity-proof"] = ["AskRightRequest.identity", "RightCard.identity"],
        ["indicator"] = ["IndicatorWish.code"],
        ["instrument"] = ["ScreeningWish.instrument", "ScreeningCard.instrument"],
        ["intensity-reason"] = ["DecideIntensityRequest.reason"],
        ["intensity-rule"] = ["IntensityReason.rule"],
        ["legal-reason"] = ["DiscloseEntryRequest.basis", "DisclosureLine.basis"],
        ["life-event"] = ["RecordLifeEventRequest.kind", "LifeCard.kind"],
        ["mandating-authority"] = ["ServiceRecord.mandatingAuthorities", "RecordMandateRequest.authority", "MandateLine.authority"],
        ["moving-reason"] = ["MoveStepRequest.reason", "TellLaterRequest.reason"],
        ["need"] = ["AskHandoverRequest.need", "HandoverCard.need", "RequestCard.need", "RequestRow.need", "SupportCard.need"],
        ["not-relevant-reason"] = ["SetStepAsideRequest.reason", "InsteadWish.reason"],
        ["other-side"] = ["NoteContactRequest.role", "ContactWith.role", "OutsiderWish.function", "SeatCard.function"],
        ["pausing-reason"] = ["PausePlanRequest.reason", "PauseCard.reason"],
        ["plan-step"] = ["WorklistRow.code", "OwedCard.code", "OwedNext.code", "GlassDue.code", "SampleDue.code", "InsteadWish.code", "GET /v1/worklist code", "KeepFilterRequest.code", "ListFilter.code"],
        ["protection-decision"] = ["DecideProtectionRequest.decision", "ProtectionCard.decision"],
        ["protection-ground"] = ["DecideProtectionRequest.ground", "ProtectionCard.ground"],
        ["recontact-outcome"] = ["EndRecontactRequest.outcome", "RecontactCard.outcome"],
        ["recontact-way"] = ["PlanRecontactRequest.way", "RecontactCard.way"],
        ["red-flag"] = ["RaiseAlertRequest.redFlags", "RaiseFlagRequest.code", "AlertFlagCard.code", "AlertLine.redFlags", "FlagCard.code", "ScreeningCard.redFlags", "ScreeningReceipt.redFlags"],
        ["refusal-reason"] = ["AnswerHandoverRequest.reason", "AnswerAsRelayRequest.reason", "RefuseLateRequest.reason"],
        ["relay-kind"] =
        [
            "ServiceRecord.kind", "RecordConsentRequest.kinds", "ConsentCard.kinds", "Fit.kind", "FoundRelay.kind", "RelayInBrief.kind", "RelayInPlace.kind", "RelayKind.code",
            "RelayRow.kind", "SupportCard.kind", "GET /v1/relays kind", "GET /v1/cases/{caseId}/relay-proposals kind",
        ],
        ["relay-reason"] = ["Reason.code"],
        ["relay-withdrawal-reason"] = ["WithdrawRelayRequest.reason"],
        ["reopening-reason"] = ["ReopenCaseRequest.reason"],
        ["request-kind"] = ["AskHandoverRequest.kind", "HandoverCard.kind", "RequestCard.kind", "RequestRow.kind", "RefusedRequestCount.kind"],
        ["request-refusal"] = ["RefuseRightRequest.reason", "RightCard.reason"],
        ["safe-channel"] = ["AskSafeContactRequest.channels", "ReachCard.channels", "FamilyReach.safeChannels"],
        ["step-instant"] = ["NextStep.step", "TimelineEntry.step"],
        ["third-party"] = ["ThirdPartyWish.who", "ThirdPartyTag.who"],
        ["third-party-reason"] = ["ThirdPartyWish.why", "ThirdPartyTag.why"],
        ["warning"] = ["Receipt.warnings", "HandoverReceipt.warnings"],
        ["weekday"] = ["HoursWish.days", "HoursCard.days"],
        ["withdrawal-reason"] = ["WithdrawHandoverRequest.reason", "EndHandoverRequest.reason", "EndAsRelayRequest.reason", "LapseHandoverRequest.reason"],
    };

    /// <summary>Texts in the shape of a code whose list is nobody's: any code is taken and kept as it came.</summary>
    public static FrozenSet<string> OfNoList { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "EndAccountRequest.reason", "EndClientRequest.reason", "EndRoleRequest.reason", "EndRelationRequest.reason", "DropDecisionRequest.reason", "PostponeDecisionRequest.reason",
        "CancelConcertationRequest.reason", "EndMandateRequest.reason", "EndActingRequest.reason");

    /// <summary>Name of the list by field (<c>Schema.member</c>, or <c>GET /path parameter</c>).</summary>
    public static FrozenDictionary<string, string> Lists { get; } =
        Fields.SelectMany(list => list.Value.Select(field => KeyValuePair.Create(field, list.Key))).ToFrozenDictionary(StringComparer.Ordinal);
}
