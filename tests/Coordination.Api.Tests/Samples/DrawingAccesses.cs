using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Samples;

/// <summary>The draw of a week: how much, how it is repeated, and that it happens once.</summary>
public sealed class DrawingAccesses : IAsyncLifetime
{
    // A colleague's reads of one case, some refused, copied to some thousands: the same entries but for their ids.
    private const string Copies = """
        insert into coordination.audit_entry (tenant_id, id, at, actor, action, row, outcome, site, case_id, target, levels, detail)
        select tenant_id, gen_random_uuid(), at, actor, action, row, outcome, site, case_id, target, levels, detail
        from (select * from coordination.audit_entry where action = 'ReadCase' and site = '{0}' limit 2) e cross join generate_series(1, {1})
        """;

    // By SQL alone, from the checkpoint and the log: no line of the product.
    private const string Again = """
        with closing as (select size, root from coordination.audit_checkpoint where at >= '2026-04-26T22:00:00Z' order by size limit 1),
        population as (
            select l.number from coordination.audit_leaf l join coordination.audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry, closing
            where l.number < closing.size and e.site = '{0}' and e.action like 'Read%' and e.action not in ('ReadPersonsRequest', 'ReadPersonsCopy', 'ReadErasure') and e.row not in ('A17', 'A84', 'A91')),
        picked as (
            select number from population, closing order by sha256(convert_to(format(E'coordination-sample-1\n%s\n%s\n', root, number), 'UTF8'))
            limit (select (count(*) + 99) / 100 from population))
        select string_agg(number::text, ' ' order by number) from picked
        """;

    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task At_least_one_in_a_hundred_of_each_site_is_drawn_and_anybody_can_repeat_it()
    {
        await FillAsync();
        await _api.CloseWeekAsync();

        Assert.Equal(3, await _api.DrawAsync());

        foreach (var (site, least) in new[] { ("montlegia", 3000), ("heusy", 1200) })
        {
            var population = await _api.Raw.AskAsync<int>($"select population from coordination.access_draw where site = '{site}'");
            var drawn = await _api.Raw.AskAsync<int>($"select cardinality(drawn) from coordination.access_draw where site = '{site}'");
            Assert.True(population >= least, $"{population}");
            Assert.True(drawn * 100 >= population, $"{drawn} of {population}");
            Assert.Equal(
                await _api.Raw.AskAsync<string>(Text(Again, site)),
                await _api.Raw.AskAsync<string>($"select array_to_string(drawn, ' ') from coordination.access_draw where site = '{site}'"));
            Assert.Equal(drawn, await _api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where code = 'sample-review' and site = '{site}' and due_at > '2026-05-05'"));
        }

        Assert.Equal(1, await _api.Raw.AskAsync<int>("select cardinality(drawn) from coordination.access_draw where site = ''"));
        Assert.Contains("drawn 31 of 30", await _api.Raw.AskAsync<string>("select detail from coordination.audit_entry where action = 'DrawAccesses' and site = 'montlegia'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_is_drawn_once_whatever_node_does_it_and_each_entry_in_one_period()
    {
        (await _api.ReadAsync(await _api.OpenColdAsync())).Expect(200);
        Assert.Equal(0, await _api.DrawAsync());
        await _api.CloseWeekAsync();

        var made = await Task.WhenAll(_api.DrawAsync(), _api.DrawAsync(), _api.DrawAsync());
        Assert.InRange(made.Sum(), 3, 9);
        Assert.Equal(0, await _api.DrawAsync());
        Assert.Equal(3, await _api.Raw.AskAsync<long>("select count(*) from coordination.access_draw"));
        Assert.Equal(
            await _api.Raw.AskAsync<long>("select sum(cardinality(drawn)) from coordination.access_draw"),
            await _api.Raw.AskAsync<long>("select count(*) from coordination.mt_events where type = 'access_drawn' and data ->> 'checkpoint' <> '0'"));

        await _api.CloseWeekAsync();
        await _api.CloseWeekAsync();
        Assert.Equal(6, await _api.DrawAsync());
        Assert.Equal(0, await _api.Raw.AskAsync<long>("""
            select count(*) from coordination.access_draw a join coordination.access_draw b on b.site = a.site and b.from_on > a.from_on where b.first < a.below
            """));
        Assert.Equal(0, await _api.Raw.AskAsync<long>("select count(*) - count(distinct n) from coordination.access_draw, unnest(drawn) n"));
    }

    [Fact]
    public async Task Nothing_is_drawn_before_a_signed_checkpoint_closes_the_period()
    {
        (await _api.ReadAsync(await _api.OpenColdAsync())).Expect(200);
        await _api.SignAsync();
        _api.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await _api.DrawAsync());
        Assert.Equal(0, await _api.Raw.AskAsync<long>("select count(*) from coordination.access_draw"));
        (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200);
        await _api.SignAsync();
        Assert.Equal(3, await _api.DrawAsync());
    }

    private async Task FillAsync()
    {
        var (file, other) = (await _api.OpenColdAsync(), await _api.OpenColdAsync(by: People.MidwifeHeusy));
        (await _api.ReadAsync(file)).Expect(200);
        (await _api.ReadAsync(file, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await _api.ReadAsync(other, People.MidwifeHeusy)).Expect(200);
        (await _api.ReadAsync(other)).ExpectProblem(404, "not-found");
        (await _api.As(People.Midwife).AskAsync("/v1/worklist")).Expect(200);
        Assert.Equal(3000, await _api.Raw.DoAsync(Text(Copies, "montlegia", "1500")));
        Assert.Equal(1200, await _api.Raw.DoAsync(Text(Copies, "heusy", "600")));
    }

    private static string Text(string sql, params string[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, [.. values]);
}
