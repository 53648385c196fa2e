namespace Coordination.Proofs.Oracle;

/// <summary>What a broken product would leave behind, one row each, and the finding that must name it.</summary>
internal static class PlantedFaults
{
    private const string Events = "coordination.mt_events";

    /// <summary>Last alert of the run; the demonstration's have no message id.</summary>
    private const string Alert = $"select max(seq_id) from {Events} where type = 'alert_received' and data #> '{{sender,messageId}}' is not null";

    private const string FirstMessage =
        $"select data #> '{{sender,messageId}}' from {Events} where type = 'alert_received' and data #> '{{sender,messageId}}' is not null order by seq_id limit 1";

    private const string Step = $"select max(seq_id) from {Events} where type = 'step_fired'";

    private const string StepOfTaken =
        $"select max(f.seq_id) from {Events} f where f.type = 'step_fired' and exists (select from {Events} t where t.stream_id = f.stream_id and t.type = 'alert_taken')";

    private const string Waiting = $"select max(id::text)::uuid from coordination.obligation where code = 'F01' and stream_id in (select stream_id from {Events} where type = 'step_fired')";

    public static IReadOnlyList<(string Fault, string Kind)> All { get; } = [.. Rows, .. Steps];

    private static IEnumerable<(string Fault, string Kind)> Rows =>
    [
        ($"delete from {Events} where seq_id = ({Alert})", "an alert is lost"),
        ($"update {Events} set data = jsonb_set(data, '{{sender,messageId}}', ({FirstMessage})) where seq_id = ({Alert})", "an alert is there twice"),
        ("update coordination.inbox set body = body || ' ' where key = (select max(key) from coordination.inbox where key like 'message:%')", "an answer differs from the stored first one"),
        ($"delete from coordination.audit_entry where xmin = (select xmin from {Events} where seq_id = ({Alert}))", "a write has not one audit entry"),
        ("delete from coordination.inbox where key = (select max(key) from coordination.inbox where key like 'form:%')", "a write has not its stored answer"),
        ($"delete from coordination.alert_head where alert_id = (select stream_id from {Events} where seq_id = ({Alert}))", "a stream without its list row"),
        ($"delete from coordination.search_term where target = (select stream_id from {Events} where seq_id = ({Alert}))", "a family that no search finds"),
        ($"delete from vault.person_key where person = (select (data #>> '{{about,person}}')::uuid from {Events} where seq_id = ({Alert}))", "sealed texts without their key"),
        ($"update coordination.mt_doc_alert set data = data - 'fired' where id = (select stream_id from coordination.obligation where id = ({Waiting}))", "a stored state is not that of its events"),
        ($"delete from coordination.obligation where id = ({Waiting})", "something owed has no such row"),
        ($"update coordination.obligation set due_at = due_at + interval '1 second' where id = ({Waiting})", "a row says what the events do not"),
    ];

    private static IEnumerable<(string Fault, string Kind)> Steps =>
    [
        ($"delete from {Events} where seq_id = ({Step})", "a step's row without its event"),
        ($"delete from {Events} where seq_id = (select max(seq_id) from {Events} where type = 'step_fired' and data ->> 'code' = 'F02')", "a due step did not fire"),
        ($"update {Events} set data = jsonb_set(data, '{{stamp,at}}', '\"2020-01-01T00:00:00+00:00\"') where seq_id = ({Step})", "a step fired before its time"),
        ($"update {Events} set version = version + 1000 where seq_id = ({StepOfTaken})", "a step fired for what was no longer owed"),
        ($"update {Events} set data = jsonb_set(data, '{{step}}', '\"chase-9\"') where seq_id = ({Step})", "a step fired that nobody owed"),
        ($"delete from coordination.outbox where step = 'due' and obligation = ({Waiting})", "a step told nobody of its message"),
    ];
}
