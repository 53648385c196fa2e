using Coordination.Api.EventStore;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Handovers.Views;

/// <summary>Row per handover: a case's list, a relay's list, and what still holds a case open.</summary>
internal static class HandoverHeads
{
    public const string Upsert = """
        insert into coordination.handover_head (tenant_id, handover_id, case_id, relay_id, state, open, asked_at) values (?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant_id, handover_id) do update set state = excluded.state, open = excluded.open
        """;

    public static void Queue(Work work, OpenStream<Handover> stream) => work.Also(
        Upsert, work.Service, stream.Id, stream.State.Case, stream.State.Relay, stream.State.Status.ToString(), stream.State.IsOpen, stream.State.AskedAt);
}
