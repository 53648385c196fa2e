using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What can be recorded as having happened, of whom and when.</summary>
public sealed class RecordingLifeEvents
{
    private static readonly BirthRecorded Born = new(Child, Day("2026-10-17"), On("2026-10-17"));

    [Theory]
    [InlineData("flood", null, "2026-11-01", "life-unknown-kind")]
    [InlineData("death", null, "2026-11-01", "life-needs-person")]
    [InlineData("placement", "mother", "2026-11-01", "life-wrong-person")]
    [InlineData("stillbirth", "child", "2026-11-01", "life-wrong-person")]
    [InlineData("death", "child", "2026-10-16", "life-before-birth")]
    [InlineData("death", "child", "2026-11-03", "life-too-far-ahead")]
    [InlineData("discharge", null, "2027-01-05", "life-too-far-ahead")]
    [InlineData("death", "stranger", "2026-11-01", "not-found")]
    public void What_cannot_have_happened_is_refused_by_its_rule(string kind, string? whom, string on, string refusal)
    {
        Guid? person = whom switch { null => null, "mother" => Elise, "child" => Child, _ => Marc };
        Assert.Equal(refusal, LifeDecider.Record(State([.. Opened(), Born]), Happened(kind, person, on) with { Stamp = On("2026-11-02") }).Refusal?.Code);
    }

    [Fact]
    public void Who_died_is_not_placed_afterwards()
    {
        var state = State([.. Opened(), Born, Happened("death", Child, "2026-10-20")]);
        Assert.Equal(LifeRefusals.AfterDeath, LifeDecider.Record(state, Happened("placement", Child, "2026-11-01")).Refusal);
        Assert.Null(LifeDecider.Record(state, Happened("ward", Child, "2026-10-18") with { Stamp = On("2026-11-02") }).Refusal);
    }

    [Fact]
    public void Of_one_child_nobody_needs_to_say_which()
    {
        var told = Happened("placement", null, "2026-11-01");
        Open(Born).When(file => LifeDecider.Record(file, told)).Then(told with { Person = Child });
    }
}
