using Coordination.Domain.FollowUp;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Coordination.Domain.Tests.FollowUp;

public sealed class WritingOffsets
{
    [Theory]
    [InlineData("+5wd", 5, OffsetUnit.WorkingDays)]
    [InlineData("-1d", -1, OffsetUnit.Days)]
    [InlineData("+2h", 2, OffsetUnit.Hours)]
    [InlineData("+5s", 5, OffsetUnit.Seconds)]
    [InlineData("+3m", 3, OffsetUnit.Months)]
    [InlineData("28w0d", 196, OffsetUnit.Gestation)]
    [InlineData("150%", 150, OffsetUnit.PercentOfDelay)]
    public void An_offset_is_read_and_written_the_same(string text, int count, OffsetUnit unit)
    {
        var offset = Offset.Parse(text);
        Assert.Equal(new Offset(count, unit), offset);
        Assert.Equal(text, offset.ToString());
    }

    [Fact]
    public void A_second_distance_counts_from_the_end_of_the_first() =>
        Assert.Equal(new Offset(36, OffsetUnit.Months, new Offset(30, OffsetUnit.Days)), Offset.Parse("+36m+30d"));

    [Theory]
    [InlineData("")]
    [InlineData("5wd")]
    [InlineData("+5")]
    [InlineData("28w7d")]
    [InlineData("+5wd\n")]
    [InlineData("+1d+1d+1d")]
    [InlineData("+99999d")]
    public void Anything_else_is_no_offset(string text)
    {
        Assert.False(Offset.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Offset.Parse(text));
    }

    [Fact]
    public void Law_what_is_written_is_read_back()
    {
        var simple =
            from count in Gen.Choose(-500, 500)
            from unit in Gen.Elements(OffsetUnit.Days, OffsetUnit.WorkingDays, OffsetUnit.Hours, OffsetUnit.Seconds, OffsetUnit.Months)
            select new Offset(count, unit);
        var pair = from first in simple from second in simple select first with { Then = second };
        var gestation = Gen.Choose(0, 44 * 7).Select(days => new Offset(days, OffsetUnit.Gestation));
        Prop.ForAll(Gen.OneOf(simple, pair, gestation).ToArbitrary(), offset => Offset.Parse(offset.ToString()) == offset).QuickCheckThrowOnFailure();
    }
}
