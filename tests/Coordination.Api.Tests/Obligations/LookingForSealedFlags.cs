using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Coordination.Domain.Time;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Obligations;

/// <summary>
/// Each sweep asks for sealed flags whose heads are all away. Beside 50 000 rows of 250 people it looks at none while nobody is away, and else at
/// what those who are away owe.
/// </summary>
public sealed class LookingForSealedFlags(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int People = 250;
    private const int Each = 200;

    // One row in ten is a sealed flag's; no case has a second head.
    private static readonly string Owed = $$"""
        insert into coordination.obligation
            (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules)
        select '{{Personas.Service}}', gen_random_uuid(), c.id, 'case', c.id, '{{Personas.MontLegia}}', 'F04', replace(c.id::text, '-', ''), c.head, 2,
            timestamptz '2100-01-01Z', timestamptz '2100-01-01Z', null, true, 'due', timestamptz '2100-01-01Z', 'generated'
        from (select md5('head' || n % {{People}})::uuid head, md5('case' || n)::uuid id from generate_series(1, {{People}} * {{Each}}) n) c;
        insert into coordination.case_head (tenant_id, case_id, site, open, opened_at, first)
        select tenant_id, case_id, site, true, opens_at, owner from coordination.obligation where rules = 'generated';
        insert into coordination.sealed_item (tenant_id, case_id, item, author, for_heads)
        select tenant_id, case_id, occurrence, owner, true from coordination.obligation where rules = 'generated' and id::text < '1a';
        analyze coordination.obligation; analyze coordination.case_head; analyze coordination.sealed_item;
        """;

    private static readonly string Away = $$"""
        insert into coordination.cover (tenant_id, absence, holder, absent, desk, site, from_on, to_on)
        select '{{Personas.Service}}', gen_random_uuid(), gen_random_uuid(), md5('head7')::uuid, gen_random_uuid(), '{{Personas.MontLegia}}', '2000-01-01', '2100-01-01'
        from generate_series(1, 2)
        """;

    [Fact]
    public async Task It_starts_from_who_is_away()
    {
        await api.Raw.DoAsync(Owed);
        Assert.All(await LookedAsync(), looked => Assert.Equal(0, looked));

        await api.Raw.DoAsync(Away);
        Assert.All(await LookedAsync(), looked => Assert.Equal(Each, looked));
    }

    private async Task<int[]> LookedAsync() => [await LookedAsync(generic: true), await LookedAsync(generic: false)];

    private async Task<int> LookedAsync(bool generic)
    {
        await using var connection = await api.Services.GetRequiredService<Databases>().Worker.OpenConnectionAsync();
        await using var question = new NpgsqlCommand(Sweep.ClaimAtOnce).Add(api.Clock.Now, 100, CivilTime.DayOf(api.Clock.Now));
        var (looked, _) = await question.ExplainAsync(connection, generic);
        return looked;
    }
}
