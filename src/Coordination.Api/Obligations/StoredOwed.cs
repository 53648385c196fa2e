using Coordination.Domain;
using Npgsql;

namespace Coordination.Api.Obligations;

/// <summary>A row of what is owed as the table holds it.</summary>
internal sealed record StoredOwed(
    Guid Id, Guid Stream, string Kind, Guid? Case, string Site, string Code, string Occurrence, Guid Owner, Urgency Urgency,
    DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? ClosesAt, bool Listed, string? Step, DateTimeOffset? StepAt, string Rules)
{
    /// <summary>Failed firings in a row: they put a row into a person's list, which is no difference.</summary>
    public int Failures { get; init; }

    /// <summary>Until when sweeps leave the row alone.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public const string Select = """
        select id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules, failures, retry_at
        from coordination.obligation where tenant_id = $1 and
        """;

    /// <summary>The row that the rules would write.</summary>
    public static StoredOwed Of(string kind, Obligation owed)
    {
        var next = owed.Pending.FirstOrDefault();
        return new(
            owed.Id, owed.Stream, kind, owed.Case, owed.Site, owed.Code, owed.Occurrence, owed.Owner, owed.Urgency,
            Kept(owed.OpensAt), Kept(owed.DueAt), owed.ClosesAt is { } closes ? Kept(closes) : null, owed.Listed, next?.Name, next is null ? null : Kept(next.At), owed.Rules);
    }

    public static async Task<List<StoredOwed>> ReadAsync(NpgsqlCommand question, CancellationToken ct)
    {
        List<StoredOwed> rows = [];
        await using var reader = await question.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private static StoredOwed Read(NpgsqlDataReader row)
    {
        DateTimeOffset? Instant(int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);

        return new(
            row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetGuid(7),
            (Urgency)row.GetInt16(8), Instant(9)!.Value, Instant(10)!.Value, Instant(11), row.GetBoolean(12), row.IsDBNull(13) ? null : row.GetString(13), Instant(14), row.GetString(15))
        {
            Failures = row.GetInt32(16),
            RetryAt = Instant(17),
        };
    }

    // The table keeps microseconds.
    private static DateTimeOffset Kept(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
