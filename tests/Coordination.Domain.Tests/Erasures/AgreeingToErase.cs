using Coordination.Domain.Erasures;
using Xunit;

namespace Coordination.Domain.Tests.Erasures;

/// <summary>One proposes, another one agrees in time; else nothing is destroyed.</summary>
public sealed class AgreeingToErase
{
    private static readonly Guid Person = Guid.Parse("0198a000-0000-7000-8000-000000000c01");
    private static readonly Guid Officer = Guid.Parse("0198a000-0000-7000-8000-000000000c02");
    private static readonly Guid Lead = Guid.Parse("0198a000-0000-7000-8000-000000000c03");
    private static readonly DateTimeOffset Monday = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_proposed_once_unless_the_record_must_be_kept()
    {
        Given().When(state => ErasureDecider.Propose(state, Proposed(), null)).Then(Proposed());
        Given(Proposed()).When(state => ErasureDecider.Propose(state, Proposed(), null)).ThenNothing();
        Given(Proposed()).When(state => ErasureDecider.Propose(state, Proposed(by: Lead), null)).ThenRefused("erasure-already-proposed");
        Given(Proposed()).When(state => ErasureDecider.Propose(state, Proposed(day: 30), null)).Then(Proposed(day: 30));
        Given(Decided()).When(state => ErasureDecider.Propose(state, Proposed(), null)).ThenRefused("erasure-already-decided");
        Given().When(state => ErasureDecider.Propose(state, Proposed(), ErasureRefusals.MustBeKept(new(2056, 4, 20)))).ThenRefused("erasure-must-be-kept");
    }

    [Fact]
    public void Another_one_agrees_before_it_lapses()
    {
        Given(Proposed()).When(state => ErasureDecider.Agree(state, Decided(day: 29), null)).Then(Decided(day: 29));
        Given(Proposed()).When(state => ErasureDecider.Agree(state, Decided(day: 30), null)).ThenRefused("erasure-lapsed");
        Given(Proposed()).When(state => ErasureDecider.Agree(state, Decided(by: Officer), null)).ThenRefused("erasure-own-proposal");
        Given(Proposed(), Decided()).When(state => ErasureDecider.Agree(state, Decided(), null)).ThenNothing();
        Given().When(state => ErasureDecider.Agree(state, Decided(), null)).ThenRefused("not-found");
        Given(Proposed()).When(state => ErasureDecider.Agree(state, Decided(), ErasureRefusals.MustBeKept(new(2056, 4, 20)))).ThenRefused("erasure-must-be-kept");
    }

    [Fact]
    public void Declined_it_is_as_if_nobody_had_proposed_it()
    {
        var declined = new ErasureDeclined(Person, new(Lead, Monday));
        Given(Proposed()).When(state => ErasureDecider.Decline(state, declined.Stamp)).Then(declined);
        Given(Proposed(), declined).When(state => ErasureDecider.Decline(state, declined.Stamp)).ThenNothing();
        Given(Proposed(), declined).When(state => ErasureDecider.Agree(state, Decided(), null)).ThenRefused("not-found");
        Given().When(state => ErasureDecider.Decline(state, declined.Stamp)).ThenRefused("not-found");
    }

    private static Given<Erasure> Given(params object[] events) => new Given<Erasure>(Erasure.None, Erasure.Evolve).Events(events);

    private static ErasureProposed Proposed(Guid? by = null, int day = 0) => new(Person, "recorded-in-error", Retention.OfRecord, new(2056, 4, 20), Retention.Version, new(by ?? Officer, Monday.AddDays(day)));

    private static ErasureDecided Decided(Guid? by = null, int day = 1) =>
        new(Person, "recorded-in-error", Retention.OfRecord, new(2056, 4, 20), Retention.Version, Officer, by ?? Lead, [7], "abc", new(by ?? Lead, Monday.AddDays(day)));
}
