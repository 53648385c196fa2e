namespace Coordination.Proofs.Oracle;

/// <summary>What a broken product would leave behind, one row each, and the finding that must name it.</summary>
internal static class PlantedFaults
{
    private const string Alerts = "select max(seq_id) from coordination.mt_events where type = 'alert_received'";

    private const string Steps = "select max(seq_id) from coordination.mt_events where type = 'step_fired'";

    public static IReadOnlyList<(string Fault, string Kind)> All { get; } =
    [
        ($"delete from coordination.mt_events where seq_id = ({Alerts})", "an alert is lost"),
        ("""
         update coordination.mt_events set data = jsonb_set(data, '{sender,messageId}', (select data #> '{sender,messageId}' from coordination.mt_events where type = 'alert_received' order by seq_id limit 1))
         where seq_id = (select max(seq_id) from coordination.mt_events where type = 'alert_received')
         """, "an alert is there twice"),
        ("update coordination.inbox set body = body || ' ' where key = (select max(key) from coordination.inbox where key like 'message:%')", "an answer differs from the stored first one"),
        ($"delete from coordination.audit_entry where xmin = (select xmin from coordination.mt_events where seq_id = ({Alerts}))", "a write has not one audit entry"),
        ("delete from coordination.inbox where key = (select max(key) from coordination.inbox where key like 'form:%')", "a write has not its stored answer"),
        ("delete from coordination.alert_head where alert_id = (select max(alert_id::text)::uuid from coordination.alert_head)", "a stream without its list row"),
        ("update coordination.mt_doc_alert set data = data - 'fired' where id = (select stream_id from coordination.mt_events where type = 'step_fired' and stream_id in (select id from coordination.mt_doc_alert) limit 1)", "a stored state is not that of its events"),
        ($"delete from coordination.search_term where target = (select stream_id from coordination.mt_events where seq_id = ({Alerts}))", "a family that no search finds"),
        ($"delete from vault.person_key where person = (select (data #>> '{{about,person}}')::uuid from coordination.mt_events where seq_id = ({Alerts}))", "sealed texts without their key"),
        ($"delete from coordination.mt_events where seq_id = ({Steps})", "a step's row without its event"),
        ($"delete from coordination.mt_events where seq_id = (select min(seq_id) from coordination.mt_events e where type = 'step_fired' and data ->> 'code' = 'F02')", "a due step did not fire"),
        ($"update coordination.mt_events set data = jsonb_set(data, '{{stamp,at}}', '\"2020-01-01T00:00:00+00:00\"') where seq_id = ({Steps})", "a step fired before its time"),
        ($"update coordination.mt_events set data = jsonb_set(data, '{{step}}', '\"chase-9\"') where seq_id = ({Steps})", "a step fired that nobody owed"),
        ("delete from coordination.obligation where id = (select max(id::text)::uuid from coordination.obligation)", "something owed has no such row"),
        ("update coordination.obligation set due_at = due_at + interval '1 second' where id = (select max(id::text)::uuid from coordination.obligation)", "a row says what the events do not"),
        ("delete from coordination.outbox where id = (select max(id::text)::uuid from coordination.outbox where step = 'due')", "a step told nobody of its message"),
    ];
}
