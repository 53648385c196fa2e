using System.Text.Json.Serialization;

namespace Coordination.Domain.FollowUp;

/// <summary>What a row of the plan is counted from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnchorKind>))]
public enum AnchorKind
{
    /// <summary>Alert received.</summary>
    Alert,

    /// <summary>Alert accepted, or case opened without one.</summary>
    Opened,

    /// <summary>First contact with the family.</summary>
    FirstContact,

    /// <summary>Another step, done: see <see cref="PlanRow.After"/>.</summary>
    Step,

    /// <summary>Gestational age: start of the last period, or due date minus 280 days.</summary>
    Gestation,

    /// <summary>A screening result that asks for a repeat.</summary>
    Result,

    /// <summary>Due date (EDD).</summary>
    DueDate,

    /// <summary>Birth of a child.</summary>
    Birth,

    /// <summary>Birth, corrected for prematurity: the due date of a preterm child.</summary>
    CorrectedBirth,

    /// <summary>Discharge from the maternity or neonatal ward.</summary>
    Discharge,

    /// <summary>Handover asked.</summary>
    Asked,

    /// <summary>Handover accepted.</summary>
    Accepted,

    /// <summary>First contact of the relay with the family.</summary>
    Contacted,

    /// <summary>Waiting list entered, or last re-check.</summary>
    Waitlisted,

    /// <summary>Contact counts as lost: see <see cref="PlanRow.Lost"/>.</summary>
    LastContact,

    /// <summary>Last check of the safe-contact settings.</summary>
    SafeContactChecked,

    /// <summary>A birth since then, while contact is restricted.</summary>
    SafeContactShaken,

    /// <summary>A factor of the row recorded since then, while contact is restricted: see <see cref="PlanRow.Factors"/>.</summary>
    SafeContactChanged,

    /// <summary>Consent asked last, whatever the answer was.</summary>
    ConsentGiven,

    /// <summary>Birth, or an admission to a ward since, while no day of leaving is known.</summary>
    Stay,

    /// <summary>Loss of an expected child, or death of a child.</summary>
    Loss,

    /// <summary>A parent died, a child was placed or came back, the family moved or parted.</summary>
    Turn,

    /// <summary>End of a pause of the plan.</summary>
    PauseEnd,

    /// <summary>Day until which contact is sought again in a way that somebody chose.</summary>
    Recontact,

    /// <summary>Day on which a support is foreseen to end.</summary>
    SupportEnd,

    /// <summary>Red flag raised.</summary>
    Flag,

    /// <summary>A day that people agreed on.</summary>
    Given,
}

/// <summary>How a row's delay runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanClockKind>))]
public enum PlanClockKind
{
    /// <summary>Civil days: fires at 09:00 Europe/Brussels, closes at the end of the day.</summary>
    Days,

    /// <summary>Hours (in a trial: seconds), day and night.</summary>
    Hours,

    /// <summary>Until the end of the civil day of the anchor.</summary>
    SameDay,
}

/// <summary>What happens to a step that falls on a day off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayOffRule>))]
public enum DayOffRule
{
    /// <summary>Stays: the owner works week-ends, or the day was agreed.</summary>
    Stay,

    /// <summary>Moves to the next working day.</summary>
    After,

    /// <summary>Moves to the working day before (discharge).</summary>
    Before,
}

/// <summary>Whom a row concerns: it stops with whom it concerns, and goes on without the others.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Concern>))]
public enum Concern
{
    /// <summary>The family as a whole, whatever happened.</summary>
    Family,

    /// <summary>Her who carried the child: goes on after a loss, counted from its day where no child was born.</summary>
    Mother,

    /// <summary>What is done once because there is a child: stops when none lives.</summary>
    Baby,

    /// <summary>Each child: stops for the one that died.</summary>
    Child,
}

/// <summary>What a site may make of a row in its own plan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SiteEdit>))]
public enum SiteEdit
{
    /// <summary>Nothing: it belongs to an act of its own, not to the follow-up.</summary>
    None,

    /// <summary>Other days; it stays planned, listed and the coordination's.</summary>
    Keep,

    /// <summary>Other days, owner and care intensity, or not planned at all.</summary>
    Edit,
}

/// <summary>What record of the file ends a step by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepProof>))]
public enum StepProof
{
    /// <summary>None that the row names.</summary>
    None,

    /// <summary>A measure of mood since the step opened: see <c>measures.json</c>.</summary>
    Mood,

    /// <summary>A look at the relation with this child since the step opened: see <c>measures.json</c>.</summary>
    Relation,

    /// <summary>A person of the family was reached since the day that the step counts from.</summary>
    Contact,
}

/// <summary>Who does a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnerRole>))]
public enum OwnerRole
{
    Coordinator,
    Midwife,
    SocialWorker,
    Clinician,
    Maternity,
    Supervisor,

    /// <summary>The person a decision names.</summary>
    Named,
    One,
    Peps,
    Gp,
    Paediatrician,
    Relay,
}
