// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Cases;

namespace Coordination.Domain.Samples;

/// <summary>What a sampled access was at, and no closer than that: what of a case was opened may be sealed for whoever reviews it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessKind>))]
public enum AccessKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A case, or anything in it.</summary>
    Case,

    /// <summary>An alert that no case took.</summary>
    Alert,

    /// <summary>A search; what was looked for is not kept.</summary>
    Search,

    /// <summary>A list.</summary>
    List,

    /// <summary>A person's request, copy or erasure.</summary>
    PersonsRight,

    /// <summary>The record of an emergency access.</summary>
    Emergency,
}

/// <summary>What a reviewer found of a sampled access.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SampleFinding>))]
public enum SampleFinding
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The work asked for it.</summary>
    Justified,

    /// <summary>No reason for it is seen: the privacy officer looks further.</summary>
    Questionable,

    /// <summary>It cannot be told from what the record says.</summary>
    CannotTell,
}

/// <summary>A list in which a review may stand.</summary>
/// <param name="List">Desk of a site's lead, or of the privacy officers.</param>
/// <param name="Site">Site whose lead it is, or that it is about; empty where it is about none.</param>
public sealed record SampleDesk(Guid List, string Site);

/// <summary>The tie to the case that the log's actor had in that instant.</summary>
/// <param name="Role">As whom.</param>
/// <param name="Proof">What it rested on; null for a head of the case.</param>
/// <param name="From">Since when; null for a head of the case.</param>
/// <param name="Until">Until when, or null.</param>
public sealed record TieThen(RelationRole Role, ProofKind? Proof, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>An entry of the audit log as a review is told of it.</summary>
/// <param name="Entry">Id of the entry.</param>
/// <param name="Number">Its number in the log.</param>
/// <param name="By">Account that acted.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What it was at.</param>
/// <param name="Rule">Rule that let it; <c>A00</c> where none did.</param>
/// <param name="Granted">False for an access that was refused.</param>
/// <param name="Case">Case it was at, or null.</param>
/// <param name="Alert">Alert it was at, where no case took it, or null.</param>
public sealed record SampledAccess(Guid Entry, long Number, Guid By, DateTimeOffset At, AccessKind Kind, string Rule, bool Granted, Guid? Case, Guid? Alert);

/// <summary>An access of a period that is over was drawn to be reviewed (rule A39, threat T11).</summary>
/// <param name="Sample">Stream.</param>
/// <param name="Service">Tenant.</param>
/// <param name="Site">Site whose accesses were drawn from; empty for those that are about no site.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Day after the last.</param>
/// <param name="Checkpoint">Size of the signed checkpoint that closed the period and seeded the draw.</param>
/// <param name="Access">What was drawn.</param>
/// <param name="Tie">The tie to the case in that instant; null where there was none.</param>
/// <param name="Subject">Person whose key seals the texts: the mother of the case, else who acted.</param>
/// <param name="Reviewers">In whose list it stands, then where it escalates. Never a list of the one who acted.</param>
/// <param name="Officers">In whose list it stands once it is found questionable, then where that escalates.</param>
public sealed record AccessDrawn(
    Guid Sample,
    string Service,
    string Site,
    DateOnly From,
    DateOnly To,
    long Checkpoint,
    SampledAccess Access,
    TieThen? Tie,
    Guid Subject,
    ImmutableArray<SampleDesk> Reviewers,
    ImmutableArray<SampleDesk> Officers,
    Stamp Stamp);

/// <summary>Somebody else than who acted answered.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Text">Why, sealed; null only where it was justified.</param>
public sealed record SampleReviewed(SampleFinding Finding, Protected? Text, Stamp Stamp);

/// <summary>What was found questionable was followed up.</summary>
/// <param name="Text">What came of it, sealed.</param>
public sealed record SampleFollowedUp(Protected Text, Stamp Stamp);
