using Coordination.Api.Outbox;
using Coordination.Api.Vault;
using Npgsql;

namespace Coordination.Api.Tests.Database;

/// <summary>A database with the product's roles and the tables of vault and outbox, reached under each role.</summary>
internal sealed class RoleDatabase : IAsyncDisposable
{
    private const string Roles = """
        do $$
        declare
            name text;
        begin
            foreach name in array array['coordination_owner', 'coordination_app', 'coordination_worker'] loop
                begin
                    execute format('create role %I nologin noinherit', name);
                exception when duplicate_object or unique_violation then
                    null;
                end;
            end loop;
        end
        $$;
        create schema if not exists coordination authorization coordination_owner;
        create schema if not exists vault authorization coordination_owner;
        grant usage on schema coordination, vault to coordination_app, coordination_worker;
        """;

    private readonly string _connection;
    private readonly List<NpgsqlDataSource> _sources = [];

    private RoleDatabase(string connection)
    {
        _connection = connection;
        Worker = As("coordination_worker", tenant: null);
    }

    public NpgsqlDataSource Worker { get; }

    public static async Task<RoleDatabase> CreateAsync(string label) => new(await TestServer.CreateDatabaseAsync(label, "vault-and-outbox", PrepareAsync));

    public NpgsqlDataSource App(string? tenant) => As("coordination_app", tenant);

    public NpgsqlDataSource As(string role, string? tenant)
    {
        var options = tenant is null ? $"-c role={role}" : $"-c role={role} -c coordination.tenant={tenant}";
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connection) { Options = options, MaxPoolSize = 4 }.ConnectionString);
        _sources.Add(source);
        return source;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }
    }

    // Each script twice: a start on a database that has them already must change nothing.
    private static async Task PrepareAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await using var open = await source.OpenConnectionAsync();
        foreach (var script in new[] { Roles, "set role coordination_owner", VaultSql.Schema, OutboxSql.Schema, VaultSql.Schema, OutboxSql.Schema })
        {
            await using var command = new NpgsqlCommand(script, open);
            await command.ExecuteNonQueryAsync();
        }
    }
}
