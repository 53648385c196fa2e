// These shapes are stored for ever: never change one, add to it.
using System.Text.Json.Serialization;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Cases;

/// <summary>About whom a factor is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactorSubject>))]
public enum FactorSubject
{
    Mother,
    CoParent,
    Child,
    Household,
}

[JsonConverter(typeof(JsonStringEnumConverter<FactorStatus>))]
public enum FactorStatus
{
    Suspected,
    Stated,
    Assessed,
}

[JsonConverter(typeof(JsonStringEnumConverter<FactorSource>))]
public enum FactorSource
{
    Instrument,
    Person,
    Professional,
}

[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    Unsure,
    Probable,
    Certain,
}

/// <summary>An instrument was used. A score never decides: it opens what is owed, a professional qualifies it.</summary>
/// <param name="Screening">Id of this use.</param>
/// <param name="Result">What the instrument gave, about whom, on which day, with its version.</param>
/// <param name="Level">Who may read it.</param>
/// <param name="Alert">The alert it came with, else null.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record ScreeningRecorded(Guid Screening, ScreeningResult Result, Confidentiality Level, Guid? Alert, Stamp Stamp);

/// <summary>A red flag stands and owes its own acknowledgement and assessment.</summary>
/// <param name="Flag">Id of the flag.</param>
/// <param name="Code">For example <c>SELF_HARM</c>; <c>other</c> where words were said.</param>
/// <param name="Source">Instrument code, <c>statement</c>, or <c>alert</c>.</param>
/// <param name="Subject">Person it is about, when known.</param>
/// <param name="RaisedAt">From when its delay runs, UTC; an alert's flag keeps the alert's instant.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record RedFlagRaised(Guid Flag, string Code, string Source, Guid? Subject, DateTimeOffset RaisedAt, Stamp Stamp)
{
    /// <summary>The words, where <see cref="Code"/> is <c>other</c>.</summary>
    public Protected? Text { get; init; }

    /// <summary>The level that its author asked for, or null for that of its code.</summary>
    public Confidentiality? Level { get; init; }
}

public sealed record RedFlagAcknowledged(Guid Flag, Stamp Stamp);

/// <summary>A professional assessed it, in writing. The flag stays in the history.</summary>
public sealed record RedFlagAssessed(Guid Flag, Protected Qualification, Stamp Stamp);

/// <summary>A vulnerability or a strength, coded.</summary>
/// <param name="Factor">Id of the record.</param>
/// <param name="Code">Catalogue code, or a sender's own code kept as it came; <c>other</c> where words were said.</param>
/// <param name="Domain"><c>S</c>, <c>P</c>, <c>B</c>, <c>H</c>, <c>R</c>; null for an uncoded reason.</param>
/// <param name="About">About whom.</param>
/// <param name="Subject">The person, when it is one.</param>
/// <param name="Status">Suspected, stated or assessed.</param>
/// <param name="Since">Since when.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="FunctionalImpact">It weighs on daily life: one such P factor proposes intensity 2.</param>
/// <param name="Level">Who may read it.</param>
/// <param name="Note">Free text.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record FactorRecorded(
    Guid Factor,
    string Code,
    string? Domain,
    FactorSubject About,
    Guid? Subject,
    FactorStatus Status,
    DateOnly? Since,
    FactorSource Source,
    Certainty Certainty,
    bool FunctionalImpact,
    Confidentiality Level,
    Protected? Note,
    Stamp Stamp)
{
    /// <summary>The words, where <see cref="Code"/> is <c>other</c>.</summary>
    public Protected? Text { get; init; }
}

public sealed record FactorResolved(Guid Factor, Stamp Stamp);
