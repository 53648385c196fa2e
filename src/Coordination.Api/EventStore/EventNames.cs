using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Consultations;
using Coordination.Domain.Emergencies;
using Coordination.Domain.Erasures;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Relays;
using Coordination.Domain.Samples;
using Coordination.Domain.Transfers;

namespace Coordination.Api.EventStore;

/// <summary>
/// The stored name of every event, written once by hand: renaming a type must never rename what is stored. Each name has an
/// approved JSON sample; a shape that changes becomes a new name, the old one stays readable for ever.
/// </summary>
internal static class EventNames
{
    private static readonly (Type State, (Type Event, string Name)[] Events)[] Kinds =
    [
        (typeof(Alert),
        [
            (typeof(AlertReceived), "alert_received"),
            (typeof(AlertTaken), "alert_taken"),
            (typeof(AlertQualified), "alert_qualified"),
            (typeof(AlertReAddressed), "alert_re_addressed"),
            (typeof(AlertQuarantined), "alert_quarantined"),
            (typeof(AlertRepeated), "alert_repeated"),
            (typeof(AlertForgotten), "alert_forgotten"),
            (typeof(AlertKeptLonger), "alert_kept_longer"),
            (typeof(AlertContentDiffered), "alert_content_differed"),
            (typeof(AlertConflictClosed), "alert_conflict_closed"),
            (typeof(AlertFlagAcknowledged), "alert_flag_acknowledged"),
            (typeof(AlertFlagAssessed), "alert_flag_assessed"),
            (typeof(StepFired), "step_fired"),
        ]),
        (typeof(CaseFile), CaseEventNames.All),
        (typeof(Handover),
        [
            (typeof(HandoverRequested), "handover_requested"),
            (typeof(HandoverIdentityGiven), "handover_identity_given"),
            (typeof(HandoverAccepted), "handover_accepted"),
            (typeof(HandoverWaitlisted), "handover_waitlisted"),
            (typeof(HandoverWaitingChecked), "handover_waiting_checked"),
            (typeof(HandoverAssessmentRequired), "handover_assessment_required"),
            (typeof(HandoverRefused), "handover_refused"),
            (typeof(FirstMeetingPlanned), "first_meeting_planned"),
            (typeof(FirstMeetingHeld), "first_meeting_held"),
            (typeof(FirstContactConfirmed), "first_contact_confirmed"),
            (typeof(EffectivenessConfirmed), "effectiveness_confirmed"),
            (typeof(HandoverBecameEffective), "handover_became_effective"),
            (typeof(HandoverRefusedLate), "handover_refused_late"),
            (typeof(HandoverWithdrawn), "handover_withdrawn"),
            (typeof(HandoverLapsed), "handover_lapsed"),
            (typeof(HandoverEnded), "handover_ended"),
            (typeof(StepFired), "step_fired"),
        ]),
        (typeof(Concertation),
        [
            (typeof(ConcertationPlanned), "concertation_planned"),
            (typeof(ParticipantInvited), "participant_invited"),
            (typeof(InvitationAnswered), "invitation_answered"),
            (typeof(ConcertationMoved), "concertation_moved"),
            (typeof(ConcertationHeld), "concertation_held"),
            (typeof(DecisionTaken), "decision_taken"),
            (typeof(MinutesRecorded), "minutes_recorded"),
            (typeof(DecisionDone), "decision_done"),
            (typeof(DecisionMoved), "decision_moved"),
            (typeof(DecisionDropped), "decision_dropped"),
            (typeof(ConcertationCancelled), "concertation_cancelled"),
            (typeof(StepFired), "step_fired"),
        ]),
        (typeof(BrokenGlass),
        [
            (typeof(GlassBroken), "glass_broken"),
            (typeof(GlassSealsOpened), "glass_seals_opened"),
            (typeof(GlassExplained), "glass_explained"),
            (typeof(GlassReviewed), "glass_reviewed"),
            (typeof(StepFired), "step_fired"),
        ]),
        (typeof(PersonsRequest),
        [
            (typeof(PersonsRequestReceived), "persons_request_received"),
            (typeof(PersonsRequestConfirmed), "persons_request_confirmed"),
            (typeof(PersonsRequestExtended), "persons_request_extended"),
            (typeof(PersonsCopyReleased), "persons_copy_released"),
            (typeof(PersonsRequestAnswered), "persons_request_answered"),
            (typeof(PersonsRequestRefused), "persons_request_refused"),
            (typeof(StepFired), "step_fired"),
        ]),
        (typeof(AccessSample), [(typeof(AccessDrawn), "access_drawn"), (typeof(SampleReviewed), "sample_reviewed"), (typeof(SampleFollowedUp), "sample_followed_up"), (typeof(StepFired), "step_fired")]),
        (typeof(Transfer),
        [
            (typeof(TransferOpened), "transfer_opened"),
            (typeof(TransferMoved), "transfer_moved"),
            (typeof(TransferNoted), "transfer_noted"),
            (typeof(TransferPickedUp), "transfer_picked_up"),
            (typeof(TransferReturned), "transfer_returned"),
            (typeof(TransferHandedBack), "transfer_handed_back"),
            (typeof(TransferLeft), "transfer_left"),
            (typeof(StepFired), "step_fired"),
        ]),
        (typeof(Consultation),
        [
            (typeof(ConsultationPlanned), "consultation_planned"),
            (typeof(ConsultationAttended), "consultation_attended"),
            (typeof(ConsultationClosed), "consultation_closed"),
        ]),
        (typeof(Relay),
        [
            (typeof(RelayRegistered), "relay_registered"),
            (typeof(RelayRecordRevised), "relay_record_revised"),
            (typeof(CapacityObserved), "capacity_observed"),
            (typeof(RelayReviewed), "relay_reviewed"),
            (typeof(RelayWithdrawn), "relay_withdrawn"),
        ]),
        (typeof(Account),
        [
            (typeof(AccountCreated), "account_created"),
            (typeof(RoleGranted), "role_granted"),
            (typeof(RoleEnded), "role_ended"),
            (typeof(AbsenceDeclared), "absence_declared"),
            (typeof(AbsenceEnded), "absence_ended"),
            (typeof(AccountTelephoneChanged), "account_telephone_changed"),
            (typeof(AccountMailChanged), "account_mail_changed"),
            (typeof(AccountPreferencesChanged), "account_preferences_changed"),
            (typeof(FilterKept), "account_filter_kept"),
            (typeof(FilterDropped), "account_filter_dropped"),
            (typeof(DigestChosen), "account_digest_chosen"),
            (typeof(CalendarAddressGiven), "account_calendar_address_given"),
            (typeof(CalendarAddressEnded), "account_calendar_address_ended"),
            (typeof(GlassHeld), "account_glass_held"),
            (typeof(AccountEnded), "account_ended"),
        ]),
        (typeof(MachineClient),
        [
            (typeof(ClientRegistered), "client_registered"),
            (typeof(ClientEnded), "client_ended"),
        ]),
        (typeof(CoordinationService),
        [
            (typeof(ServiceSetUp), "service_set_up"),
            (typeof(SiteAdded), "site_added"),
            (typeof(SiteSettingsChanged), "site_settings_changed"),
            (typeof(SitePlanEdited), "site_plan_edited"),
        ]),
        (typeof(Erasure),
        [
            (typeof(ErasureProposed), "erasure_proposed"),
            (typeof(ErasureDeclined), "erasure_declined"),
            (typeof(ErasureDecided), "erasure_decided"),
            (typeof(PersonErased), "person_erased"),
        ]),
    ];

    /// <summary>Every stored event with its name, once.</summary>
    public static IEnumerable<(Type Type, string Name)> All => Kinds.SelectMany(k => k.Events).Distinct();

    /// <summary>Events that a stream with this state may hold.</summary>
    public static IEnumerable<Type> Of(Type state) => Kinds.Where(k => k.State == state).SelectMany(k => k.Events).Select(e => e.Event);
}
