// These shapes are stored for ever: never change one, add to it.
using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>
/// Danger to a child is suspected and somebody decided what to do. It sends nothing by itself, and is never edited: a further decision follows it
/// (domain reference, record of a report of danger).
/// </summary>
/// <param name="Protection">Id of the decision.</param>
/// <param name="Person">The child, or before birth the mother: her key seals every text.</param>
/// <param name="Code">What was decided; <c>other</c> where the words stand beside.</param>
/// <param name="Ground">Code of the legal ground chosen; <c>other</c> where the words stand beside.</param>
/// <param name="Account">What it rests on.</param>
/// <param name="Reviewer">Account that looks at it again.</param>
/// <param name="ReviewOn">Civil day by which it is looked at again.</param>
/// <param name="Stamp">Who decided.</param>
public sealed record ProtectionDecided(
    Guid Protection, Guid Person, string Code, string Ground, ProtectionAccount Account, Guid Reviewer, DateOnly ReviewOn, Stamp Stamp)
{
    /// <summary>Accounts of the colleagues who were consulted.</summary>
    public ImmutableArray<Guid> Consulted { get; init; } = [];

    /// <summary>The earlier decision that this one follows.</summary>
    public Guid? Follows { get; init; }

    /// <summary>The family was informed.</summary>
    public YesNo Informed { get; init; }

    /// <summary>The decision in words, where no code says it.</summary>
    public Protected? CodeText { get; init; }

    /// <summary>The legal ground in words, where no code says it.</summary>
    public Protected? GroundText { get; init; }
}

/// <summary>What a protection decision rests on: what was seen, what was told and what is supposed are kept apart.</summary>
/// <param name="Seen">Facts that somebody saw.</param>
/// <param name="Told">What was told, and by whom.</param>
/// <param name="Supposed">What is only supposed.</param>
/// <param name="Tried">Alternatives that were tried.</param>
/// <param name="Consulted">Colleagues consulted who have no account, in words.</param>
/// <param name="WhyNotInformed">Why the family was not informed.</param>
public sealed record ProtectionAccount(Protected? Seen, Protected? Told, Protected? Supposed, Protected? Tried, Protected? Consulted, Protected? WhyNotInformed)
{
    /// <summary>Every text of it.</summary>
    public IEnumerable<Protected?> Texts() => [Seen, Told, Supposed, Tried, Consulted, WhyNotInformed];
}

/// <summary>The author or the reviewer looked at it again.</summary>
/// <param name="Protection">The decision.</param>
/// <param name="Text">What was decided now.</param>
/// <param name="NextReviewOn">Day by which it is looked at once more; null where it ends.</param>
public sealed record ProtectionReviewed(Guid Protection, Protected Text, DateOnly? NextReviewOn, Stamp Stamp);
