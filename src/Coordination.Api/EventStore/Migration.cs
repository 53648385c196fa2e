using System.Reflection;
using Marten;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>Brings a database to this build's schema: roles, Marten's objects, our tables, policies and grants. Safe to repeat and to run twice at once.</summary>
internal sealed class Migration(DatabaseSettings settings, Databases databases, TimeProvider clock)
{
    private const string Roles = "Coordination.Api.EventStore.roles.sql";
    private const string Policies = "Coordination.Api.EventStore.policies.sql";
    private const long Lock = 0x436F6F7264; // "Coord": two nodes that start together take turns

    /// <summary>Of this build.</summary>
    public static readonly string Fingerprint = typeof(Migration).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>False where the schema was this build's already.</summary>
    public async Task<bool> ApplyAsync(CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Owner ?? settings.Main) { Pooling = false }.ConnectionString);
        await admin.OpenAsync(ct);
        await ExecuteAsync(admin, $"select pg_advisory_lock({Lock})", ct);
        if (await CurrentAsync(admin, ct))
        {
            return false;
        }

        await ExecuteAsync(admin, Script(Roles), ct);
        using (var store = new DocumentStore(MartenSetup.Options(databases.Owner, clock)))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        }

        await using var owner = await databases.Owner.OpenConnectionAsync(ct);
        foreach (var script in Scripts())
        {
            await ExecuteAsync(owner, Script(script), ct);
        }

        await ExecuteAsync(owner, $"insert into coordination.installation (fingerprint) values ('{Fingerprint}') on conflict (only_row) do update set fingerprint = excluded.fingerprint", ct);
        return true;
    }

    /// <summary>Some build's schema is there: enough to start beside a newer one while a new version is brought in.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct)
    {
        await using var known = databases.Worker.CreateCommand("select to_regclass('coordination.installation') is not null");
        return await known.ExecuteScalarAsync(ct) is true;
    }

    private static async Task<bool> CurrentAsync(NpgsqlConnection admin, CancellationToken ct)
    {
        await using var known = new NpgsqlCommand("select to_regclass('coordination.installation') is not null", admin);
        if (await known.ExecuteScalarAsync(ct) is not true)
        {
            return false;
        }

        await using var current = new NpgsqlCommand("select fingerprint from coordination.installation", admin);
        return (await current.ExecuteScalarAsync(ct)) as string == Fingerprint;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Every capability's tables, then the policies over all of them.</summary>
    private static IEnumerable<string> Scripts() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && n != Roles)
        .OrderBy(n => n == Policies).ThenBy(n => n, StringComparer.Ordinal);

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
