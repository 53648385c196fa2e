using System.Text.Json;
using Npgsql;

namespace Coordination.Api.Outbox;

/// <summary>A message taken for one attempt.</summary>
/// <param name="Message">What to send.</param>
/// <param name="Attempt">Which attempt this is, from 1. A mark of failure holds only while no later attempt took the row.</param>
internal sealed record Claim(OutboxMessage Message, int Attempt);

/// <summary>Statements on the outbox. All instants come in as parameters.</summary>
internal static class OutboxSql
{
    /// <summary>$1 now.</summary>
    public const string SelectDue = """
        SELECT tenant_id, id, recipient_kind, recipient, template, language, reference, parameters, obligation, step, created_at, attempts
        FROM coordination.outbox WHERE sent_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= $1
        ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    /// <summary>$1 tenant, $2 id, $3 attempt, $4 until when nobody else takes it, $5 fencing epoch that was seen.</summary>
    public const string Take = "UPDATE coordination.outbox SET attempts = $3, next_attempt_at = $4 WHERE tenant_id = $1 AND id = $2 AND coordination.in_epoch($5)";

    /// <summary>$1 tenant, $2 id, $3 now, $4 decision by which it left.</summary>
    public const string MarkSent = "UPDATE coordination.outbox SET sent_at = $3, decision = $4, failed_reason = NULL, given_up_at = NULL WHERE tenant_id = $1 AND id = $2 AND sent_at IS NULL";

    /// <summary>$1 tenant, $2 id, $3 attempt, $4 reason, $5 next attempt, $6 given up at or null, $7 decision at this attempt or null.</summary>
    public const string MarkFailed = """
        UPDATE coordination.outbox SET failed_reason = $4, next_attempt_at = $5, given_up_at = $6, decision = $7
        WHERE tenant_id = $1 AND id = $2 AND attempts = $3 AND sent_at IS NULL
        """;

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
