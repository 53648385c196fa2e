using Coordination.Domain.Access;
using Xunit;

namespace Coordination.Domain.Tests.Access;

public sealed class LeavingOrStaying
{
    private static readonly LeavingFacts Open = new() { Known = true, Stands = true, MayKnow = true };

    [Fact]
    public void What_nobody_says_anything_of_stays() =>
        Assert.All(Enum.GetValues<Errand>(), errand => Assert.Equal(LeavingRules.Unknown, LeavingRules.Withheld(new() { Errand = errand })));

    [Fact]
    public void What_stands_and_offends_nothing_leaves() =>
        Assert.All(Enum.GetValues<Errand>(), errand => Assert.Null(LeavingRules.Withheld(Open with { Errand = errand })));

    [Theory]
    [InlineData(Errand.Ask)]
    [InlineData(Errand.Invite)]
    public void What_was_answered_excluded_or_withdrawn_meanwhile_stays(Errand errand)
    {
        var facts = Open with { Errand = errand };
        Assert.Equal(LeavingRules.Over, LeavingRules.Withheld(facts with { Stands = false }));
        Assert.Equal(LeavingRules.Excluded, LeavingRules.Withheld(facts with { Excluded = true }));
        Assert.Equal(LeavingRules.Withdrawn, LeavingRules.Withheld(facts with { Withdrawn = true }));
    }

    [Fact]
    public void Whoever_lost_the_right_is_not_reminded() =>
        Assert.Equal(LeavingRules.NoRight, LeavingRules.Withheld(Open with { Errand = Errand.Remind, MayKnow = false }));

    [Fact]
    public void What_may_wait_waits_while_it_is_quiet_and_is_not_sent_later_what_is_over() => Assert.All([Errand.Remind, Errand.SumUp], errand =>
    {
        Assert.Equal(LeavingRules.QuietNow, LeavingRules.Withheld(Open with { Errand = errand, Quiet = true }));
        Assert.Equal(LeavingRules.Over, LeavingRules.Withheld(Open with { Errand = errand, Quiet = true, Stands = false }));
        Assert.Equal(LeavingRules.NoRight, LeavingRules.Withheld(Open with { Errand = errand, Quiet = true, MayKnow = false }));
    });

    [Fact]
    public void Safety_outranks_everything_also_that_something_is_off() => Assert.All(Enum.GetValues<Errand>(), errand =>
    {
        Assert.Equal(LeavingRules.NotSafe, LeavingRules.Withheld(Open with { Errand = errand, ToFamily = true }));
        Assert.Equal(LeavingRules.NotNow, LeavingRules.Withheld(Open with { Errand = errand, ToFamily = true, SafeLater = true }));
        Assert.Null(LeavingRules.Withheld(Open with { Errand = errand, ToFamily = true, SafeChannel = true }));
    });

    [Fact]
    public void That_something_is_off_is_told_to_whoever_knew_of_it_and_a_notice_to_whoever_holds_the_office() =>
        Assert.All([Errand.CallOff, Errand.Notice], errand => Assert.Null(LeavingRules.Withheld(new() { Errand = errand, Known = true, Excluded = true, Withdrawn = true })));

    [Fact]
    public void Nothing_that_limits_ever_lets_more_leave()
    {
        foreach (var facts in Every())
        {
            var stays = LeavingRules.Withheld(facts) is not null;
            Assert.True(
                !stays || new[]
                {
                    facts with { Excluded = true }, facts with { Withdrawn = true }, facts with { Stands = false }, facts with { MayKnow = false },
                    facts with { ToFamily = true, SafeChannel = false }, facts with { Known = false }, facts with { Quiet = true },
                }.All(narrower => LeavingRules.Withheld(narrower) is not null),
                facts.ToString());
        }
    }

    private static IEnumerable<LeavingFacts> Every() =>
        from errand in Enum.GetValues<Errand>()
        from bits in Enumerable.Range(0, 1 << 9)
        select new LeavingFacts
        {
            Errand = errand,
            Known = Bit(bits, 0),
            Stands = Bit(bits, 1),
            Excluded = Bit(bits, 2),
            Withdrawn = Bit(bits, 3),
            MayKnow = Bit(bits, 4),
            ToFamily = Bit(bits, 5),
            SafeChannel = Bit(bits, 6),
            SafeLater = Bit(bits, 7),
            Quiet = Bit(bits, 8),
        };

    private static bool Bit(int bits, int place) => (bits >> place & 1) == 1;
}
