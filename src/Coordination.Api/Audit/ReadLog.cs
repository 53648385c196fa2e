using System.Runtime.CompilerServices;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Audit;

/// <summary>Reads entries of the log in the order of their numbers, and passes none on that is not what was numbered.</summary>
internal sealed class ReadLog(Databases databases)
{
    private const string Entries = $"""
        select l.number, l.entry, l.hash, e.id is null, {LoggedEntry.Columns}, array(
            select distinct r.role from coordination.roster r
            where r.tenant_id = e.tenant_id and r.account = e.actor and r.from_at <= e.at and (r.until_at is null or r.until_at > e.at)
            union select 'Ehr' from coordination.mt_doc_machineclient c where c.tenant_id = e.tenant_id and c.id = e.actor order by 1)
        from coordination.audit_leaf l left join coordination.audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry
        where l.number between $1 and $2 and (e.id is null or (
            ($3::timestamptz is null or e.at >= $3) and ($4::timestamptz is null or e.at < $4) and ($5::text is null or e.tenant_id = $5)
            and ($6::text is null or e.site = $6) and ($7::uuid is null or e.case_id = $7) and ($8::uuid is null or e.target = $8) and ($9::uuid is null or e.actor = $9)))
        order by l.number
        """;

    private const string Leaves = "select hash from coordination.audit_leaf where number >= $1 and number < $2 order by number";

    private const string Latest = "select size, root, at, key, signature from coordination.audit_checkpoint order by size desc limit 1";

    private const string Size = "select size from coordination.audit_tree";

    private const int Roles = 16;

    /// <exception cref="InvalidDataException">An entry was changed or removed: the message names it.</exception>
    public async IAsyncEnumerable<NumberedEntry> EntriesAsync(LogFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var asked = new NpgsqlCommand(Entries, connection) { CommandTimeout = 0 }.Add(
            filter.From, filter.To, filter.Since, filter.Until, filter.Service, filter.Site, filter.Case, filter.Target, filter.Actor);
        await using var reader = await asked.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return Checked(reader);
        }
    }

    /// <summary>A tree over the leaves as they are stored.</summary>
    public LogTree TreeOf(Checkpoint checkpoint, CancellationToken ct) => new(checkpoint, (from, to) => LeavesAsync(from, to, ct));

    /// <summary>The newest checkpoint that the database has, or null.</summary>
    public async Task<Checkpoint?> LatestAsync(CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Latest);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3), reader.GetString(4))
            : null;
    }

    /// <summary>How many entries have a number.</summary>
    public async Task<long> SizeAsync(CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Size);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<byte[][]> LeavesAsync(long from, long to, CancellationToken ct)
    {
        List<byte[]> leaves = [];
        await using var command = databases.Worker.CreateCommand(Leaves).Add(from, to);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            leaves.Add(reader.GetFieldValue<byte[]>(0));
        }

        return [.. leaves];
    }

    private static NumberedEntry Checked(NpgsqlDataReader reader)
    {
        var (number, id, hash) = (reader.GetInt64(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2));
        if (reader.GetBoolean(3))
        {
            throw new InvalidDataException($"number {number}, entry {id}, was removed");
        }

        var entry = LoggedEntry.Read(reader, 4);
        return entry.HashAt(number).AsSpan().SequenceEqual(hash)
            ? new(number, hash, entry, reader.GetFieldValue<string[]>(Roles))
            : throw new InvalidDataException($"number {number}, entry {id}, was changed, or stood at another place");
    }
}
