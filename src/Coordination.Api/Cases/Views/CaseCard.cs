using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>The case as its reader may see it.</summary>
internal sealed record CaseCard
{
    public required Guid Id { get; init; }

    public required string Site { get; init; }

    /// <summary>Open or Closed; not told to whom single entries were disclosed.</summary>
    public CaseStanding? State { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The alerts it came from, the first one first; for those who may read them.</summary>
    public ImmutableArray<CaseAlertCard> Alerts { get; init; } = [];

    public required ImmutableArray<PersonCard> Persons { get; init; }

    public Pregnancy? Pregnancy { get; init; }

    public ImmutableArray<Birth> Births { get; init; } = [];

    /// <summary>Losses, deaths, stays on a ward and what else changed the life of the family, by day.</summary>
    public ImmutableArray<LifeCard> Life { get; init; } = [];

    /// <summary>Times in which what the plan asks of the family waits.</summary>
    public ImmutableArray<PauseCard> Pauses { get; init; } = [];

    /// <summary>How contact was sought again, the first time first.</summary>
    public ImmutableArray<RecontactCard> Recontacts { get; init; } = [];

    /// <summary>Responsible coordinator and the other head.</summary>
    public required ImmutableArray<Guid> Coordinators { get; init; }

    /// <summary>1 detect and inform, 2 tailored, 3 coordinated; null while only proposed.</summary>
    public int? CareIntensity { get; init; }

    /// <summary>What the factors and scores propose, with the reasons; a person decides.</summary>
    public ProposedIntensity? ProposedIntensity { get; init; }

    public required ImmutableArray<ConsentCard> Consents { get; init; }

    public required ImmutableArray<ContactCard> Contacts { get; init; }

    public required ImmutableArray<EntryCard> Entries { get; init; }

    public required ImmutableArray<ScreeningCard> Screenings { get; init; }

    public required ImmutableArray<FlagCard> RedFlags { get; init; }

    public required ImmutableArray<FactorCard> Factors { get; init; }

    public ImmutableArray<ReminderCard> Reminders { get; init; } = [];

    /// <summary>Who asks to be let in and waits for an answer, for those who may give it.</summary>
    public ImmutableArray<AccessAskCard> AccessAsks { get; init; } = [];

    /// <summary>Easings of safe contact that wait for a second professional, for those who may agree.</summary>
    public ImmutableArray<EasingCard> Easings { get; init; } = [];

    /// <summary>Assessments of capacity, the first one first.</summary>
    public ImmutableArray<CapacityCard> Capacities { get; init; } = [];

    /// <summary>Representatives and trusted persons, past ones too.</summary>
    public ImmutableArray<ActingCard> Acting { get; init; } = [];

    /// <summary>Persons about whom nobody new is told anything: no relay is asked, nothing is disclosed.</summary>
    public ImmutableArray<Guid> Restricted { get; init; } = [];

    /// <summary>What the case itself owes, most urgent first.</summary>
    public required ImmutableArray<OwedCard> Owed { get; init; }

    public string? ClosingReason { get; init; }
}

/// <summary>What is proposed, and why.</summary>
/// <param name="Intensity">1 detect and inform, 2 tailored, 3 coordinated.</param>
/// <param name="Reasons">Each rule that was met.</param>
/// <param name="Rules">Version of the rules that propose it.</param>
internal sealed record ProposedIntensity(int Intensity, ImmutableArray<IntensityReason> Reasons, string Rules)
{
    public static ProposedIntensity Of(IntensityProposal proposal) => new((int)proposal.Intensity, proposal.Reasons, proposal.Rules);
}

/// <summary>A person of the case, with no more than this reader may know.</summary>
internal sealed record PersonCard(Guid Id, PersonRole Role)
{
    public string? Name { get; init; }

    public string? BirthDate { get; init; }

    public string? Ssin { get; init; }

    public string? Telephone { get; init; }

    public string? Mail { get; init; }

    public string? Address { get; init; }

    public string? Language { get; init; }

    /// <summary>Known to be a minor today, or to be none; absent where nobody knows.</summary>
    public bool? Minor { get; init; }

    /// <summary>True where there was a name and it was erased: it was not forgotten, and nobody can read it any more.</summary>
    public bool? Erased { get; init; }

    /// <summary>Only so, and no other way; null where the person set no limit.</summary>
    public ReachCard? Reach { get; init; }

    /// <summary>True where this person, who calls or writes, gets no information: not even whether somebody is followed here. Why is not said. For the coordination.</summary>
    public bool? NoInformation { get; init; }
}

/// <summary>A contact; without text where its existence may be known but not its content.</summary>
internal sealed record ContactCard(Guid Id, DateOnly OccurredOn, ContactChannel Channel, bool Reached, ContactWith With, string? Text, Confidentiality Level, Guid By);

/// <summary>A screening, never its answers; without result where only its existence may be known.</summary>
internal sealed record ScreeningCard(Guid Id, DateOnly On, Confidentiality Level, Guid By)
{
    public string? Instrument { get; init; }

    public int? Total { get; init; }

    public bool? Complete { get; init; }

    public ImmutableArray<string> Bands { get; init; } = [];

    public ImmutableArray<string> RedFlags { get; init; } = [];

    public ImmutableArray<string> Notes { get; init; } = [];
}

internal sealed record FlagCard(Guid Id, string Code, Confidentiality Level, DateTimeOffset RaisedAt, bool Acknowledged, bool Assessed, string? Qualification);

/// <summary>A factor; only level and author where its existence may be known but not its content.</summary>
internal sealed record FactorCard(Guid Id, Confidentiality Level, Guid By)
{
    public string? Code { get; init; }

    public FactorSubject? About { get; init; }

    public FactorStatus? Status { get; init; }

    public Certainty? Certainty { get; init; }

    public DateOnly? Since { get; init; }

    public string? Note { get; init; }

    public bool? Resolved { get; init; }
}

/// <summary>Something that happened in the life of the family.</summary>
/// <param name="Id">To be named when it is taken back.</param>
/// <param name="Kind">Its code.</param>
/// <param name="Person">To whom; absent for all of them.</param>
/// <param name="On">Civil day.</param>
/// <param name="By">Who recorded it.</param>
internal sealed record LifeCard(Guid Id, string Kind, Guid? Person, DateOnly On, Guid By);

/// <summary>A time in which the plan waits.</summary>
/// <param name="Id">To be named when it ends sooner.</param>
/// <param name="From">First civil day.</param>
/// <param name="Until">Day on which the plan goes on.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="By">Who decided.</param>
internal sealed record PauseCard(Guid Id, DateOnly From, DateOnly Until, string Reason, Guid By);

/// <summary>How contact with the family is sought again.</summary>
/// <param name="Id">To be named when somebody says what came of it.</param>
/// <param name="Way">Coded way.</param>
/// <param name="ChosenBy">Who chose it.</param>
/// <param name="On">Civil day.</param>
/// <param name="Until">Civil day until which it runs.</param>
/// <param name="Outcome">What came of it; absent until somebody says so.</param>
/// <param name="By">Who recorded it.</param>
internal sealed record RecontactCard(Guid Id, string Way, Guid ChosenBy, DateOnly On, DateOnly Until, string? Outcome, Guid By);

internal sealed record ReminderCard(Guid Id, DateOnly On, string? Text, Guid Owner, bool Done);

internal sealed record OwedCard(Guid Id, string Code, string Occurrence, Guid Owner, Urgency Urgency, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? ClosesAt);

/// <summary>Somebody asks to be let into the case.</summary>
/// <param name="Id">To be named by the answer.</param>
/// <param name="By">Account that asks.</param>
/// <param name="Role">As what.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Text">What else it said.</param>
/// <param name="AskedAt">When, UTC.</param>
internal sealed record AccessAskCard(Guid Id, Guid By, RelationRole Role, string Reason, string? Text, DateTimeOffset AskedAt);
