using Coordination.Domain.Handovers;
using Xunit;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>A need is carried by an effective relay and by nothing less; one that was asked for and is not carried is the coordinator's.</summary>
public sealed class CarriedNeeds
{
    [Theory]
    [InlineData(HandoverStatus.Asked)]
    [InlineData(HandoverStatus.Accepted)]
    [InlineData(HandoverStatus.Contacted)]
    [InlineData(HandoverStatus.Refused)]
    [InlineData(HandoverStatus.RefusedLate)]
    [InlineData(HandoverStatus.Withdrawn)]
    [InlineData(HandoverStatus.Lapsed)]
    [InlineData(HandoverStatus.Ended)]
    public void Whatever_is_not_effective_leaves_its_need(HandoverStatus status)
    {
        Assert.Equal(1, Needs.Left([Of("depression", status)]));
        Assert.Equal(1, Needs.Left([Of("depression", status), Of("parenting", HandoverStatus.Effective)]));
        Assert.Equal(0, Needs.Left([Of("depression", status), Of("depression", HandoverStatus.Effective)]));
    }

    [Fact]
    public void Nothing_asked_is_nothing_left() => Assert.Equal(0, Needs.Left([]));

    [Fact]
    public void A_need_in_words_is_never_taken_for_another() =>
        Assert.Equal(1, Needs.Left([Of("other", HandoverStatus.Refused), Of("other", HandoverStatus.Effective)]));

    private static Handover Of(string need, HandoverStatus status) => Handover.None with { Id = Guid.CreateVersion7(), Need = need, Status = status };
}
