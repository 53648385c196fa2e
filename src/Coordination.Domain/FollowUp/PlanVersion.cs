using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>One version of the follow-up plan. Rows are data: a later version switches a row on without code.</summary>
public sealed class PlanVersion
{
    private readonly FrozenDictionary<string, PlanRow> _byCode;
    private readonly ImmutableArray<ImmutableArray<PlanRow>> _live;

    // Asked at every write of a case, and a site makes few: each is worked out once.
    private readonly ConcurrentDictionary<Guid, PlanVersion> _editions = new();

    internal PlanVersion(string version, DateOnly validFrom, ImmutableArray<PlanRow> rows)
    {
        (Version, ValidFrom, Rows) = (version, validFrom, rows);
        _live = [.. Enumerable.Range(1, 3).Select(intensity => rows.Where(row => row.Live && row.From <= intensity).ToImmutableArray())];
        Proven = [.. rows.Where(row => row.Live && row.Proof != StepProof.None)];
        _byCode = rows.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
        Rules = $"plan {version}, flags {Screening.RedFlags.Version}, holidays {Time.WorkingDays.Version}";
    }

    public string Version { get; }

    public DateOnly ValidFrom { get; }

    public ImmutableArray<PlanRow> Rows { get; }

    /// <summary>What gave the instants of an obligation: plan and holiday data.</summary>
    public string Rules { get; }

    /// <summary>Rows that a record of the file ends by itself, as the row says.</summary>
    public ImmutableArray<PlanRow> Proven { get; }

    /// <summary>Rows that count at this care intensity. Asked at every write of a case, so it is worked out once.</summary>
    public ImmutableArray<PlanRow> LiveFrom(int careIntensity) => _live[Math.Clamp(careIntensity, 1, 3) - 1];

    /// <summary>This plan as a site has it.</summary>
    /// <param name="edition">The site's edition; null: this plan.</param>
    public PlanVersion Of(PlanEdition? edition) => edition is null || edition.Rows.OrEmpty().IsEmpty ? this : _editions.GetOrAdd(edition.Id, Edited, edition);

    private PlanVersion Edited(Guid id, PlanEdition edition)
    {
        var edits = edition.Rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        return new($"{Version}, {edition.Site} {edition.Number}", ValidFrom, [.. Rows.Select(row => edits.TryGetValue(row.Code, out var edit) ? edit.Over(row) : row)]);
    }

    /// <summary>The row of a code that the plan is known to hold.</summary>
    public PlanRow this[string code] => _byCode.TryGetValue(code, out var row) ? row : throw new KeyNotFoundException($"Plan {Version} has no row {code}.");

    /// <summary>The row of a code from outside, or null.</summary>
    public PlanRow? Find(string code) => _byCode.GetValueOrDefault(code);
}
