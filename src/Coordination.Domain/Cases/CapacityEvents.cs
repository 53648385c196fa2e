// These shapes are stored for ever: never change one, add to it.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>By what somebody is known to be a minor, or not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MinorityBasis>))]
public enum MinorityBasis
{
    /// <summary>Nothing was said.</summary>
    None,

    /// <summary>Her birth date, which stays sealed.</summary>
    BirthDate,

    /// <summary>It was said, and nobody knows the date.</summary>
    Stated,
}

/// <summary>What an assessment of a person's capacity concludes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CapacityConclusion>))]
public enum CapacityConclusion
{
    /// <summary>Nothing was said.</summary>
    None,

    /// <summary>She judges her own interests and decides alone.</summary>
    AbleAlone,

    /// <summary>She takes part, with assistance: whoever represents her decides.</summary>
    AbleWithAssistance,

    NotAble,
}

/// <summary>What a conclusion is about, and for what somebody acts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CapacityScope>))]
public enum CapacityScope
{
    /// <summary>Her care.</summary>
    Care,

    /// <summary>What is kept about her, and copies of it.</summary>
    Data,

    /// <summary>What is shared with whom.</summary>
    Consent,
}

/// <summary>In what way somebody stands beside a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActingKind>))]
public enum ActingKind
{
    /// <summary>Nothing was said.</summary>
    None,

    /// <summary>Parent with authority over a minor who is no child of this case: of those the mother and the other parent are the parents.</summary>
    Parent,

    /// <summary>Guardian of a minor.</summary>
    Guardian,

    /// <summary>Administrator of an adult's person, by a judge's decision.</summary>
    Administrator,

    /// <summary>Whom an adult named in writing to act when she cannot.</summary>
    Mandatary,

    /// <summary>Chosen by the person to assist her: never decides, and gets copies by her dated agreement alone, which the record is.</summary>
    Trusted,
}

/// <summary>A person is known to be a minor, or to be none.</summary>
/// <param name="Person">Who.</param>
/// <param name="Minor">Whether she is one.</param>
/// <param name="AdultOn">First civil day on which she is an adult, as far as known. A day alone, like those of births: who she is stays sealed.</param>
/// <param name="Basis">By what it is known.</param>
public sealed record MinorityRecorded(Guid Person, bool Minor, DateOnly? AdultOn, MinorityBasis Basis, Stamp Stamp);

/// <summary>A professional assessed whether a person, mostly a minor, judges her own interests (law of 22 August 2002, article 12). A later one about the same takes its place.</summary>
/// <param name="Assessment">Id of the assessment.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Conclusion">What it concludes.</param>
/// <param name="Scopes">About what.</param>
/// <param name="On">Civil day of the assessment.</param>
/// <param name="Until">Last day on which it counts: she is assessed anew before.</param>
/// <param name="Text">On what it rests.</param>
/// <param name="Stamp">Who assessed.</param>
public sealed record CapacityAssessed(
    Guid Assessment, Guid Person, CapacityConclusion Conclusion, ImmutableArray<CapacityScope> Scopes, DateOnly On, DateOnly Until, Protected Text, Stamp Stamp);

/// <summary>Somebody acts for a person, or assists her, from a day to a day, with a proof.</summary>
/// <param name="Acting">Its id.</param>
/// <param name="For">The person.</param>
/// <param name="By">Person of the case who acts or assists.</param>
/// <param name="Kind">In what way.</param>
/// <param name="Scopes">For what.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or null.</param>
/// <param name="Proof">Code of the proof.</param>
/// <param name="Reference">Number or words of it.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record ActingRecorded(
    Guid Acting, Guid For, Guid By, ActingKind Kind, ImmutableArray<CapacityScope> Scopes, DateOnly From, DateOnly? Until, string Proof, Protected? Reference, Stamp Stamp);

/// <summary>It ended, with the commit.</summary>
public sealed record ActingEnded(Guid Acting, string Reason, Stamp Stamp);

/// <summary>A person who came of age, or was found able, agreed herself to what had been agreed before.</summary>
public sealed record ConsentConfirmed(Guid Consent, Guid By, ConsentForm Form, Stamp Stamp);
