using Coordination.Api.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Vault;

/// <summary>A stored key of a person, wrapped.</summary>
internal sealed record KeyRow(Guid Person, int Version, byte[] Wrapped, DateTimeOffset CreatedAt);

/// <summary>Statements on the key table, to be batched with the rest of a unit of work.</summary>
internal static class VaultSql
{
    /// <summary>$1 tenant, $2 persons.</summary>
    public const string Select = "SELECT person, version, wrapped, created_at FROM vault.person_key WHERE tenant_id = $1 AND person = ANY($2)";

    /// <summary>Takes <see cref="Cells"/>. A collision must fail: ignoring it would lose a key in use.</summary>
    public const string Insert = "INSERT INTO vault.person_key (tenant_id, person, version, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)";

    public static NpgsqlBatchCommand Reading(string tenant, Guid[] persons) => new(Select)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = tenant },
            new NpgsqlParameter<Guid[]> { TypedValue = persons, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
        },
    };

    public static Cell[] Cells(string tenant, KeyRow row) => [tenant, row.Person, row.Version, row.Wrapped, row.CreatedAt];

    /// <summary>The row the reader stands on.</summary>
    public static KeyRow Map(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(3));

    /// <summary>All rows of the current result.</summary>
    public static async Task<List<KeyRow>> ReadAll(NpgsqlDataReader reader, CancellationToken cancel)
    {
        List<KeyRow> rows = [];
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(Map(reader));
        }

        return rows;
    }
}
