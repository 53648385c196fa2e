using System.Text.Json;
using Coordination.Domain;
using Coordination.Proofs.Kill;
using Npgsql;

namespace Coordination.Proofs.Oracle;

/// <summary>What the database holds of a run, read by plain SQL past every part of the product.</summary>
internal sealed class Stored
{
    /// <summary>Events of the run, in order.</summary>
    public required IReadOnlyList<StoredEvent> Events { get; init; }

    public required IReadOnlyList<FiredStep> Fired { get; init; }

    public required IReadOnlyList<StepRow> StepRows { get; init; }

    /// <summary>Entries of the run's callers and of the sweep.</summary>
    public required IReadOnlyList<AuditRow> Audit { get; init; }

    public required IReadOnlyList<InboxRow> Inbox { get; init; }

    /// <summary>What alerts, cases and handovers owe. What a transfer list of the demonstration's absences owes for a case of the run is not reckoned here.</summary>
    public required IReadOnlyList<OwedRow> Owed { get; init; }

    /// <summary>Messages of fired steps.</summary>
    public required IReadOnlyList<MessageRow> Messages { get; init; }

    public required IReadOnlyList<SnapshotRow> Snapshots { get; init; }

    /// <summary>Ids in the tables that lists are read from.</summary>
    public required IReadOnlyList<Guid> Heads { get; init; }

    public required IReadOnlySet<Guid> Keys { get; init; }

    public required IReadOnlyList<Guid> Searchable { get; init; }

    /// <summary>When all of it was read.</summary>
    public DateTimeOffset At { get; } = TimeProvider.System.GetUtcNow();

    public IEnumerable<StoredEvent> Of(string type) => Events.Where(e => e.Type == type);

    public static Task<long> FiredAsync(Ground ground) => ground.NumberAsync("select count(*) from coordination.obligation_step");

    public static async Task<Stored> ReadAsync(NpgsqlConnection database, Baseline before)
    {
        var old = $"(select stream_id from coordination.mt_events where version = 1 and seq_id <= {before.Sequence})";
        var since = $"timestamptz '{before.At:O}'";
        var events = await ListAsync(
            database,
            $"select stream_id, version, type, data::text, xmin::text from coordination.mt_events where stream_id not in {old} order by stream_id, version",
            r => new StoredEvent(r.GetGuid(0), r.GetInt64(1), r.GetString(2), Json(r.GetString(3)), r.GetString(4)));
        var actors = string.Join(", ", Act.Actors.Append(Actors.Sweep).Select(id => $"'{id}'"));
        return new Stored
        {
            Events = events,
            Fired = [.. events.Where(e => e.Type == "step_fired").Select(ToFired)],
            StepRows = await ListAsync(database, $"select stream_id, obligation, step, due_at, fired_at, xmin::text from coordination.obligation_step where stream_id not in {old}", ToStep),
            Audit = await ListAsync(
                database,
                $"select actor, action, outcome, xmin::text from coordination.audit_entry where actor in ({actors}) and at > {since}",
                r => new AuditRow(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3))),
            Inbox = await ListAsync(
                database, $"select key, status, body, xmin::text from coordination.inbox where at > {since}", r => new InboxRow(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3))),
            Owed = await ListAsync(
                database, $"select stream_id, code, occurrence, owner, due_at, closes_at, step, step_at, failures from coordination.obligation where kind <> 'transfer' and stream_id not in {old}", ToOwed),
            Messages = await ListAsync(
                database,
                $"""
                select obligation, step, recipient from coordination.outbox where step in ('due', 'chase-1', 'chase-2', 'escalate-1', 'escalate-2', 'missed')
                    and obligation not in (select obligation from coordination.obligation_step where stream_id in {old})
                """,
                r => new MessageRow(r.GetGuid(0), r.GetString(1), r.GetGuid(2))),
            Snapshots = await ListAsync(database, SnapshotsSql + old, r => new SnapshotRow(r.GetGuid(0), r.GetInt64(1), r.GetInt32(2))),
            Heads = await ListAsync(database, HeadsSql + old, r => r.GetGuid(0)),
            Keys = (await ListAsync(database, "select person from vault.person_key", r => r.GetGuid(0))).ToHashSet(),
            Searchable = await ListAsync(database, $"select distinct target from coordination.search_term where target_is in ('alert', 'case') and target not in {old}", r => r.GetGuid(0)),
        };
    }

    private const string SnapshotsSql = """
        select d.id, s.version, coalesce(jsonb_array_length(d.data -> 'fired'), 0)
        from (select id, data from coordination.mt_doc_alert union all select id, data from coordination.mt_doc_casefile union all select id, data from coordination.mt_doc_handover) d
        join coordination.mt_streams s on s.id = d.id where d.id not in
        """;

    private const string HeadsSql = """
        select id from (select alert_id as id from coordination.alert_head union all select case_id from coordination.case_head
            union all select handover_id from coordination.handover_head) h where id not in
        """;

    private static FiredStep ToFired(StoredEvent e) => new(
        e.Stream, e.Version, e.Id("obligation"), e.Text("code"), e.Text("occurrence"), e.Text("step"), e.Data.GetProperty("dueAt").GetDateTimeOffset(), e.At, e.Tx);

    private static StepRow ToStep(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5));

    private static OwedRow ToOwed(NpgsqlDataReader r) => new(
        r.GetGuid(0),
        r.GetString(1),
        r.GetString(2),
        r.GetGuid(3),
        r.GetFieldValue<DateTimeOffset>(4),
        r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5),
        r.IsDBNull(6) ? null : r.GetString(6),
        r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7),
        r.GetInt32(8));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlConnection database, string sql, Func<NpgsqlDataReader, T> row)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}

/// <summary>Where the run began: what was there before is the demonstration's, and no part of the proof.</summary>
/// <param name="Sequence">Last event before it.</param>
/// <param name="At">Instant by the database's clock.</param>
internal sealed record Baseline(long Sequence, DateTimeOffset At)
{
    public static async Task<Baseline> OfAsync(Ground ground)
    {
        await using var command = ground.Database.CreateCommand("select coalesce(max(seq_id), 0), clock_timestamp() from coordination.mt_events");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1));
    }
}
