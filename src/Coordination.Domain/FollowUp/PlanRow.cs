using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>Open, due and close of a row, counted from its anchor.</summary>
public sealed record WindowRule(Offset Open, Offset Due, Offset? Close = null);

/// <summary>A named step of a row.</summary>
/// <param name="Name"><c>due</c>, <c>chase-n</c>, <c>escalate-n</c>.</param>
/// <param name="Tell">Who gets a message.</param>
/// <param name="At">From the anchor; null = the due instant of the row.</param>
public sealed record StepRule(string Name, Tell Tell, Offset? At = null);

/// <summary>From when a family counts as lost: the row is counted from that day.</summary>
/// <param name="After">Silence, from the last day on which the family was reached.</param>
/// <param name="Intensive">Silence at care intensity 3.</param>
/// <param name="Missed">Attempts in a row without answer that are enough before that.</param>
/// <param name="CarriedFrom">Lowest care intensity (1–3) at which it counts although effective relays carry every need; above 3 never.</param>
public sealed record LostRule(Offset After, Offset Intensive, int Missed, int CarriedFrom);

/// <summary>One row of the follow-up plan: a template.</summary>
public sealed record PlanRow
{
    /// <summary><c>F01</c>…<c>F28</c>, <c>H01</c>…<c>H04</c>, <c>L01</c>, <c>S01</c>, <c>C01</c>, <c>RF-&lt;FLAG&gt;-acknowledge</c>, <c>decision</c>, <c>review</c>.</summary>
    public required string Code { get; init; }

    public required Label Label { get; init; }

    /// <summary>Whether this version of the plan owes the row at all.</summary>
    public bool Live { get; init; }

    public required AnchorKind Anchor { get; init; }

    /// <summary>Code of the step that anchors it when <see cref="Anchor"/> is <see cref="AnchorKind.Step"/>.</summary>
    public string? After { get; init; }

    /// <summary>Of a row counted from <see cref="AnchorKind.LastContact"/>: when contact counts as lost.</summary>
    public LostRule? Lost { get; init; }

    /// <summary>Of a row counted from <see cref="AnchorKind.SafeContactChanged"/>: factors that tell of the change.</summary>
    public ImmutableArray<string> Factors { get; init; } = [];

    public required WindowRule Window { get; init; }

    /// <summary>Window at care intensity 3, where it differs.</summary>
    public WindowRule? Intensive { get; init; }

    /// <summary>Window when an early birth is expected (preterm risk, twins), where it differs.</summary>
    public WindowRule? EarlyBirth { get; init; }

    /// <summary>For a family that enters after the due day: due this long after entry, and closed no earlier.</summary>
    public Offset? LateEntry { get; init; }

    /// <summary>Anchor of the opening, where it is another one.</summary>
    public AnchorKind? OpenFrom { get; init; }

    /// <summary>Anchor of the closing, where it is another one.</summary>
    public AnchorKind? CloseFrom { get; init; }

    /// <summary>Distances at which the row comes back; the window counts from each. Empty: once.</summary>
    public ImmutableArray<Offset> Each { get; init; } = [];

    /// <summary>Lowest care intensity (1–3) for which the row is planned.</summary>
    public int From { get; init; } = 1;

    /// <summary>Lowest care intensity at which the row stands in the owner's list; null = on the timeline only.</summary>
    public int? ListedFrom { get; init; }

    /// <summary>The first is who does it; the others may.</summary>
    public required ImmutableArray<OwnerRole> Owners { get; init; }

    public PlanClockKind Clock { get; init; } = PlanClockKind.Days;

    public DayOffRule DayOff { get; init; } = DayOffRule.Stay;

    public Urgency Urgency { get; init; } = Urgency.Normal;

    public ImmutableArray<StepRule> Steps { get; init; } = [];

    /// <summary>Whom the closing tells: at the closing the step is missed.</summary>
    public Tell Missed { get; init; } = Tell.Nobody;

    /// <summary>Whom the row concerns.</summary>
    public Concern Concerns { get; init; } = Concern.Family;

    /// <summary>True where consent is asked again: not owed where it was never asked, or was since the step opened.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>True where it stops once somebody said who takes over.</summary>
    public bool Followed { get; init; }

    /// <summary>The record that ends it.</summary>
    public StepProof Proof { get; init; } = StepProof.None;

    /// <summary>False for what does not wait while the plan is paused.</summary>
    public bool Pausable { get; init; } = true;

    /// <summary>Only for a child born before 32w0d or under 1500 g.</summary>
    public bool VeryPretermOnly { get; init; }

    /// <summary>What a site may make of it in its own plan.</summary>
    public SiteEdit SiteEdit { get; init; } = SiteEdit.None;

    /// <summary>How sure the row is: <c>default</c>, <c>guideline</c> or <c>rhythm</c> (see the sources in <c>follow-up-plan.json</c>).</summary>
    public required string Evidence { get; init; }

    /// <summary>Where the row comes from.</summary>
    public required string Source { get; init; }

    /// <summary>True when a service outside the coordination does it: the row stands on the timeline and in nobody's list by default.</summary>
    public bool Outside => Owners[0] is OwnerRole.One or OwnerRole.Peps or OwnerRole.Gp or OwnerRole.Paediatrician or OwnerRole.Relay;
}
