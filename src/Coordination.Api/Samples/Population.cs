using System.Data;
using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Samples;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Samples;

/// <summary>
/// What a draw is made from: the numbers of the log between two signed checkpoints. By its number, and not by its hour, each entry is in one period and in
/// no other, whenever its transaction ended.
/// </summary>
/// <param name="First">First number.</param>
/// <param name="Below">Number after the last: the size of the checkpoint that closes the period.</param>
/// <param name="Root">Root of that checkpoint.</param>
internal sealed record Population(long First, long Below, string Root)
{
    // Where nothing was drawn before, what came before the period is left alone.
    private const string Span = """
        select coalesce(
                (select d.below from coordination.access_draw d where d.tenant_id = $1 and d.site = $2 order by d.from_on desc limit 1),
                (select b.size from coordination.audit_checkpoint b where b.at < $3 order by b.size desc limit 1), 0),
            c.size, c.root
        from coordination.audit_checkpoint c where c.at >= $4 order by c.size limit 1
        """;

    // Whoever is nothing but a parent here is no colleague; one who is both is drawn for what she does as a colleague. The clock reads nothing.
    private const string Entries = """
        select l.number, e.action, e.row, e.outcome, e.site
        from coordination.audit_leaf l join coordination.audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry
        where l.number >= $2 and l.number < $3 and l.tenant_id = $1 and e.actor <> all ($4)
            and not exists (select from coordination.mt_doc_account a where a.tenant_id = $1 and a.id = e.actor and a.data @> '{"grants":[{"role":"Parent"}]}'
                and not exists (select from jsonb_array_elements(a.data -> 'grants') g where g ->> 'role' <> 'Parent'))
        """;

    private const string Picked = $"""
        select l.number, {LoggedEntry.Columns}
        from coordination.audit_leaf l join coordination.audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry
        where l.number = any ($2) and l.tenant_id = $1 order by l.number
        """;

    /// <summary>The entries of a period; null while no checkpoint closes it.</summary>
    public static async Task<Population?> OfAsync(Work work, string site, SamplePeriod period, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Span, await work.ConnectionAsync(ct)).Add(work.Service, site, period.Begins, period.Ends);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)) : null;
    }

    /// <summary>Numbers of those that are drawn from at this site.</summary>
    public async Task<List<long>> NumbersAsync(Work work, string site, CancellationToken ct)
    {
        List<long> numbers = [];
        await using var command = new NpgsqlCommand(Entries, await work.ConnectionAsync(ct)) { CommandTimeout = 0 }.Add(
            work.Service, First, Below, Cell.Array(NpgsqlDbType.Uuid, new[] { Actors.Sweep, Actors.Installer }));
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct))
        {
            var (number, action, row, outcome) = (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));
            if (SampleRules.Counts(action, row, outcome) && SampleRules.StratumOf(action, row, reader.IsDBNull(4) ? null : reader.GetString(4)) == site)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    /// <summary>Entries by their numbers.</summary>
    public static async Task<List<(long Number, LoggedEntry Entry)>> ReadAsync(Work work, IEnumerable<long> numbers, CancellationToken ct)
    {
        List<(long, LoggedEntry)> found = [];
        await using var command = new NpgsqlCommand(Picked, await work.ConnectionAsync(ct)).Add(work.Service, Cell.Array(NpgsqlDbType.Bigint, numbers.ToArray()));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetInt64(0), LoggedEntry.Read(reader, 1)));
        }

        return found;
    }
}
