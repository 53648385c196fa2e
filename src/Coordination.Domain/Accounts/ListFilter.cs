using System.Text.Json.Serialization;

namespace Coordination.Domain.Accounts;

/// <summary>Where a thing that is owed lies from today.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListSpan>))]
public enum ListSpan
{
    /// <summary>Its instant has passed.</summary>
    Late,

    /// <summary>Owed until the end of today, civil day of Europe/Brussels, and not late yet.</summary>
    Today,

    /// <summary>Owed in the days after today.</summary>
    Coming,
}

/// <summary>What a list is sorted by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListOrder>))]
public enum ListOrder
{
    /// <summary>The most urgent first, then what is due first.</summary>
    Urgency,

    /// <summary>What is due first, however urgent.</summary>
    Due,
}

/// <summary>What owes a thing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwedKind>))]
public enum OwedKind
{
    Case,
    Alert,
    Handover,
    Concertation,

    /// <summary>An emergency access.</summary>
    Glass,

    /// <summary>A person's request.</summary>
    Request,

    /// <summary>A sampled access.</summary>
    Sample,

    /// <summary>A case that somebody who goes hands on.</summary>
    Transfer,
}

/// <summary>
/// A question to a list, kept by a name. It says of what kind, whose, where and when, and never of which case or person: nothing in it is about a family.
/// </summary>
/// <param name="Name">Unique for its owner: small letters, digits and hyphens.</param>
public sealed record ListFilter(string Name)
{
    /// <summary>How many one person keeps.</summary>
    public const int Most = 20;

    /// <summary>How far ahead <see cref="ListSpan.Coming"/> may look, in days.</summary>
    public const int MostDays = 92;

    /// <summary>How far it looks where nothing is said, in days.</summary>
    public const int UsualDays = 7;

    /// <summary>Row of the plan or of a red flag.</summary>
    public string? Code { get; init; }

    public string? Site { get; init; }

    /// <summary>Account or desk in whose list it stands.</summary>
    public Guid? Owner { get; init; }

    public OwedKind? Kind { get; init; }

    /// <summary>Nothing less urgent.</summary>
    public Urgency? Urgency { get; init; }

    public ListSpan? When { get; init; }

    /// <summary>Of what is coming: within so many days.</summary>
    public int? Days { get; init; }

    /// <summary>Only what can be done already.</summary>
    public bool OpenNow { get; init; }

    public ListOrder? Sort { get; init; }

    /// <summary>It narrows what the page of today calls hers.</summary>
    public bool ForToday { get; init; }
}
