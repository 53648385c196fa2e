using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Emergencies;

/// <summary>
/// The record of one emergency access: who opened which case, why, until when, and what the review came to. A stream of its own, so that the case
/// stays as it was for everybody else. That it ran out is no event: it follows from the clock.
/// </summary>
public sealed record BrokenGlass
{
    public Guid Id { get; init; }

    public string Service { get; init; } = "";

    public Guid Case { get; init; }

    public string Site { get; init; } = "";

    /// <summary>Person whose key seals the texts.</summary>
    public Guid Subject { get; init; }

    /// <summary>Account that broke it.</summary>
    public Guid By { get; init; }

    /// <summary>Code of <see cref="GlassRules.Reasons"/>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The family had named her as one who must not see the file.</summary>
    public bool Excluded { get; init; }

    public Stamp? Broken { get; init; }

    /// <summary>First instant at which it opens nothing any more, UTC.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The second click, or null.</summary>
    public Stamp? SealsOpened { get; init; }

    public Protected? Text { get; init; }

    public Stamp? Explained { get; init; }

    public GlassReview? Review { get; init; }

    /// <summary>Steps that fired, by <see cref="StepFired.Key"/>.</summary>
    public ImmutableHashSet<string> Fired { get; init; } = [];

    public static BrokenGlass None { get; } = new();

    /// <summary>Nobody decided the review yet.</summary>
    [JsonIgnore]
    public bool IsUnderReview => Broken is not null && Review is null;

    public bool OpensAt(DateTimeOffset now) => Broken is not null && now < Until;

    public static BrokenGlass Evolve(BrokenGlass state, object @event) => @event switch
    {
        GlassBroken e => new BrokenGlass
        {
            Id = e.Glass,
            Service = e.Service,
            Case = e.Case,
            Site = e.Site,
            Subject = e.Subject,
            By = e.By,
            Reason = e.Reason,
            Excluded = e.Excluded,
            Until = e.Until,
            Broken = e.Stamp,
        },
        GlassSealsOpened e => state with { SealsOpened = e.Stamp },
        GlassExplained e => state with { Text = e.Text, Explained = e.Stamp },
        GlassReviewed e => state with { Review = new(e.Verdict, e.Text, e.Stamp) },
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };
}

/// <summary>What the review came to.</summary>
/// <param name="Text">What was found, sealed, or null.</param>
/// <param name="Decided">By whom and when.</param>
public sealed record GlassReview(GlassVerdict Verdict, Protected? Text, Stamp Decided);
