using Coordination.Api.EventStore;
using Coordination.Domain.Concertations;

namespace Coordination.Api.Concertations.Views;

/// <summary>Row per meeting of a case.</summary>
internal static class ConcertationHeads
{
    public const string Upsert = """
        insert into coordination.concertation_head (tenant_id, concertation_id, case_id, state, starts_at) values (?, ?, ?, ?, ?)
        on conflict (tenant_id, concertation_id) do update set state = excluded.state, starts_at = excluded.starts_at
        """;

    public static void Queue(Work work, OpenStream<Concertation> stream) =>
        work.Also(Upsert, work.Service, stream.Id, stream.State.Case, stream.State.Status.ToString(), stream.State.Slot.StartsAt);
}
