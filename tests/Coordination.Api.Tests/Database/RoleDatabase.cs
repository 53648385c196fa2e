using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Tests.Database;

/// <summary>A database as the product sets it up, reached under each of its roles.</summary>
internal sealed class RoleDatabase : IAsyncDisposable
{
    private readonly string _connection;
    private readonly List<NpgsqlDataSource> _sources = [];

    private RoleDatabase(string connection)
    {
        _connection = connection;
        Worker = As(DatabaseRole.Worker, tenant: null);
    }

    public NpgsqlDataSource Worker { get; }

    /// <summary>The product's own pools of it.</summary>
    public Databases Pools() => new(new DatabaseSettings(_connection, null, null, PoolSize: 2));

    public static async Task<RoleDatabase> CreateAsync(string label) => new(await TestServer.CreateDatabaseAsync(label, "migrated", PrepareAsync));

    public NpgsqlDataSource App(string? tenant) => As(DatabaseRole.App, tenant);

    public NpgsqlDataSource As(DatabaseRole role, string? tenant)
    {
        var options = $"-c role={role.Login}" + (tenant is null ? "" : $" -c {Databases.TenantSetting}={tenant}");
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

    // A second build on the same database runs every script again: nothing may depend on being first.
    private static async Task PrepareAsync(string connection)
    {
        var settings = new DatabaseSettings(connection, null, null, PoolSize: 2);
        await using var databases = new Databases(settings);
        var migration = new Migration(settings, databases, TimeProvider.System);
        await migration.ApplyAsync(CancellationToken.None);
        await databases.Owner.DoAsync("UPDATE coordination.installation SET fingerprint = 'an earlier build'");
        await migration.ApplyAsync(CancellationToken.None);
    }
}
