// The shapes below are stored for ever: never change or remove a field, add an optional one.
using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>One edition of a site's follow-up plan: where it differs from the plan in force. A case keeps the edition it was opened with.</summary>
/// <param name="Id">Given once, when the site made it.</param>
/// <param name="Site">Site that works by it.</param>
/// <param name="Number">From 1 up, per site.</param>
/// <param name="Rows">The rows that the site has otherwise, each whole; none: the plan in force as it is.</param>
public sealed record PlanEdition(Guid Id, string Site, int Number, ImmutableArray<PlanRowEdit> Rows);

/// <summary>A row of the plan as a site has it. What is not in it (anchor, whom it concerns, what proves it, its label) is the plan's.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Window">Open, due and close, counted from the row's anchor.</param>
/// <param name="Owners">The first is who does it; the others may.</param>
public sealed record PlanRowEdit(string Code, WindowRule Window, ImmutableArray<OwnerRole> Owners)
{
    /// <summary>False: this site does not plan it.</summary>
    public bool Live { get; init; } = true;

    /// <summary>Window at care intensity 3, where it differs.</summary>
    public WindowRule? Intensive { get; init; }

    /// <summary>Window when an early birth is expected, where it differs.</summary>
    public WindowRule? EarlyBirth { get; init; }

    /// <summary>For a family that enters after the due day: due this long after entry.</summary>
    public Offset? LateEntry { get; init; }

    /// <summary>Lowest care intensity (1–3) for which it is planned.</summary>
    public int From { get; init; } = 1;

    /// <summary>Lowest care intensity at which it stands in the owner's list; null = on the timeline only.</summary>
    public int? ListedFrom { get; init; }

    /// <summary>What a site may change of a row, as it stands in the row.</summary>
    public static PlanRowEdit Of(PlanRow row) => new(row.Code, row.Window, row.Owners)
    {
        Live = row.Live,
        Intensive = row.Intensive,
        EarlyBirth = row.EarlyBirth,
        LateEntry = row.LateEntry,
        From = row.From,
        ListedFrom = row.ListedFrom,
    };

    /// <summary>The row of the plan as the site has it. Its escalations keep their distance from the due day.</summary>
    public PlanRow Over(PlanRow row) => row with
    {
        Live = Live,
        Window = Window,
        Intensive = Intensive,
        EarlyBirth = EarlyBirth,
        LateEntry = LateEntry,
        From = From,
        ListedFrom = ListedFrom,
        Owners = Owners.OrEmpty(),
        Steps = [.. row.Steps.Select(step => step.At is { } at ? step with { At = at with { Count = at.Count + Window.Due.Count - row.Window.Due.Count } } : step)],
    };

    public bool Equals(PlanRowEdit? other) =>
        other is not null
        && (Code, Window, Live, Intensive, EarlyBirth, LateEntry, From, ListedFrom)
            == (other.Code, other.Window, other.Live, other.Intensive, other.EarlyBirth, other.LateEntry, other.From, other.ListedFrom)
        && Owners.OrEmpty().SequenceEqual(other.Owners.OrEmpty());

    public override int GetHashCode() => HashCode.Combine(Code, Window, Live, From, ListedFrom);
}
