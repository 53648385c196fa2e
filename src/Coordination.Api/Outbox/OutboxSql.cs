using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Outbox;

/// <summary>A message taken for one attempt.</summary>
/// <param name="Message">What to send.</param>
/// <param name="Attempt">Which attempt this is, from 1. A mark of failure holds only while no later attempt took the row.</param>
internal sealed record Claim(OutboxMessage Message, int Attempt);

/// <summary>Statements on the outbox. All instants come in as parameters.</summary>
internal static class OutboxSql
{
    /// <summary>$1 tenant, $2 id, $3 channel, $4 recipient kind, $5 recipient, $6 template, $7 language, $8 reference, $9 parameters, $10 obligation, $11 step, $12 at.</summary>
    public const string Insert = """
        INSERT INTO coordination.outbox (tenant_id, id, channel, recipient_kind, recipient, template, language, reference, parameters, obligation, step, created_at, next_attempt_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT DO NOTHING
        """;

    /// <summary>$1 now.</summary>
    public const string SelectDue = """
        SELECT tenant_id, id, recipient_kind, recipient, template, language, reference, parameters, obligation, step, created_at, attempts
        FROM coordination.outbox WHERE sent_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= $1
        ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    /// <summary>$1 tenant, $2 id, $3 attempt, $4 until when nobody else takes it.</summary>
    public const string Take = "UPDATE coordination.outbox SET attempts = $3, next_attempt_at = $4 WHERE tenant_id = $1 AND id = $2";

    /// <summary>$1 tenant, $2 id, $3 now.</summary>
    public const string MarkSent = "UPDATE coordination.outbox SET sent_at = $3, failed_reason = NULL, given_up_at = NULL WHERE tenant_id = $1 AND id = $2 AND sent_at IS NULL";

    /// <summary>$1 tenant, $2 id, $3 attempt, $4 reason, $5 next attempt, $6 given up at or null.</summary>
    public const string MarkFailed = """
        UPDATE coordination.outbox SET failed_reason = $4, next_attempt_at = $5, given_up_at = $6
        WHERE tenant_id = $1 AND id = $2 AND attempts = $3 AND sent_at IS NULL
        """;

    /// <summary>Schema script, repeatable.</summary>
    public static string Schema => Resources.Text("Coordination.Api.Outbox.outbox.sql");

    public static NpgsqlBatchCommand Inserting(OutboxMessage message) => new(Insert)
    {
        Parameters =
        {
            Text(message.Tenant),
            Value(message.Id),
            Text(OutboxMessage.Mail),
            Text(KindName(message.To.Kind)),
            Value(message.To.Id),
            Text(message.Template),
            Text(message.Language),
            Text(message.Reference),
            new() { Value = Parameters(message.Facts), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = (object?)message.Obligation ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = (object?)message.Step ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            Value(message.At),
        },
    };

    public static string Parameters(MessageFacts facts) => JsonSerializer.Serialize(facts, MessageFacts.Json);

    public static string KindName(RecipientKind kind) => kind switch
    {
        RecipientKind.Relay => "relay",
        RecipientKind.Account => "account",
        RecipientKind.Address => "address",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The due row the reader stands on, taken for its next attempt.</summary>
    public static Claim Map(NpgsqlDataReader row) => new(
        new(
            row.GetGuid(1),
            row.GetString(0),
            new(Enum.Parse<RecipientKind>(row.GetString(2), ignoreCase: true), row.GetGuid(3)),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            JsonSerializer.Deserialize<MessageFacts>(row.GetString(7), MessageFacts.Json)!,
            row.IsDBNull(8) ? null : row.GetGuid(8),
            row.IsDBNull(9) ? null : row.GetString(9),
            row.GetFieldValue<DateTimeOffset>(10)),
        row.GetInt32(11) + 1);

    public static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
