using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Samples;

/// <summary>
/// One access that was drawn from the audit log, and what its review came to. A stream of its own, so that the case, and whoever acted, stay as they
/// were.
/// </summary>
public sealed record AccessSample
{
    public Guid Id { get; init; }

    /// <summary>How it was drawn; null while it was not.</summary>
    public AccessDrawn? Drawn { get; init; }

    public SampleReview? Review { get; init; }

    public SampleFollowUp? FollowUp { get; init; }

    /// <summary>Steps that fired, by <see cref="StepFired.Key"/>.</summary>
    public ImmutableHashSet<string> Fired { get; init; } = [];

    public static AccessSample None { get; } = new();

    /// <summary>Nobody answered yet.</summary>
    [JsonIgnore]
    public bool IsUnderReview => Drawn is not null && Review is null;

    /// <summary>It was found questionable, and nobody said what came of it.</summary>
    [JsonIgnore]
    public bool IsQuestioned => Review is { Finding: SampleFinding.Questionable } && FollowUp is null;

    /// <summary>Account whose access it is.</summary>
    [JsonIgnore]
    public Guid By => Drawn?.Access.By ?? Guid.Empty;

    /// <summary>Lists from which it may be read and answered now: the one it was owed by first, and the one it escalated to.</summary>
    [JsonIgnore]
    public ImmutableArray<Guid> Lists => Drawn is not { } drawn ? []
        : IsUnderReview ? Reached(drawn.Reviewers, SampleOwed.Review)
        : IsQuestioned ? Reached(drawn.Officers, SampleOwed.FollowUp)
        : [];

    public static AccessSample Evolve(AccessSample state, object @event) => @event switch
    {
        AccessDrawn e => new AccessSample { Id = e.Sample, Drawn = e },
        SampleReviewed e => state with { Review = new(e.Finding, e.Text, e.Stamp) },
        SampleFollowedUp e => state with { FollowUp = new(e.Text, e.Stamp) },
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };

    private ImmutableArray<Guid> Reached(ImmutableArray<SampleDesk> desks, string code)
    {
        var escalated = Fired.Contains(StepFired.KeyOf(Ids.Obligation(Id, code, SampleOwed.Once), SampleOwed.Escalation));
        return [.. desks.OrEmpty().Take(escalated ? 2 : 1).Select(desk => desk.List)];
    }
}

/// <summary>What the review came to.</summary>
/// <param name="Text">Why, sealed, or null.</param>
/// <param name="Answered">By whom and when.</param>
public sealed record SampleReview(SampleFinding Finding, Protected? Text, Stamp Answered);

/// <summary>What came of a questionable access.</summary>
/// <param name="Text">Sealed.</param>
/// <param name="Done">By whom and when.</param>
public sealed record SampleFollowUp(Protected Text, Stamp Done);
