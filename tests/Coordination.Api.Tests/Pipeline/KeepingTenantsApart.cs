using Coordination.Api.Accounts;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

public sealed class KeepingTenantsApart(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Other = "other-service";

    private static readonly string[] Unchangeable = ["mt_events", "inbox", "audit_entry", "obligation_step"];

    [Fact]
    public async Task Every_table_with_a_tenant_forces_its_policy()
    {
        var open = await api.Raw.AskAsync<string[]>("""
            select coalesce(array_agg(c.relname::text), '{}') from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and (not c.relrowsecurity or not c.relforcerowsecurity
                or not exists (select from pg_policy p where p.polrelid = c.oid and p.polname in ('tenant_app', 'marten_tenant_isolation')))
            """);

        Assert.Empty(open!);
        Assert.True((await TablesAsync()).Length > 20);
    }

    [Fact]
    public async Task No_role_of_the_application_bypasses_policies_or_owns_a_table() =>
        Assert.Equal(0L, await api.Raw.AskAsync<long>("""
            select count(*) from pg_roles r where r.rolname in ('coordination_app', 'coordination_worker')
                and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or exists (
                    select from pg_class c where c.relowner = r.oid and c.relnamespace in ('coordination'::regnamespace, 'vault'::regnamespace)))
            """));

    [Fact]
    public async Task A_service_sees_its_own_rows_and_none_of_another()
    {
        await FillBothAsync();

        foreach (var (tenant, foreign) in new[] { (Other, Personas.Service), (Personas.Service, Other) })
        {
            Assert.True(await api.Tenant(tenant).AskAsync<long>("select count(*) from coordination.mt_events") > 0);
            foreach (var table in await TablesAsync())
            {
                Assert.Equal((table, 0L), (table, await api.Tenant(tenant).AskAsync<long>($"select count(*) from {table} where tenant_id = '{foreign}'")));
            }
        }
    }

    [Fact]
    public async Task Without_a_service_there_are_no_rows_at_all()
    {
        await FillBothAsync();
        await using var nobody = Roles("coordination_app");

        foreach (var table in await TablesAsync())
        {
            Assert.Equal((table, 0L), (table, await nobody.AskAsync<long>($"select count(*) from {table}")));
        }
    }

    [Fact]
    public async Task A_row_cannot_be_written_for_another_service()
    {
        await FillBothAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => api.Tenant(Other).DoAsync(
            $"insert into coordination.inbox (tenant_id, client, key, body_hash, status, body, at) values ('{Personas.Service}', gen_random_uuid(), 'k', '', 200, '', '2026-04-20')"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("coordination_app")]
    [InlineData("coordination_worker")]
    public async Task What_happened_cannot_be_changed_or_taken_away(string role)
    {
        await using var source = Roles(role);

        foreach (var statement in Unchangeable.SelectMany(t => new[] { $"update coordination.{t} set tenant_id = tenant_id", $"delete from coordination.{t}", $"truncate coordination.{t}" }))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => source.DoAsync(statement));
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, refused.SqlState));
        }
    }

    [Fact]
    public async Task Every_connection_of_every_pool_shows_its_own_service_after_foreign_sessions()
    {
        await FillBothAsync();
        var databases = api.Services.GetRequiredService<Databases>();

        foreach (var (pool, expected) in new[] { (databases.Of(Personas.Service), Personas.Service), (databases.Of(Other), Other), (databases.Worker, "") })
        {
            var open = new List<NpgsqlConnection>();
            for (var i = 0; i < 4; i++)
            {
                open.Add(await pool.OpenConnectionAsync());
                await using var command = new NpgsqlCommand($"select coalesce(current_setting('{Databases.TenantSetting}', true), '')", open[i]);
                Assert.Equal(expected, await command.ExecuteScalarAsync());
            }

            open.ForEach(c => c.Dispose());
        }
    }

    /// <summary>A second service beside the demonstration's, set up the way an operator does; each has written an alert.</summary>
    private async Task FillBothAsync()
    {
        await using (var scope = api.Services.CreateAsyncScope())
        {
            var refusal = await scope.ServiceProvider.GetRequiredService<Installation>()
                .SetUpAsync(Other, "Other", "north", "North", new(DevelopmentIssuer.Issuer, "head-of-north", null), CancellationToken.None);
            Assert.Null(refusal);
        }

        await api.RaiseAlertAsync();
        var north = api.WithToken(TestHost.Issuer.Sign("head-of-north", TestHost.TokensFrom, TestHost.TokenLife));
        (await north.DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
    }

    private async Task<string[]> TablesAsync() => (await api.Raw.AskAsync<string[]>("""
        select array_agg(c.oid::regclass::text order by 1) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace in ('coordination'::regnamespace, 'vault'::regnamespace)
        """))!;

    private NpgsqlDataSource Roles(string role) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(api.ConnectionString) { Options = $"-c role={role}", MaxPoolSize = 2 }.ConnectionString);
}
