using System.Text.Json.Serialization;

namespace Coordination.Domain.Concertations;

[JsonConverter(typeof(JsonStringEnumConverter<ConcertationStatus>))]
public enum ConcertationStatus
{
    /// <summary>No such concertation.</summary>
    None,

    /// <summary>It has a date; once that has passed, its minutes are owed.</summary>
    Planned,

    Held,
    Cancelled,
}

[JsonConverter(typeof(JsonStringEnumConverter<ParticipantKind>))]
public enum ParticipantKind
{
    /// <summary>A person with an account; the id is the account.</summary>
    Account,

    /// <summary>A relay of the directory; the id is the relay's record.</summary>
    Relay,

    /// <summary>Anybody else; the id was given when he or she was invited.</summary>
    External,
}

/// <summary>Answer to an invitation, the words of a calendar's PARTSTAT (RFC 5545).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvitationAnswer>))]
public enum InvitationAnswer
{
    NeedsAction,
    Accepted,
    Tentative,
    Declined,
}

[JsonConverter(typeof(JsonStringEnumConverter<DecisionStatus>))]
public enum DecisionStatus
{
    /// <summary>Owed to the family.</summary>
    Open,

    Done,

    /// <summary>Given up, with a reason.</summary>
    Dropped,
}

/// <summary>Functions of external participants that rules know. Any other code is kept as it came.</summary>
public static class ParticipantFunctions
{
    public const string Police = "police";
    public const string Prosecution = "prosecution";

    /// <summary>Police and prosecution meet in the penal case consultation only, which is another thing (rule A38).</summary>
    public static bool IsPenal(string? function) => function is Police or Prosecution;
}

/// <summary>Known purposes of a concertation. An unknown code is kept as it came.</summary>
public static class ConcertationPurposes
{
    /// <summary>The default: looking at the situation together.</summary>
    public const string CaseReview = "case-review";

    /// <summary>F09.</summary>
    public const string BirthPlan = "birth-plan";

    /// <summary>F18.</summary>
    public const string Postnatal = "postnatal";

    public const string Discharge = "discharge";
    public const string Crisis = "crisis";
    public const string Closing = "closing";
}
