using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Cases.Views;

/// <summary>A situation on one screen, of what its reader may see anyway.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reference">To be said on the telephone.</param>
/// <param name="Site">Its site.</param>
/// <param name="On">Civil day that it is of.</param>
internal sealed record SummaryCard(Guid CaseId, string Reference, string Site, DateOnly On)
{
    /// <summary>Open or Closed.</summary>
    public CaseStanding? State { get; init; }

    /// <summary>Responsible coordinator and the other head.</summary>
    public ImmutableArray<Guid> Coordinators { get; init; } = [];

    /// <summary>The persons of the case.</summary>
    public ImmutableArray<SummaryPerson> Family { get; init; } = [];

    /// <summary>While she is pregnant.</summary>
    public SummaryPregnancy? Pregnancy { get; init; }

    /// <summary>Children who are born and live.</summary>
    public ImmutableArray<SummaryChild> Children { get; init; } = [];

    public required SummaryIntensity Intensity { get; init; }

    /// <summary>Red flags that nobody assessed, the oldest first.</summary>
    public ImmutableArray<SummaryFlag> RedFlags { get; init; } = [];

    /// <summary>What is owed next, most urgent first; the first five, of the case and of its handovers.</summary>
    public ImmutableArray<SummaryOwed> Owed { get; init; } = [];

    /// <summary>Who holds what.</summary>
    public ImmutableArray<SummaryHolder> Holders { get; init; } = [];

    /// <summary>Supports ahead: where none holds, and which ends without a successor.</summary>
    public required SummaryHorizon Horizon { get; init; }

    /// <summary>The last time the family was reached; absent where it never was.</summary>
    public SummaryContact? LastContact { get; init; }

    /// <summary>Civil days since then, or since the case was opened.</summary>
    public int SilentDays { get; init; }

    /// <summary>Civil days of silence from which the plan asks for a decision.</summary>
    public int LostAfter { get; init; }

    /// <summary>The next meeting that is planned.</summary>
    public SummaryMeeting? NextMeeting { get; init; }

    /// <summary>The last result of each instrument.</summary>
    public ImmutableArray<SummaryScore> Scores { get; init; } = [];

    /// <summary>Needs for which help was asked and that nobody carries yet.</summary>
    public ImmutableArray<SummaryNeed> UnmetNeeds { get; init; } = [];

    /// <summary>Pauses that run or are to come.</summary>
    public ImmutableArray<PauseCard> Pauses { get; init; } = [];
}

/// <summary>A person of the case.</summary>
/// <param name="Id">The person.</param>
/// <param name="Role">To the case.</param>
/// <param name="Name">As far as the reader may know it.</param>
/// <param name="Language">Spoken.</param>
internal sealed record SummaryPerson(Guid Id, PersonRole Role, string? Name, string? Language)
{
    /// <summary>Safe contact: only so, and no other way. To be shown before anything else.</summary>
    public ReachCard? Reach { get; init; }
}

/// <summary>How far a pregnancy is.</summary>
/// <param name="DueDate">Due date.</param>
/// <param name="GestationalAge">Weeks and days, for example 31w2d.</param>
/// <param name="ExpectedChildren">How many.</param>
internal sealed record SummaryPregnancy(DateOnly DueDate, string GestationalAge, int ExpectedChildren);

/// <summary>How old a child is.</summary>
/// <param name="Person">The child.</param>
/// <param name="BornOn">Civil day.</param>
/// <param name="AgeDays">Days since birth.</param>
/// <param name="CorrectedDays">Days since the due date, for a child born before 37 weeks and until 24 months; absent elsewhere.</param>
internal sealed record SummaryChild(Guid Person, DateOnly BornOn, int AgeDays, int? CorrectedDays);

/// <summary>How much care is meant, and why.</summary>
/// <param name="Decided">What somebody decided, 1–3.</param>
/// <param name="Proposed">What the facts propose while nobody did.</param>
/// <param name="Reasons">Each rule that proposes it.</param>
internal sealed record SummaryIntensity(int? Decided, int? Proposed, ImmutableArray<SummaryReason> Reasons);

/// <summary>A rule that proposes an intensity.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The code or count that met it.</param>
/// <param name="Label">Words of the code.</param>
internal sealed record SummaryReason(string Rule, string Value, Label? Label);

/// <summary>A red flag that is open.</summary>
/// <param name="Id">The flag.</param>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its words; absent for a code that no list holds.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Acknowledged">Somebody saw it.</param>
internal sealed record SummaryFlag(Guid Id, string Code, Label? Label, DateTimeOffset RaisedAt, bool Acknowledged);

/// <summary>Something that is owed.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Label">Its words.</param>
/// <param name="Owner">Account or desk in whose list it stands.</param>
/// <param name="DueAt">From when it is late.</param>
/// <param name="Late">It is.</param>
internal sealed record SummaryOwed(string Code, Label? Label, Guid Owner, DateTimeOffset DueAt, bool Late)
{
    /// <summary>The handover that owes it.</summary>
    public Guid? HandoverId { get; init; }
}

/// <summary>A handover that is open, and who holds the baton.</summary>
/// <param name="HandoverId">The handover.</param>
/// <param name="Relay">Name of the relay.</param>
/// <param name="Need">Coded need.</param>
/// <param name="NeedLabel">Its words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Responsible">Who holds the baton.</param>
/// <param name="ResponsibleId">The relay, or the account of the responsible coordinator.</param>
internal sealed record SummaryHolder(Guid HandoverId, string? Relay, string Need, Label? NeedLabel, HandoverStatus State, Responsible Responsible, Guid? ResponsibleId);

/// <summary>Who holds the family from here on.</summary>
/// <param name="Until">Third birthday of the child born last, or three years after the due date.</param>
/// <param name="Gaps">Days on which no support that holds today is foreseen to hold.</param>
/// <param name="EndsNext">The support that ends first.</param>
/// <param name="WithoutSuccessor">Handovers of supports with an end that nobody is named to take over.</param>
internal sealed record SummaryHorizon(DateOnly? Until, ImmutableArray<SpanCard> Gaps, SupportCard? EndsNext, ImmutableArray<Guid> WithoutSuccessor);

/// <summary>A contact in which the family was reached.</summary>
/// <param name="On">Civil day.</param>
/// <param name="Channel">How.</param>
/// <param name="By">Account that noted it.</param>
internal sealed record SummaryContact(DateOnly On, ContactChannel Channel, Guid By);

/// <summary>A meeting that is planned.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="StartsAt">When.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Invited">How many were asked to come.</param>
/// <param name="Coming">How many accepted.</param>
internal sealed record SummaryMeeting(Guid Id, DateTimeOffset StartsAt, string Purpose, int Invited, int Coming)
{
    public static SummaryMeeting? Of(Concertation? meeting) => meeting is null
        ? null
        : new(meeting.Id, meeting.Slot.StartsAt, meeting.Purpose, meeting.Seats.Length, meeting.Seats.Count(seat => seat.Answer == InvitationAnswer.Accepted));
}

/// <summary>A result and the one before.</summary>
/// <param name="Instrument">Its code.</param>
/// <param name="Label">Its words.</param>
/// <param name="On">Civil day of the last result.</param>
/// <param name="Total">Its total.</param>
/// <param name="Before">Total of the one before.</param>
internal sealed record SummaryScore(string Instrument, Label? Label, DateOnly On, int Total, int? Before)
{
    /// <summary>Compared with the one before; absent where there was none.</summary>
    public ScoreTrend? Trend => Before is not { } before ? null : Total > before ? ScoreTrend.Up : Total < before ? ScoreTrend.Down : ScoreTrend.Same;
}

/// <summary>How a total compares with the one before: the number, not whether that is good.</summary>
internal enum ScoreTrend
{
    /// <summary>Equal.</summary>
    Same,

    /// <summary>Higher.</summary>
    Up,

    /// <summary>Lower.</summary>
    Down,
}

/// <summary>A need that nobody carries yet.</summary>
/// <param name="Need">Coded need.</param>
/// <param name="Label">Its words.</param>
/// <param name="Asked">A relay is asked or has said yes, and does not hold it yet.</param>
internal sealed record SummaryNeed(string Need, Label? Label, bool Asked);
