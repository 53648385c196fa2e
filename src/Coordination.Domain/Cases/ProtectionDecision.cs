using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>What was decided when danger to a child was suspected, and how often it was looked at again.</summary>
/// <param name="Id">Id of the decision.</param>
/// <param name="Decided">As it was decided: nothing of it changes.</param>
/// <param name="ReviewOn">Day by which it is looked at again; null once it was ended or followed by a further decision.</param>
/// <param name="Reviews">Reviews, the first one first.</param>
/// <param name="FollowedBy">The further decision.</param>
public sealed record ProtectionDecision(
    Guid Id, ProtectionDecided Decided, DateOnly? ReviewOn, ImmutableArray<ProtectionReviewed> Reviews, Guid? FollowedBy = null)
{
    [JsonIgnore]
    public Guid Author => Decided.Stamp.By;

    [JsonIgnore]
    public Guid Reviewer => Decided.Reviewer;

    /// <summary>Its author and its reviewer, who alone look at it again.</summary>
    public bool IsHeldBy(Guid account) => account == Author || account == Reviewer;

    /// <summary>Every text of it.</summary>
    public IEnumerable<Protected?> Texts() => [.. Decided.Account.Texts(), Decided.CodeText, Decided.GroundText, .. Reviews.Select(r => r.Text)];
}
