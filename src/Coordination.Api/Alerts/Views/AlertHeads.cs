using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts.Views;

/// <summary>Row per alert for the triage list: what waits, most urgent and oldest first; and a row per second content.</summary>
internal static class AlertHeads
{
    public const string Upsert = """
        insert into coordination.alert_head (tenant_id, alert_id, site, waiting, severity, received_at, source, sender, case_id, with_lead, lead_site, content)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (tenant_id, alert_id) do update set site = excluded.site, waiting = excluded.waiting, severity = excluded.severity, case_id = excluded.case_id,
            with_lead = excluded.with_lead, lead_site = excluded.lead_site, content = coalesce(excluded.content, coordination.alert_head.content)
        """;

    private const string Differs = "insert into coordination.alert_conflict (tenant_id, id, alert_id, came_at, open) values ($1, $2, $3, $4, true)";

    private const string Compared = "update coordination.alert_conflict set open = false where tenant_id = $1 and id = $2";

    /// <summary>Drops the fingerprint of what an alert said.</summary>
    public static void Forget(Work work, Guid alert) => work.Also("update coordination.alert_head set content = null where tenant_id = $1 and alert_id = $2", work.Service, alert);

    public static void Queue(Work work, OpenStream<Alert> stream)
    {
        var state = stream.State;
        // Once it is in a case its flags are the case's, and some are sealed there: its place in a list tells nothing of them.
        var severity = (short)(state is { HasOpenFlag: true, Case: null } ? Urgency.RedFlag : Urgency.High);
        // The key of the fingerprint is the site's: it is made where the texts are at hand, at the beginning and when the site changes.
        Guid? content = !stream.Exists || state.Site != stream.Stored.Site ? AlertTexts.ContentOf(work, state) : null;
        work.Also(
            Upsert, work.Service, stream.Id, state.Site, state.Waiting, severity, state.Received!.At, state.Sender?.Kind ?? "", state.Received.By, state.Case,
            state.WithLead, state.LeadSite, content);
        foreach (var came in stream.Pending.OfType<AlertContentDiffered>())
        {
            work.Also(Differs, work.Service, came.Conflict, stream.Id, came.Stamp.At);
        }

        foreach (var compared in stream.Pending.OfType<AlertConflictClosed>())
        {
            work.Also(Compared, work.Service, compared.Conflict);
        }
    }
}
