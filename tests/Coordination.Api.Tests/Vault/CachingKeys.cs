using Coordination.Api.Vault;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class CachingKeys
{
    private static readonly Guid[] Persons = [.. Enumerable.Range(1, 3).Select(n => new Guid(n, 0, 0, new byte[8]))];
    private static readonly DataKey[] Keys = [new(1, new byte[32])];
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_least_recently_used_leaves_first()
    {
        var cache = new KeyCache(_time, capacity: 2);
        cache.Keep("a", Persons[0], Keys);
        cache.Keep("a", Persons[1], Keys);
        Assert.NotNull(cache.Find("a", Persons[0]));
        cache.Keep("a", Persons[2], Keys);
        Assert.Null(cache.Find("a", Persons[1]));
        Assert.NotNull(cache.Find("a", Persons[0]));
        Assert.NotNull(cache.Find("a", Persons[2]));
    }

    [Fact]
    public void A_key_is_of_one_service()
    {
        var cache = new KeyCache(_time);
        cache.Keep("a", Persons[0], Keys);
        Assert.Null(cache.Find("b", Persons[0]));
    }

    [Fact]
    public void A_forgotten_person_is_gone_at_once()
    {
        var cache = new KeyCache(_time);
        cache.Keep("a", Persons[0], Keys);
        cache.Forget("a", Persons[0]);
        Assert.Null(cache.Find("a", Persons[0]));
    }

    [Fact]
    public void An_entry_does_not_outlive_its_time_however_often_it_is_used()
    {
        var cache = new KeyCache(_time);
        cache.Keep("a", Persons[0], Keys);
        _time.Advance(KeyCache.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(cache.Find("a", Persons[0]));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(cache.Find("a", Persons[0]));
    }

    [Fact]
    public void Many_threads_never_exceed_the_capacity_or_break_it()
    {
        var cache = new KeyCache(_time, capacity: 50);
        Parallel.For(0, 20_000, n =>
        {
            var person = new Guid(n % 200, 0, 0, new byte[8]);
            cache.Keep("a", person, Keys);
            cache.Find("a", person);
            cache.Forget("a", new Guid((n + 7) % 200, 0, 0, new byte[8]));
        });
        var kept = Enumerable.Range(0, 200).Count(n => cache.Find("a", new Guid(n, 0, 0, new byte[8])) is not null);
        Assert.InRange(kept, 1, 50);
    }
}
