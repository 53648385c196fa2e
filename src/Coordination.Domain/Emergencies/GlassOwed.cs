using System.Collections.Immutable;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Emergencies;

/// <summary>
/// What an emergency access owes: why it was needed, to whoever opened; and its review, on the desk of the privacy officers. Left undone, both come to the
/// lead of the case's site. The rows name no case: who owes a review, or holds an escalated one, is given nothing of the case by it.
/// </summary>
public static class GlassOwed
{
    public const string Text = "glass-text";
    public const string Review = "glass-review";
    public const string VitalReview = "glass-review-vital";

    public static ImmutableArray<Obligation> Of(BrokenGlass glass, PlanVersion plan)
    {
        if (glass.Broken is not { } broken || glass.Review is not null)
        {
            return [];
        }

        var review = Owed.Row(plan, glass.Excluded ? VitalReview : Review, By(glass, Ids.PrivacyDesk(glass.Service)), "1", broken.At);
        return glass.Text is null ? [Owed.Row(plan, Text, By(glass, glass.By), "1", broken.At), review] : [review];
    }

    private static OwedBy By(BrokenGlass glass, Guid owner) =>
        new(glass.Id, null, glass.Site, owner, new Heads(glass.Service, glass.Site, owner, null, null, null), glass.Fired);
}
