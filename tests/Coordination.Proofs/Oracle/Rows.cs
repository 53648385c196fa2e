using System.Text.Json;

namespace Coordination.Proofs.Oracle;

/// <param name="Tx">Transaction that wrote the row: what one commit wrote bears one number.</param>
internal sealed record StoredEvent(Guid Stream, long Version, string Type, JsonElement Data, string Tx)
{
    public DateTimeOffset At => Data.GetProperty("stamp").GetProperty("at").GetDateTimeOffset();

    public Guid Id(string property) => Data.GetProperty(property).GetGuid();

    public string Text(string property) => Data.GetProperty(property).GetString()!;
}

/// <summary>A <c>step_fired</c> event.</summary>
internal sealed record FiredStep(Guid Stream, long Version, Guid Obligation, string Code, string Occurrence, string Step, DateTimeOffset DueAt, DateTimeOffset At, string Tx);

/// <summary>The row by which a step cannot fire twice.</summary>
internal sealed record StepRow(Guid Stream, Guid Obligation, string Step, DateTimeOffset DueAt, DateTimeOffset FiredAt, string Tx);

internal sealed record AuditRow(Guid Actor, string Action, string Outcome, string Tx);

internal sealed record InboxRow(string Key, int Status, string Body, string Tx);

internal sealed record OwedRow(
    Guid Stream, string Code, string Occurrence, Guid Owner, DateTimeOffset DueAt, DateTimeOffset? ClosesAt, string? Step, DateTimeOffset? StepAt, int Failures);

internal sealed record MessageRow(Guid Obligation, string Step, Guid Recipient);

/// <summary>The stored state of a stream beside its events.</summary>
internal sealed record SnapshotRow(Guid Stream, long StreamVersion, int Fired);
