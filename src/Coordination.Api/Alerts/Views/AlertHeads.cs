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
        on conflict (tenant_id, alert_id) do update set site = excluded.site, waiting = excluded.waiting, severity = excluded.severity, case_id = coalesce(excluded.case_id, coordination.alert_head.case_id),
            with_lead = excluded.with_lead, lead_site = excluded.lead_site, content = coalesce(excluded.content, coordination.alert_head.content)
        """;

    private const string Differs = "insert into coordination.alert_conflict (tenant_id, id, alert_id, came_at, open) values ($1, $2, $3, $4, true)";

    private const string Compared = "update coordination.alert_conflict set open = false where tenant_id = $1 and id = $2";

    // What was answered as its duplicate goes into the case with it: from that commit it is in no list of a desk.
    private const string Along = "update coordination.alert_head set case_id = $3, severity = $4 where tenant_id = $1 and alert_id = any($2)";

    /// <summary>Drops the fingerprint of what an alert said.</summary>
    public static void Forget(Work work, Guid alert) => work.Also("update coordination.alert_head set content = null where tenant_id = $1 and alert_id = $2", work.Service, alert);

    public static void Queue(Work work, OpenStream<Alert> stream)
    {
        var state = stream.State;
        // Once it is in a case its flags are the case's, and some are sealed there: its place in a list tells nothing of them.
        var file = state.Case ?? work.Streams.OfType<OpenStream<Alert>>().FirstOrDefault(first => first.Id == state.DuplicateOf)?.State.Case;
        var severity = (short)(state.HasOpenFlag && file is null ? Urgency.RedFlag : Urgency.High);
        // The key of the fingerprint is the site's: it is made where the texts are at hand, at the beginning and when the site changes.
        Guid? content = !stream.Exists || state.Site != stream.Stored.Site ? AlertTexts.ContentOf(work, state) : null;
        work.Also(
            Upsert, work.Service, stream.Id, state.Site, state.Waiting, severity, state.Received!.At, state.Sender?.Kind ?? "", state.Received.By, file,
            state.WithLead, state.LeadSite, content);
        BringAlong(work, stream);
        foreach (var came in stream.Pending.OfType<AlertContentDiffered>())
        {
            work.Also(Differs, work.Service, came.Conflict, stream.Id, came.Stamp.At);
        }

        foreach (var compared in stream.Pending.OfType<AlertConflictClosed>())
        {
            work.Also(Compared, work.Service, compared.Conflict);
        }
    }

    private static void BringAlong(Work work, OpenStream<Alert> stream)
    {
        if (stream.Pending.OfType<AlertTaken>().Any() && !stream.State.Repeats.IsDefaultOrEmpty)
        {
            work.Also(Along, work.Service, Cell.Array(NpgsqlTypes.NpgsqlDbType.Uuid, [.. stream.State.Repeats]), stream.State.Case, (short)Urgency.High);
        }
    }
}
