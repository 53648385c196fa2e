using Coordination.Domain.FollowUp;
using Coordination.Domain.Screening;
using Xunit;

namespace Coordination.Domain.Tests.Screening;

/// <summary>The catalogue says what a red flag asks; the plan owes it. Both must hold the same flags and delays.</summary>
public sealed class RedFlagDelays
{
    [Fact]
    public void The_plan_owes_exactly_the_flags_of_the_catalogue()
    {
        var catalogue = RedFlags.All.SelectMany(f => new[] { Plans.Acknowledge(f.Code), Plans.Assess(f.Code) }).Order(StringComparer.Ordinal).ToList();
        var plan = Plans.Current.Rows.Select(r => r.Code).Where(c => c.StartsWith("RF-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.NotEmpty(catalogue);
        Assert.Equal(catalogue, plan);
    }

    [Fact]
    public void The_delays_are_the_same_in_both() => Assert.All(
        RedFlags.All,
        flag =>
        {
            Assert.Equal(flag.Acknowledge, Due(Plans.Acknowledge(flag.Code)));
            Assert.Equal(flag.Assess, Due(Plans.Assess(flag.Code)));
        });

    private static string Due(string code) => Plans.Current[code].Window.Due.ToString();
}
