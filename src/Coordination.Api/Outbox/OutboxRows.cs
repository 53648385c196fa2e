using Coordination.Api.EventStore;
using NpgsqlTypes;

namespace Coordination.Api.Outbox;

/// <summary>Puts a message into the transaction of the events it tells of.</summary>
internal static class OutboxRows
{
    private const string Insert = """
        insert into coordination.outbox
            (tenant_id, id, channel, recipient_kind, recipient, template, language, reference, parameters, obligation, step, created_at, next_attempt_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """;

    public static void Queue(Work work, OutboxMessage message) => work.Also(
        Insert,
        message.Tenant,
        message.Id,
        OutboxMessage.Mail,
        OutboxSql.KindName(message.To.Kind),
        message.To.Id,
        message.Template,
        message.Language,
        message.Reference,
        new Cell(NpgsqlDbType.Jsonb, OutboxSql.Parameters(message.Facts)),
        message.Obligation,
        message.Step,
        message.At,
        message.At);
}
