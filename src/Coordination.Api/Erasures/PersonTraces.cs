using Coordination.Api.EventStore;
using Coordination.Domain.Erasures;
using Coordination.Domain.Time;

namespace Coordination.Api.Erasures;

/// <summary>Where a person's sealed texts stand, and how long they are to be kept. Found by reading the snapshots whole: it is asked seldom.</summary>
/// <param name="Cases">Cases with a text of hers.</param>
/// <param name="Alerts">Alerts with one.</param>
/// <param name="Kind">Kind of record: the one that is kept longest.</param>
/// <param name="LastContact">Day of the last thing written down wherever she is named, which is not before the last contact.</param>
/// <param name="Aliases">Ids under whose keys the same person is told of elsewhere: they are erased with her.</param>
internal sealed record PersonTraces(Guid[] Cases, Guid[] Alerts, string Kind, DateOnly LastContact, Guid[] Aliases)
{
    // What she is told of in: each alert has a key of its own, also one that went into a case of hers or was answered as the duplicate of such a one. The
    // account of a parent is hers alone where none of its roles was ever another one. Then the subject of a sealed text, as it stands in a snapshot.
    private const string Named = """
        with recursive hers (id, person) as (
            select a.id, (a.data -> 'about' ->> 'person')::uuid from coordination.mt_doc_alert a
            where a.tenant_id = $1 and (a.data -> 'about' ->> 'person' = $3 or a.data ->> 'case' in (
                select d.id::text from coordination.mt_doc_casefile d where d.tenant_id = $1 and d.data ->> 'mother' = $3))
            union select a.id, (a.data -> 'about' ->> 'person')::uuid from hers h
            join coordination.mt_doc_alert a on a.tenant_id = $1 and a.data ->> 'duplicateOf' = h.id::text),
        own (id) as (
            select d.id from coordination.mt_doc_account d
            where d.tenant_id = $1 and d.data -> 'grants' @> jsonb_build_array(jsonb_build_object('person', $3))
                and not exists (select from jsonb_array_elements(d.data -> 'grants') g where g ->> 'role' <> 'Parent' or g ->> 'person' is distinct from $3)),
        named (kind, id) as (
            select 'alert', h.id from hers h union
            select 'case', d.id from coordination.mt_doc_casefile d where d.tenant_id = $1 and d.data::text like $2
            union all select 'alert', d.id from coordination.mt_doc_alert d where d.tenant_id = $1 and d.data::text like $2
            union all select 'handover', d.id from coordination.mt_doc_handover d where d.tenant_id = $1 and d.data::text like $2
            union all select 'concertation', d.id from coordination.mt_doc_concertation d where d.tenant_id = $1 and d.data::text like $2
            union all select 'glass', d.id from coordination.mt_doc_brokenglass d where d.tenant_id = $1 and d.data::text like $2
            union all select 'sample', d.id from coordination.mt_doc_accesssample d where d.tenant_id = $1 and d.data::text like $2
            union all select 'request', d.id from coordination.mt_doc_personsrequest d where d.tenant_id = $1 and d.data::text like $2
            union all select 'account', d.id from coordination.mt_doc_account d where d.tenant_id = $1 and d.data::text like $2),
        around (id) as (
            select n.id from named n
            union select h.handover_id from coordination.handover_head h join named n on n.kind = 'case' and n.id = h.case_id and h.tenant_id = $1
            union select m.concertation_id from coordination.concertation_head m join named n on n.kind = 'case' and n.id = m.case_id and m.tenant_id = $1)
        select coalesce(array(select id from named where kind = 'case'), '{}'), coalesce(array(select id from named where kind = 'alert'), '{}'),
            exists (select from named where kind <> 'account'),
            (select max(e.timestamp) from coordination.mt_events e where e.tenant_id = $1 and e.stream_id in (select id from around)),
            array(select h.person from hers h where h.person::text <> $3 union select o.id from own o)
        """;

    /// <summary>Null where no text of hers is kept.</summary>
    public static async Task<PersonTraces?> FindAsync(Databases databases, string service, Guid person, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Named).Add(service, $"%\"subject\": \"{person:D}\"%", $"{person:D}");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return await reader.IsDBNullAsync(3, ct)
            ? null
            : new(
                reader.GetFieldValue<Guid[]>(0),
                reader.GetFieldValue<Guid[]>(1),
                reader.GetBoolean(2) ? Retention.OfRecord : Retention.OfAccount,
                CivilTime.DayOf(reader.GetFieldValue<DateTimeOffset>(3)),
                reader.GetFieldValue<Guid[]>(4));
    }
}
