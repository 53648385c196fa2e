using Coordination.Domain.FollowUp;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.FollowUp;

public sealed class FiringAStep
{
    private static readonly Guid Stream = new("22222222-2222-7222-8222-222222222222");

    private static readonly DateTimeOffset Asked = Noon("2026-05-12");

    private static readonly Obligation Answer = Row();

    [Fact]
    public void A_due_step_fires_once()
    {
        var due = Answer.Pending[0].At;
        var decision = Fire(Answer, "chase-1", due);
        Assert.Equal(new StepFired(Answer.Id, "H01", "1", "chase-1", due, Sweeper(due)), Assert.Single(decision.Events));
        var after = Row(((StepFired)decision.Events[0]).Key);
        Assert.Equal(["chase-2", "escalate-1", "escalate-2"], after.Pending.Select(step => step.Name));
        Assert.Same(Decision.AlreadySo, Fire(after, "chase-1", due));
    }

    [Fact]
    public void A_step_does_not_fire_before_its_instant() => Assert.Same(Decision.AlreadySo, Fire(Answer, "chase-1", Answer.Pending[0].At.AddTicks(-1)));

    [Fact]
    public void A_step_waits_for_the_one_before() => Assert.Same(Decision.AlreadySo, Fire(Answer, "chase-2", Answer.Pending[3].At));

    [Fact]
    public void What_is_no_longer_owed_fires_nothing()
    {
        var due = Answer.Pending[0].At;
        Assert.Same(Decision.AlreadySo, Firing.Fire([], Answer.Id, "chase-1", due, Sweeper(due)));
    }

    [Fact]
    public void Law_any_number_of_sweeps_fires_each_due_step_once_and_in_order() =>
        Prop.ForAll(Gen.Choose(0, 60 * 24).ListOf().ToArbitrary(), hours =>
        {
            var latest = Asked;
            var fired = new List<StepFired>();
            foreach (var now in hours.Select(hour => Asked.AddHours(hour)))
            {
                latest = now > latest ? now : latest;
                Sweep(fired, now);
            }

            return fired.Select(step => step.Step).SequenceEqual(Answer.Pending.Where(step => step.At <= latest).Select(step => step.Name));
        }).QuickCheckThrowOnFailure();

    // Overlapping sweepers try every step they know of, each twice.
    private static void Sweep(List<StepFired> fired, DateTimeOffset now)
    {
        foreach (var step in Answer.Pending.SelectMany(step => new[] { step.Name, step.Name }))
        {
            fired.AddRange(Fire(Row([.. fired.Select(one => one.Key)]), step, now).Events.Cast<StepFired>());
        }
    }

    private static Decision Fire(Obligation row, string step, DateTimeOffset now) => Firing.Fire([row], row.Id, step, now, Sweeper(now));

    private static Stamp Sweeper(DateTimeOffset now) => new(Actors.Sweep, now);

    private static Obligation Row(params string[] fired) =>
        Owed.Row(Plans.Current, "H01", new OwedBy(Stream, null, "montlegia", Actors.Installer, null, [.. fired]), "1", Asked);
}
