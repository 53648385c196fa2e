using System.Collections.Immutable;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Samples;

namespace Coordination.Api.Samples.Views;

/// <summary>One sampled access: who, when, at which case, by which rule and tie; nothing of what was opened in it.</summary>
/// <param name="Kind">What it was at, and no closer than that.</param>
/// <param name="By">Account that acted.</param>
/// <param name="AccessedAt">When it acted.</param>
/// <param name="Granted">False for an access that was refused.</param>
/// <param name="Rule">Rule that let it; <c>A00</c> where none did.</param>
/// <param name="DrawnAt">When it was drawn.</param>
internal sealed record SampleCard(Guid Id, AccessKind Kind, Guid By, DateTimeOffset AccessedAt, bool Granted, string Rule, DateTimeOffset DrawnAt)
{
    /// <summary>To be said on the telephone.</summary>
    public required string Reference { get; init; }

    /// <summary>Site it is about; absent where it is about none.</summary>
    public string? Site { get; init; }

    /// <summary>Name of the account's holder.</summary>
    public string? ByName { get; init; }

    /// <summary>Roles that the account held then.</summary>
    public required ImmutableArray<Role> ByRoles { get; init; }

    /// <summary>The case it was at; absent where it was at none.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Number of that case, or of the alert it was at.</summary>
    public string? AboutReference { get; init; }

    /// <summary>The tie to that case in that instant; absent where there was none.</summary>
    public SampleTie? Tie { get; init; }

    /// <summary>First day of the period it was drawn from.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>Last day of it.</summary>
    public required DateOnly PeriodTo { get; init; }

    /// <summary>Number of the entry in the audit log.</summary>
    public required long LogNumber { get; init; }

    /// <summary>Size of the signed checkpoint that seeded the draw.</summary>
    public required long Checkpoint { get; init; }

    /// <summary>What is owed of it.</summary>
    public required ImmutableArray<SampleDue> Owed { get; init; }

    /// <summary>The answer; absent while there is none.</summary>
    public SampleAnswerCard? Answer { get; init; }
}

/// <summary>A tie to the case.</summary>
/// <param name="Role">As whom.</param>
/// <param name="Proof">What it rested on; absent for a head of the case.</param>
/// <param name="Since">Since when; absent for a head of the case.</param>
/// <param name="Until">Until when; absent where no end was set.</param>
internal sealed record SampleTie(RelationRole Role, ProofKind? Proof, DateTimeOffset? Since, DateTimeOffset? Until);

/// <summary>Something owed of a sampled access.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Label">Its words.</param>
/// <param name="DueAt">From when it is late.</param>
internal sealed record SampleDue(string Code, Label Label, DateTimeOffset DueAt);

/// <summary>What the reviewer answered.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="By">Account that answered.</param>
/// <param name="At">When.</param>
/// <param name="Text">Why.</param>
internal sealed record SampleAnswerCard(SampleFinding Finding, Guid By, DateTimeOffset At, string? Text);

/// <summary>One line of the list of sampled accesses.</summary>
/// <param name="Reference">To be said on the telephone.</param>
/// <param name="Kind">What it was at.</param>
/// <param name="By">Account that acted.</param>
/// <param name="AccessedAt">When it acted.</param>
/// <param name="DrawnAt">When it was drawn.</param>
internal sealed record SampleLine(Guid Id, string Reference, AccessKind Kind, Guid By, DateTimeOffset AccessedAt, DateTimeOffset DrawnAt)
{
    /// <summary>Site it is about; absent where it is about none.</summary>
    public string? Site { get; init; }

    /// <summary>The case it was at; absent where it was at none.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>What was found; absent while nobody answered.</summary>
    public SampleFinding? Finding { get; init; }

    public static SampleLine Of(AccessSample sample, AccessDrawn drawn) =>
        new(sample.Id, References.Of(sample.Id), drawn.Access.Kind, sample.By, drawn.Access.At, drawn.Stamp.At)
        {
            Site = drawn.Site is { Length: > 0 } site ? site : null,
            CaseId = drawn.Access.Case,
            Finding = sample.Review?.Finding,
        };
}
