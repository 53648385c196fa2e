using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Handovers;

/// <summary>One request to one relay for one need of a case, and what became of it.</summary>
public sealed record Handover
{
    public Guid Id { get; init; }

    public Guid Case { get; init; }

    /// <summary>Site that asked.</summary>
    public string Site { get; init; } = "";

    public Guid Relay { get; init; }

    /// <summary>Coded need.</summary>
    public string Need { get; init; } = "";

    public Protected? NeedText { get; init; }

    /// <summary>What the relay is asked to do: code of <see cref="RequestKinds"/>, an unknown one as it came.</summary>
    public string Kind { get; init; } = RequestKinds.Usual;

    /// <summary>The mandate under which alone it could be asked, or null.</summary>
    public Guid? Mandate { get; init; }

    public Urgency Urgency { get; init; } = Urgency.Normal;

    /// <summary>True as long as the relay may not learn who the family is, whatever it answered.</summary>
    public bool AnonymousEnquiry { get; init; }

    public Guid? Consent { get; init; }

    public Guid AskedBy { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public HandoverStatus Status { get; init; }

    /// <summary>Who holds the baton.</summary>
    public Responsible Responsible { get; init; }

    /// <summary>The relay's latest answer, or null while it is silent.</summary>
    public Answer? Answer { get; init; }

    public Protected? AnswerNote { get; init; }

    public DateTimeOffset? AssessingSince { get; init; }

    public DateTimeOffset? WaitlistedAt { get; init; }

    /// <summary>How often the waiting list was checked since.</summary>
    public int WaitingChecks { get; init; }

    public DateTimeOffset? WaitingCheckedAt { get; init; }

    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Position on the relay's list, from 1.</summary>
    public int? WaitingPlace { get; init; }

    public Protected? BridgingPlan { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Day on which the family enters, where the yes named a later one.</summary>
    public DateOnly? EntryOn { get; init; }

    /// <summary>The relay said yes, and the family enters later: a bridging plan holds her until then.</summary>
    [JsonIgnore]
    public bool AwaitsEntry => EntryOn is not null && Status is HandoverStatus.Accepted or HandoverStatus.MeetingPlanned;

    public FirstMeeting? Meeting { get; init; }

    public DateTimeOffset? FirstContactAt { get; init; }

    public ContactProof? FirstContactBy { get; init; }

    /// <summary>Accounts of the coordination present at the first contact; none means that it was done cold.</summary>
    public ImmutableArray<Guid> Present { get; init; } = [];

    public DateTimeOffset? FamilyConfirmedAt { get; init; }

    public DateTimeOffset? RelayConfirmedAt { get; init; }

    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>How it closed, or null while it is open or effective.</summary>
    public HandoverClosing? Closing { get; init; }

    /// <summary>Steps that fired, by <see cref="StepFired.Key"/>.</summary>
    public ImmutableHashSet<string> Fired { get; init; } = [];

    public static Handover None { get; } = new();

    /// <summary>True while something is owed: from the request until effective, refused, withdrawn or given up.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is HandoverStatus.Asked or HandoverStatus.Assessing or HandoverStatus.Waitlisted
        or HandoverStatus.Accepted or HandoverStatus.MeetingPlanned or HandoverStatus.Contacted;

    /// <summary>True from the relay's yes until it closes.</summary>
    [JsonIgnore]
    public bool IsAccepted => Status is HandoverStatus.Accepted or HandoverStatus.MeetingPlanned or HandoverStatus.Contacted or HandoverStatus.Effective;

    /// <summary>True while the relay cares for a family it knows: that opens the case to it. An anonymous yes opens nothing.</summary>
    [JsonIgnore]
    public bool OpensCase => IsAccepted && !AnonymousEnquiry;

    /// <summary>Sides that have not yet said that the support holds; null before they are asked and once both did.</summary>
    [JsonIgnore]
    public ImmutableArray<Confirmer>? Awaits => Status != HandoverStatus.Contacted ? null : (FamilyConfirmedAt, RelayConfirmedAt) switch
    {
        (null, null) => [Confirmer.Family, Confirmer.Relay],
        (null, _) => [Confirmer.Family],
        _ => [Confirmer.Relay],
    };

    /// <summary>The one who is responsible: the relay's record, or the account of the responsible coordinator.</summary>
    public Guid ResponsibleId(Heads heads) => Responsible == Responsible.Relay ? Relay : heads.First;

    public static Handover Evolve(Handover state, object @event) => @event switch
    {
        HandoverRequested e => Requested(e),
        HandoverIdentityGiven e => state with { AnonymousEnquiry = false, Consent = e.Consent },
        HandoverAccepted e => state.Answered(e.Answer, e.Note) with { Status = HandoverStatus.Accepted, AcceptedAt = e.Answer.SaidAt, EntryOn = e.EntryOn },
        HandoverWaitlisted e => state.Waiting(e),
        HandoverWaitingChecked e => state.Checked(e),
        HandoverAssessmentRequired e => state.Answered(e.Answer, e.Note) with { Status = HandoverStatus.Assessing, AssessingSince = e.Answer.SaidAt },
        HandoverRefused e => state.Answered(e.Answer, e.Note)
            .Closed(HandoverStatus.Refused, new(e.Answer.SaidAt, e.Stamp.By, e.Reason, e.SuggestedColleague, e.Note)),
        FirstMeetingPlanned e => state with { Status = HandoverStatus.MeetingPlanned, Meeting = new(e.Joint, e.StartsAt, e.Where) },
        FirstMeetingHeld e => state with { Meeting = (state.Meeting ?? new(true, e.HeldAt, null)) with { HeldAt = e.HeldAt, Minutes = e.Minutes } },
        FirstContactConfirmed e => state.Met(e),
        EffectivenessConfirmed { By: Confirmer.Family } e => state with { FamilyConfirmedAt = e.SaidAt },
        EffectivenessConfirmed { By: Confirmer.Relay } e => state with { RelayConfirmedAt = e.SaidAt },
        HandoverBecameEffective e => state with { Status = HandoverStatus.Effective, EffectiveAt = e.Since },
        HandoverRefusedLate e => state.Answered(e.Answer, e.Note)
            .Closed(HandoverStatus.RefusedLate, new(e.Answer.SaidAt, e.Stamp.By, e.Reason, e.SuggestedColleague, e.Note)),
        HandoverWithdrawn e => state.Closed(HandoverStatus.Withdrawn, new(e.Stamp.At, e.Stamp.By, e.Reason, null, e.Note)),
        HandoverLapsed e => state.Closed(HandoverStatus.Lapsed, new(e.Stamp.At, e.DecidedBy, e.Reason, null, e.Note)),
        HandoverEnded e => state.Closed(HandoverStatus.Ended, new(e.Stamp.At, e.Stamp.By, e.Reason, null, e.Note)),
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };

    private static Handover Requested(HandoverRequested e) => new()
    {
        Id = e.Handover,
        Case = e.Case,
        Site = e.Site,
        Relay = e.Relay,
        Need = e.Need,
        NeedText = e.NeedText,
        Kind = e.Kind ?? RequestKinds.Usual,
        Mandate = e.Mandate,
        Urgency = e.Urgency,
        AnonymousEnquiry = e.AnonymousEnquiry,
        Consent = e.Consent,
        AskedBy = e.AskedBy,
        AskedAt = e.AskedAt,
        Status = HandoverStatus.Asked,
    };

    private Handover Answered(Answer answer, Protected? note) => this with { Answer = answer, AnswerNote = note };

    private Handover Waiting(HandoverWaitlisted e) => Answered(e.Answer, e.Note) with
    {
        Status = HandoverStatus.Waitlisted,
        WaitlistedAt = e.Answer.SaidAt,
        ExpectedOn = e.ExpectedOn,
        WaitingPlace = e.Place,
    };

    private Handover Checked(HandoverWaitingChecked e) => this with
    {
        WaitingChecks = WaitingChecks + 1,
        WaitingCheckedAt = e.Stamp.At,
        ExpectedOn = AwaitsEntry ? ExpectedOn : e.ExpectedOn,
        EntryOn = AwaitsEntry ? e.ExpectedOn : EntryOn,
        WaitingPlace = e.Place,
        BridgingPlan = e.BridgingPlan ?? BridgingPlan,
    };

    private Handover Met(FirstContactConfirmed e) => this with
    {
        Status = HandoverStatus.Contacted,
        Responsible = Responsible.Relay,
        FirstContactAt = e.MetAt,
        FirstContactBy = e.By,
        Present = e.Present.IsDefault ? [] : e.Present,
    };

    private Handover Closed(HandoverStatus status, HandoverClosing closing) =>
        this with { Status = status, Responsible = Responsible.Coordinator, Closing = closing };
}
