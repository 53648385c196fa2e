using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Emergencies;

namespace Coordination.Api.Emergencies.Views;

/// <summary>The record of one emergency access: metadata and its own words, nothing of the case.</summary>
/// <param name="CaseId">The one case that it opens.</param>
/// <param name="Site">Slug of the case's site.</param>
/// <param name="By">Account that opened.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Excluded">The family had named her as one who must not see the file.</param>
/// <param name="BrokenAt">When it was opened.</param>
/// <param name="Until">First instant at which it opens nothing any more.</param>
internal sealed record GlassCard(Guid Id, Guid CaseId, string Site, Guid By, string Reason, bool Excluded, DateTimeOffset BrokenAt, DateTimeOffset Until)
{
    /// <summary>To be said on the telephone.</summary>
    public required string Reference { get; init; }

    /// <summary>Name of the account's holder.</summary>
    public string? ByName { get; init; }

    /// <summary>It opens the case now.</summary>
    public required bool Open { get; init; }

    /// <summary>When the second click opened what is sealed; absent while none did.</summary>
    public DateTimeOffset? SealsOpenedAt { get; init; }

    /// <summary>When it was written why.</summary>
    public DateTimeOffset? ExplainedAt { get; init; }

    /// <summary>Why it was needed, in the words of who opened.</summary>
    public string? Text { get; init; }

    /// <summary>What is still owed of it.</summary>
    public required ImmutableArray<GlassDue> Owed { get; init; }

    /// <summary>What was asked of the case meanwhile by who opened it, in its order; the first two hundred.</summary>
    public required ImmutableArray<GlassAccess> Accesses { get; init; }

    /// <summary>The decision; absent while the review is open.</summary>
    public GlassReviewCard? Review { get; init; }
}

/// <summary>Something owed of an emergency access.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Label">Its words.</param>
/// <param name="DueAt">From when it is late.</param>
internal sealed record GlassDue(string Code, Label Label, DateTimeOffset DueAt);

/// <summary>One thing that was asked of the case.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What was asked.</param>
/// <param name="Rule">Rule that decided, of the list access-rule.</param>
/// <param name="Outcome">What the decision was.</param>
/// <param name="Shown">Counts of what was shown, never what.</param>
internal sealed record GlassAccess(DateTimeOffset At, string Action, string Rule, string Outcome, string? Shown);

/// <summary>What the review came to.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="By">Account that decided.</param>
/// <param name="At">When.</param>
/// <param name="Text">In words.</param>
internal sealed record GlassReviewCard(GlassVerdict Verdict, Guid By, DateTimeOffset At, string? Text);

/// <summary>One line of the list of emergency accesses.</summary>
/// <param name="Reference">To be said on the telephone.</param>
/// <param name="CaseId">The one case that it opens.</param>
/// <param name="Site">Slug of the case's site.</param>
/// <param name="By">Account that opened.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="BrokenAt">When it was opened.</param>
/// <param name="Until">First instant at which it opens nothing any more.</param>
internal sealed record GlassLine(Guid Id, string Reference, Guid CaseId, string Site, Guid By, string Reason, DateTimeOffset BrokenAt, DateTimeOffset Until)
{
    /// <summary>It opens the case now.</summary>
    public bool Open { get; init; }

    /// <summary>What is sealed was opened too.</summary>
    public bool SealsOpened { get; init; }

    /// <summary>It was written why.</summary>
    public bool Explained { get; init; }

    /// <summary>What the review came to; absent while it is open.</summary>
    public GlassVerdict? Verdict { get; init; }

    public static GlassLine Of(Work work, BrokenGlass record) =>
        new(record.Id, References.Of(record.Id), record.Case, record.Site, record.By, record.Reason, record.Broken!.At, record.Until)
        {
            Open = record.OpensAt(work.Now),
            SealsOpened = record.SealsOpened is not null,
            Explained = record.Explained is not null,
            Verdict = record.Review?.Verdict,
        };
}
