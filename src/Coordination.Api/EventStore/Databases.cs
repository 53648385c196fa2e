using System.Collections.Concurrent;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// The pools of one installation. Each database role has its own; the application role has one per tenant, whose connections carry
/// the tenant from their start-up packet. So row-level security costs no round trip and a pooled connection can never
/// show another tenant's rows (DECISIONS 3).
/// </summary>
internal sealed class Databases(DatabaseSettings settings) : IAsyncDisposable
{
    /// <summary>Setting that every row-level policy compares with a row's tenant.</summary>
    public const string TenantSetting = "coordination.tenant";

    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _tenants = new(StringComparer.Ordinal);
    private readonly Lazy<NpgsqlDataSource> _owner = new(() => Build(settings.Owner ?? settings.Main, DatabaseRole.Owner, null, 2));
    private readonly Lazy<NpgsqlDataSource> _worker = new(() => Build(settings.Worker ?? settings.Main, DatabaseRole.Worker, null, 4));

    /// <summary>Owns the schema. Migrations only.</summary>
    public NpgsqlDataSource Owner => _owner.Value;

    /// <summary>Reads across tenants what the sweep and the outbox need; never changes an event.</summary>
    public NpgsqlDataSource Worker => _worker.Value;

    /// <summary>The application's connections of one tenant.</summary>
    public NpgsqlDataSource Of(string tenant) =>
        _tenants.GetOrAdd(tenant, t => Build(settings.Main, DatabaseRole.App, Slug.Require(t), settings.PoolSize));

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _tenants.Values)
        {
            await source.DisposeAsync();
        }

        foreach (var lazy in new[] { _owner, _worker }.Where(l => l.IsValueCreated))
        {
            await lazy.Value.DisposeAsync();
        }
    }

    private static NpgsqlDataSource Build(string connection, DatabaseRole role, string? tenant, int size)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = $"coordination-{role.Name}",
            MaxPoolSize = size,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            IncludeErrorDetail = false,
            Options = $"-c role={role.Login}" + (tenant is null ? "" : $" -c {TenantSetting}={tenant}"),
        };
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }
}

/// <summary>Connection strings. One is enough: its login then takes each role by <c>SET ROLE</c> at connection start.</summary>
/// <param name="Main">Login of the application role (or of all three).</param>
/// <param name="Owner">Login for migrations, or null for <paramref name="Main"/>.</param>
/// <param name="Worker">Login for the sweep, or null for <paramref name="Main"/>.</param>
/// <param name="PoolSize">Connections per tenant and process; near twice the cores is fastest.</param>
internal sealed record DatabaseSettings(string Main, string? Owner, string? Worker, int PoolSize)
{
    /// <summary>Lowest fencing epoch of a server that may be written to: one that was replaced is known by a lower one.</summary>
    public long Epoch { get; init; }
}

internal sealed record DatabaseRole(string Name, string Login)
{
    public static readonly DatabaseRole Owner = new("owner", "coordination_owner");
    public static readonly DatabaseRole App = new("app", "coordination_app");
    public static readonly DatabaseRole Worker = new("worker", "coordination_worker");
}

/// <summary>Names of services and sites: they travel in settings and routes, so only a closed alphabet is let through.</summary>
internal static class Slug
{
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= 40 } && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    public static string Require(string text) =>
        IsValid(text) ? text : throw new ArgumentException("A slug has 1 to 40 of a-z, 0-9 and '-'.", nameof(text));
}
