using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts.Views;

/// <summary>Row per alert for the triage list: what waits, most urgent and oldest first.</summary>
internal static class AlertHeads
{
    public const string Upsert = """
        insert into coordination.alert_head (tenant_id, alert_id, site, waiting, severity, received_at, source, sender, case_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant_id, alert_id) do update set site = excluded.site, waiting = excluded.waiting, severity = excluded.severity, case_id = excluded.case_id
        """;

    public static void Queue(Work work, OpenStream<Alert> stream)
    {
        var state = stream.State;
        var severity = (short)(state.Flags.IsEmpty ? Urgency.High : Urgency.RedFlag);
        work.Also(Upsert, work.Service, stream.Id, state.Site, state.Waiting, severity, state.Received!.At, state.Sender?.Kind ?? "", state.Received.By, state.Case);
    }
}
