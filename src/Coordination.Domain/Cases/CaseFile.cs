using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Cases;

/// <summary>
/// Case file: the coordination's record for one pregnancy and the child or children born of it. It holds what
/// decisions, access and the card need, and is not the hospital's medical record.
/// </summary>
public sealed partial record CaseFile
{
    public Guid Id { get; init; }
    public string Service { get; init; } = "";
    public string Site { get; init; } = "";
    public CaseStanding Standing { get; init; }
    public Stamp? Opened { get; init; }

    /// <summary>The site's own follow-up plan when the case was opened; null where it had none.</summary>
    public PlanEdition? Plan { get; init; }

    /// <summary>Alerts that led here, the first one first.</summary>
    public ImmutableArray<Guid> Alerts { get; init; } = [];

    /// <summary>Who sent them and what was said; of one that came before this was kept, nothing.</summary>
    public ImmutableArray<AlertOrigin> Origins { get; init; } = [];

    /// <summary>The index parent.</summary>
    public Guid Mother { get; init; }

    public ImmutableArray<Person> Persons { get; init; } = [];
    public Pregnancy? Pregnancy { get; init; }
    public ImmutableArray<Birth> Births { get; init; } = [];

    /// <summary>What happened in the life of the family, in the order of its days.</summary>
    public ImmutableArray<LifeEvent> Life { get; init; } = [];

    /// <summary>Life events that were taken back.</summary>
    public ImmutableArray<Guid> TakenBack { get; init; } = [];

    /// <summary>Times in which what the plan asks of the family waits.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>Supports of relays that are foreseen to end.</summary>
    public ImmutableArray<SupportEnd> SupportEnds { get; init; } = [];

    /// <summary>How contact was sought again, the first time first.</summary>
    public ImmutableArray<Recontact> Recontacts { get; init; } = [];

    /// <summary>Cases of earlier pregnancies of the family.</summary>
    public ImmutableArray<EarlierCase> EarlierCases { get; init; } = [];

    public Heads? Heads { get; init; }
    public ImmutableArray<Relation> Relations { get; init; } = [];
    public ImmutableArray<Consent> Consents { get; init; } = [];
    public ImmutableArray<Exclusion> Exclusions { get; init; } = [];
    public ImmutableArray<SafeContact> SafeContacts { get; init; } = [];

    /// <summary>What a second professional was asked to agree to, with what came of it.</summary>
    public ImmutableArray<SafeContactEasing> Easings { get; init; } = [];

    /// <summary>Who asked to be let in, with what came of it.</summary>
    public ImmutableArray<AccessAsk> AccessAsks { get; init; } = [];

    /// <summary>Neutral messages written to persons of the case, the first one first.</summary>
    public ImmutableArray<PersonWrittenTo> Messages { get; init; } = [];

    /// <summary>What was told to somebody outside.</summary>
    public ImmutableArray<OutsideDisclosure> Disclosures { get; init; } = [];
    public ImmutableArray<Contact> Contacts { get; init; } = [];
    public ImmutableArray<Entry> Entries { get; init; } = [];

    /// <summary>Entries that their subject does not read for the time being.</summary>
    public ImmutableArray<TherapeuticException> Exceptions { get; init; } = [];

    /// <summary>What was decided when danger to a child was suspected, each for its own few readers.</summary>
    public ImmutableArray<ProtectionDecision> Protections { get; init; } = [];

    /// <summary>Persons about whom nobody new is told anything.</summary>
    public ImmutableArray<Restriction> Restrictions { get; init; } = [];
    public ImmutableArray<Screened> Screenings { get; init; } = [];
    public ImmutableArray<RedFlag> Flags { get; init; } = [];
    public ImmutableArray<Factor> Factors { get; init; } = [];
    public ImmutableArray<StepOutcome> Steps { get; init; } = [];
    public ImmutableArray<Reminder> Reminders { get; init; } = [];

    /// <summary>Decided by a person; null while only proposed.</summary>
    public CareIntensity? Intensity { get; init; }

    /// <summary>Day of the first contact in which a person of the family was reached: it ends F02 and is the anchor of F03.</summary>
    public DateOnly? FirstContactOn { get; init; }

    /// <summary>Last day on which a person of the family was reached: the anchor of L01.</summary>
    public DateOnly? LastContactOn { get; init; }

    /// <summary>Day from which silence counts anew without a contact: a relay gave a need back, or the case was reopened.</summary>
    public DateOnly? SilenceCountsFrom { get; init; }

    /// <summary>Effective relays carry every need that was asked for: the coordinator holds no baton.</summary>
    public bool Carried { get; init; }

    /// <summary>The handover that became effective last, or null.</summary>
    public Guid? LastCarrier { get; init; }

    /// <summary>Attempts without answer since then.</summary>
    public int MissedContacts { get; init; }

    public Stamp? Closed { get; init; }
    public string? ClosingReason { get; init; }
    public ImmutableHashSet<string> Fired { get; init; } = [];

    [JsonIgnore]
    public bool IsOpen => Standing == CaseStanding.Open;

    public static CaseFile None { get; } = new();

    /// <summary>The person of the case with this id, or null.</summary>
    public Person? Find(Guid person) => Persons.FirstOrDefault(p => p.Id == person);

    /// <summary>Nobody new is told anything about this person.</summary>
    public bool IsRestricted(Guid person) => Restrictions.Any(r => r.Person == person);

    /// <summary>The last safe contact asked of this person, or null.</summary>
    public SafeContact? SafeContactOf(Guid person) => SafeContacts.FirstOrDefault(s => s.Person == person);

    /// <summary>What was recorded for an occurrence of a step, or null.</summary>
    public StepOutcome? Step(string code, string occurrence) =>
        Steps.FirstOrDefault(s => s.Code == code && s.Occurrence == occurrence);
}
