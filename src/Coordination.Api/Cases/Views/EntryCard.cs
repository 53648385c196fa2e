using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>An entry; without text where its existence may be known but not its content.</summary>
internal sealed record EntryCard(Guid Id, string Kind, Confidentiality Level, Guid Subject, string? Text, Guid Author, DateTimeOffset OccurredAt)
{
    /// <summary>Data category by which a consent shares it; it follows from the kind.</summary>
    public DataCategory Category => EntryKinds.CategoryOf(Kind);
}

/// <summary>One entry with every text it had, the first one first: what was amended stays.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Category">Data category by which a consent shares it; it follows from the kind.</param>
/// <param name="Level">Who may read it.</param>
/// <param name="Subject">Person it is about.</param>
/// <param name="Author">Account that wrote it.</param>
/// <param name="OccurredAt">When what it tells happened, UTC.</param>
/// <param name="Texts">Empty where its existence may be known but not its content.</param>
internal sealed record EntryHistory(Guid Id, string Kind, DataCategory Category, Confidentiality Level, Guid Subject, Guid Author, DateTimeOffset OccurredAt, ImmutableArray<EntryTextCard> Texts)
{
    /// <summary>The keys must be at hand.</summary>
    public static EntryHistory Of(Work work, CaseSight sight, Entry e) => new(
        e.Id, e.Kind, EntryKinds.CategoryOf(e.Kind), e.Level, e.Subject, e.Author, e.OccurredAt,
        sight.Withheld.Contains(e.Id) ? [] : [.. e.Texts.Select(t => new EntryTextCard(work.Keys.Open(t.Text, t.Text.Subject, sight.Shown.Id, CaseFields.Entry), t.Stamp.By, t.Stamp.At))]);
}

/// <param name="Text">What it said; null once it was erased.</param>
/// <param name="By">Account that wrote it so.</param>
/// <param name="At">When, UTC.</param>
internal sealed record EntryTextCard(string? Text, Guid By, DateTimeOffset At);
