using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Npgsql;

namespace Coordination.Api.Http;

/// <summary>
/// First answers by key. A key is claimed by the insert that stores its answer, in the transaction of the write
/// itself; nothing is looked up first, so the common case pays one row and no round trip.
/// </summary>
internal static class Inbox
{
    private const string Insert =
        "insert into coordination.inbox (tenant_id, client, key, body_hash, status, etag, location, body, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private const string Select = "select body_hash, status, body, etag, location from coordination.inbox where tenant_id = $1 and client = $2 and key = any($3)";

    private const string Other = "select body, body_hash from coordination.inbox where tenant_id = $1 and client = $2 and key = any($3)";

    private const string Unclaimed = "call coordination.unclaimed($1, $2, $3)";

    public static void Claim(Work work, RequestScope scope, Reply outcome)
    {
        if (scope.Key is { } key)
        {
            RefuseEarlier(work, scope.EarlierKey);
            work.Also(Insert, work.Service, work.Caller.Id, key, scope.BodyHash.Stored, outcome.Status, outcome.ETag, outcome.Location, outcome.Body, work.Now);
        }
    }

    /// <summary>The first answer to this key, a refusal when it was used for something else, null when it is new or there is none.</summary>
    public static async Task<Reply?> AnsweredAsync(Work work, RequestScope scope, CancellationToken ct)
    {
        if (scope.Key is not { } key)
        {
            return null;
        }

        await using var command = new NpgsqlCommand(Select, await work.ConnectionAsync(ct));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = work.Service });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = work.Caller.Id });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Either(key, scope.EarlierKey) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? AnswerOf(work, scope, reader) : null;
    }

    private static Reply AnswerOf(Work work, RequestScope scope, NpgsqlDataReader reader)
    {
        if (work.Supposes)
        {
            // Told to a living caller alone (DECISIONS 24), and by no statement that would ask whether she still is.
            throw new OutdatedException();
        }

        if (!scope.BodyHash.IsOf(reader.GetFieldValue<byte[]>(0)))
        {
            return scope.KeepConflicts
                ? Reply.Refused(HttpRefusals.MessageReused) with { Conflicting = JsonSerializer.Deserialize<Receipt>(reader.GetString(2), ApiJson.Options)!.Id }
                : Reply.Refused(HttpRefusals.KeyReused);
        }

        return Reply.Stored(reader.GetInt32(1), reader.GetString(2), Nullable(reader, 3), Nullable(reader, 4));
    }

    /// <summary>A second key for the same write (an alert's form beside its message).</summary>
    public static void ClaimOther(Work work, (string Stored, string? Earlier) key, BodyHash hash, Guid about)
    {
        RefuseEarlier(work, key.Earlier);
        work.Also(Insert, work.Service, work.Caller.Id, key.Stored, hash.Stored, 200, (string?)null, (string?)null, $"\"{about}\"", work.Now);
    }

    /// <summary>What a second key was claimed for, and whether with this very content; null when nobody claimed it.</summary>
    public static async Task<(Guid About, bool Same)?> ClaimedAsync(Work work, (string Stored, string? Earlier) key, BodyHash hash, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Other, await work.ConnectionAsync(ct));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = work.Service });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = work.Caller.Id });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Either(key.Stored, key.Earlier) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (JsonSerializer.Deserialize<Guid>(reader.GetString(0)), hash.IsOf(reader.GetFieldValue<byte[]>(1))) : null;
    }

    public static bool IsRepeat(Exception e) => StoreFailures.Violated(e) == "inbox_pkey";

    private static void RefuseEarlier(Work work, string? earlier)
    {
        if (earlier is not null)
        {
            work.Also(Unclaimed, work.Service, work.Caller.Id, earlier);
        }
    }

    private static string[] Either(string key, string? earlier) => earlier is null ? [key] : [key, earlier];

    private static string? Nullable(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
