using Coordination.Domain.Erasures;
using Xunit;

namespace Coordination.Domain.Tests.Erasures;

public sealed class KeepingRecords
{
    private static readonly DateOnly Last = new(2026, 2, 28);

    [Theory]
    [InlineData("retention-over", "2056-02-28", false)]
    [InlineData("retention-over", "2056-02-29", true)]
    [InlineData("asked-by-person", "2030-01-01", false)]
    [InlineData("recorded-in-error", "2026-03-01", true)]
    [InlineData("ordered-by-law", "2026-03-01", true)]
    public void A_record_is_kept_for_thirty_years_unless_the_ground_sets_that_aside(string ground, string today, bool allowed) =>
        Assert.Equal(allowed, Retention.Allows(Retention.Find(ground)!, Retention.OfRecord, Last, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_ground_and_class_says_where_it_comes_from()
    {
        Assert.All(Retention.Grounds, ground => Assert.NotEqual("", ground.Source));
        Assert.Equal(new DateOnly(2036, 2, 28), Retention.KeptUntil(Retention.OfAccount, Last));
    }

    [Fact]
    public void A_decision_stands_until_it_is_proved_and_every_destroyed_key_is_remembered()
    {
        var (person, stamp) = (Guid.Parse("0197f000-0000-7000-8000-000000000001"), new Stamp(Actors.Installer, DateTimeOffset.UnixEpoch));
        var decided = new ErasureDecided(person, "ordered-by-law", Retention.OfRecord, Last, Retention.Version, person, person, [3], "f", stamp);

        var open = Erasure.Evolve(Erasure.None, ErasureDecider.Decide(Erasure.None, decided).Events.Single());
        Assert.Empty(ErasureDecider.Decide(open, decided).Events);

        var proof = new PersonErased(person, [3, 5], "f", 2, stamp);
        Assert.Same(proof, ErasureDecider.Prove(open, proof).Events.Single());
        Assert.Same(proof, ErasureDecider.Prove(Erasure.None, proof).Events.Single());
        var done = Erasure.Evolve(open, proof);
        Assert.Equal<int>([3, 5], done.Destroyed);
        Assert.Empty(ErasureDecider.Prove(done, proof).Events);
    }
}
