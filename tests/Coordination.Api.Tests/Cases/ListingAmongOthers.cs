using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>
/// The list of cases beside 20 000 families of others: it looks at the caller's own and at nobody else's, so that neither its time nor its load says how
/// many there are.
/// </summary>
public sealed class ListingAmongOthers(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Others = 20_000;
    private const int Own = 5;

    private static readonly string Families = $$"""
        insert into coordination.case_head (tenant_id, case_id, site, open, opened_at, first, second)
        select '{{Personas.Service}}', md5('other' || n)::uuid, '{{Personas.MontLegia}}', true, timestamptz '2026-01-01Z' + n * interval '1 minute', md5('head' || n % 250)::uuid, md5('second' || n % 250)::uuid
        from generate_series(1, {{Others}}) n;
        insert into coordination.case_relation (tenant_id, account, case_id, role, from_at)
        select tenant_id, first, case_id, 'head', opened_at from coordination.case_head where first in (select md5('head' || n)::uuid from generate_series(0, 249) n);
        analyze coordination.case_head; analyze coordination.case_relation;
        """;

    [Theory]
    [InlineData("relay-one")]
    [InlineData("midwife-montlegia")]
    [InlineData("supervisor-montlegia")]
    public async Task It_looks_at_nobody_else_s(string who)
    {
        var persona = People.Of(who);
        await api.Raw.DoAsync($"delete from coordination.case_relation where tenant_id = '{Personas.Service}'; delete from coordination.case_head where tenant_id = '{Personas.Service}'; {Families}");
        await api.Raw.DoAsync($"""
            insert into coordination.case_head (tenant_id, case_id, site, open, opened_at, first)
            select '{Personas.Service}', md5('own' || n)::uuid, '{Personas.MontLegia}', true, timestamptz '2026-02-01Z', '{persona.Id}' from generate_series(1, {Own}) n;
            insert into coordination.case_relation (tenant_id, account, case_id, role, from_at)
            select '{Personas.Service}', '{persona.Id}', md5('own' || n)::uuid, 'head', timestamptz '2026-02-01Z' from generate_series(1, {Own}) n
            """);
        foreach (var (generic, table) in new[] { (true, "case_head"), (false, "case_head"), (true, "case_relation"), (false, "case_relation") })
        {
            var (looked, plan) = await LookedAsync(persona, generic, table);
            Assert.True(looked is >= Own and <= 4 * Own, $"{looked} rows of {table}: {plan}");
        }
    }

    private async Task<(int Looked, string Plan)> LookedAsync(Persona who, bool generic, string table)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(new Login(who.Id, Personas.Service, Machine: false), Target.Nothing, CancellationToken.None);
        await using var question = CaseList.Question(work, new CaseFilter(null, null, null, null), 21);
        return await question.ExplainAsync(await work.ConnectionAsync(CancellationToken.None), generic, table);
    }
}
