using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.EventStore;

public sealed class RebuildingSnapshots(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>Tables of snapshots: all of Marten's documents but the one that keeps events no projection could take.</summary>
    private const string Snapshots = "relname like 'mt\\_doc\\_%' and relname <> 'mt_doc_deadletterevent' and relkind = 'r'";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private Databases Databases => api.Services.GetRequiredService<Databases>();

    [Fact]
    public async Task A_rebuild_gives_the_documents_that_were_live()
    {
        await api.OpenCaseAsync("Anouk Exemple");
        await api.RaiseAlertAsync();
        var live = await DocumentsAsync();
        Assert.True(live.Select(document => document.Table).Distinct().Count() >= 6);
        await api.Raw.DoAsync("update coordination.mt_doc_casefile set data = jsonb_build_object('id', id)");
        await api.Raw.DoAsync("delete from coordination.mt_doc_alert");

        using var store = new DocumentStore(MartenSetup.Options(Databases.Worker, api.Clock));
        using var daemon = await store.BuildProjectionDaemonAsync();
        foreach (var kind in store.Options.Projections.All.Select(projection => projection.Name))
        {
            await daemon.RebuildProjectionAsync(kind, Patience, CancellationToken.None);
        }

        Assert.Equal(live, await DocumentsAsync());
    }

    [Fact]
    public async Task Martens_own_schema_commands_find_nothing_to_change_and_leave_tenants_apart()
    {
        using var store = new DocumentStore(MartenSetup.Options(Databases.Owner, api.Clock));
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);

        Assert.Empty((await api.Raw.AskAsync<string[]>($"select coalesce(array_agg(relname::text), '{{}}') from pg_class where {Snapshots} and not (relrowsecurity and relforcerowsecurity)"))!);
        Assert.Equal(14L, await api.Raw.AskAsync<long>($"select count(*) from pg_class where {Snapshots}"));
    }

    private async Task<List<Document>> DocumentsAsync()
    {
        List<Document> documents = [];
        foreach (var table in (await api.Raw.AskAsync<string[]>($"select array_agg(relname::text order by relname) from pg_class where {Snapshots}"))!)
        {
            await using var command = api.Raw.CreateCommand($"select tenant_id, id, mt_version, data::text from coordination.{table} order by tenant_id, id");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                documents.Add(new(table, reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3)));
            }
        }

        return documents;
    }

    private sealed record Document(string Table, string Tenant, Guid Id, long Version, string Data);
}
