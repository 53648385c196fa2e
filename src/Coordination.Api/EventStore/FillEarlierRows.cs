using System.Text.Json;
using Coordination.Api.Cases.Views;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.EventStore;

/// <summary>
/// Rows that this version keeps beside a stream and an earlier one did not: sealed items, who is shut out, seats of a meeting, whether a relay ever said yes. They
/// follow from the snapshots. Safe to repeat, to interrupt and beside a running application: what is there is left alone.
/// </summary>
internal sealed class FillEarlierRows(Databases databases)
{
    private const int Batch = 500;

    private const string Seats = "update coordination.concertation_head set seats = $3 where tenant_id = $1 and concertation_id = $2 and seats is null";

    private const string Accepted = "update coordination.handover_head set accepted = $3 where tenant_id = $1 and handover_id = $2 and accepted is null";

    // Only snapshots whose row lacks something: a second run reads none of these again.
    private const string Meetings = """
        select d.tenant_id, d.id, d.data::text from coordination.mt_doc_concertation d
        where (d.tenant_id, d.id) > ($1, $2) and exists (
            select from coordination.concertation_head h where h.tenant_id = d.tenant_id and h.concertation_id = d.id and h.seats is null)
        order by d.tenant_id, d.id limit $3
        """;

    private const string Requests = """
        select d.tenant_id, d.id, d.data::text from coordination.mt_doc_handover d
        where (d.tenant_id, d.id) > ($1, $2) and exists (
            select from coordination.handover_head h where h.tenant_id = d.tenant_id and h.handover_id = d.id and h.accepted is null)
        order by d.tenant_id, d.id limit $3
        """;

    // A case's rows do not tell that they are all there: each case is read once, and again only when something was written to it since.
    private const string Cases = """
        select d.tenant_id, d.id, d.data::text from coordination.mt_doc_casefile d
        join coordination.mt_streams s on s.tenant_id = d.tenant_id and s.id = d.id
        where (d.tenant_id, d.id) > ($1, $2) and s.timestamp >= coalesce((select f.up_to from coordination.filled f), '-infinity')
        order by d.tenant_id, d.id limit $3
        """;

    // Whom a case shuts out, where no row says it yet: of cases in which somebody was ever named, few of all.
    private const string Excluding = """
        select d.tenant_id, d.id, d.data::text from coordination.mt_doc_casefile d
        where (d.tenant_id, d.id) > ($1, $2) and d.data #> '{exclusions,0}' is not null and not exists (
            select from coordination.case_exclusion x where x.tenant_id = d.tenant_id and x.case_id = d.id)
        order by d.tenant_id, d.id limit $3
        """;

    // A write says the instant at which its transaction began, and servers that follow each other do not agree to the second: a day covers both.
    private const string Begin = "select now() - interval '1 day'";

    private const string Done = "insert into coordination.filled (build, up_to) values ($1, $2) on conflict (only_row) do update set build = excluded.build, up_to = excluded.up_to";

    private const string IsDone = "select exists (select from coordination.filled where build = $1)";

    /// <summary>Whether this build filled in everything once: what a node of the version before wrote after that comes with the next run.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken ct)
    {
        await using var asked = databases.Worker.CreateCommand(IsDone).Add(Migration.Fingerprint);
        return await asked.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>Returns how many rows were written.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var begin = databases.Worker.CreateCommand(Begin);
        var began = (DateTime)(await begin.ExecuteScalarAsync(ct))!;
        var written = await FillAsync<CaseFile>(Cases, Sealed, ct)
            + await FillAsync<CaseFile>(Excluding, ShutOut, ct)
            + await FillAsync<Concertation>(Meetings, Seated, ct)
            + await FillAsync<Handover>(Requests, Answered, ct);
        await using var done = databases.Worker.CreateCommand(Done).Add(Migration.Fingerprint, new DateTimeOffset(began));
        await done.ExecuteNonQueryAsync(ct);
        return written;
    }

    private static IEnumerable<RowWrite> Sealed(string tenant, CaseFile file) =>
        Unsealed.Items(file).Select(item => new RowWrite(CaseHeads.Seal, [tenant, file.Id, item.Id.ToString("N"), item.Author, item.ForHeads]));

    private static IEnumerable<RowWrite> ShutOut(string tenant, CaseFile file) =>
        CaseRights.ShutOut(file).Select(holder => new RowWrite(CaseHeads.ShutOut, [tenant, file.Id, holder]));

    private static IEnumerable<RowWrite> Seated(string tenant, Concertation meeting) =>
        [new(Seats, [tenant, meeting.Id, Cell.Array(NpgsqlDbType.Uuid, meeting.Seats.Select(seat => seat.Who.Id).ToArray())])];

    private static IEnumerable<RowWrite> Answered(string tenant, Handover asked) => [new(Accepted, [tenant, asked.Id, asked.AcceptedAt is not null])];

    private async Task<int> FillAsync<TState>(string sql, Func<string, TState, IEnumerable<RowWrite>> rowsOf, CancellationToken ct)
    {
        var written = 0;
        for (var (place, more) = (("", Guid.Empty), true); more;)
        {
            var (rows, last, read) = await ReadAsync(sql, place, rowsOf, ct);
            written += await WriteAsync(rows, ct);
            (place, more) = (last, read == Batch);
        }

        return written;
    }

    private async Task<(List<RowWrite> Rows, (string, Guid) Last, int Read)> ReadAsync<TState>(
        string sql, (string Tenant, Guid Id) after, Func<string, TState, IEnumerable<RowWrite>> rowsOf, CancellationToken ct)
    {
        List<RowWrite> rows = [];
        var (last, read) = (after, 0);
        await using var command = databases.Worker.CreateCommand(sql).Add(after.Tenant, after.Id, Batch);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            (last, read) = ((reader.GetString(0), reader.GetGuid(1)), read + 1);
            rows.AddRange(rowsOf(last.Tenant, JsonSerializer.Deserialize<TState>(reader.GetString(2), MartenSetup.Json)!));
        }

        return (rows, last, read);
    }

    private async Task<int> WriteAsync(List<RowWrite> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(row.Sql);
            Array.ForEach(row.Cells, cell => command.Parameters.Add(cell.Parameter()));
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(ct);
    }
}
