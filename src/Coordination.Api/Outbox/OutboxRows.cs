using System.Text.Json;
using Coordination.Api.EventStore;
using NpgsqlTypes;

namespace Coordination.Api.Outbox;

/// <summary>Puts a message into the transaction of the events it tells of. One already stored stays as it is.</summary>
internal static class OutboxRows
{
    public const string Insert = """
        insert into coordination.outbox
            (tenant_id, id, channel, recipient_kind, recipient, template, language, reference, parameters, obligation, step, created_at, next_attempt_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing
        """;

    public static void Queue(Work work, OutboxMessage message) => work.Also(Insert, Cells(message));

    public static Cell[] Cells(OutboxMessage message) =>
    [
        message.Tenant,
        message.Id,
        OutboxMessage.Mail,
        KindName(message.To.Kind),
        message.To.Id,
        message.Template,
        message.Language,
        message.Reference,
        new(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(message.Facts, MessageFacts.Json)),
        message.Obligation,
        message.Step,
        message.At,
        message.At,
    ];

    private static string KindName(RecipientKind kind) => kind switch
    {
        RecipientKind.Relay => "relay",
        RecipientKind.Account => "account",
        RecipientKind.Address => "address",
        RecipientKind.Person => "person",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
