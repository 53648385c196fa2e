using System.Diagnostics;

namespace Coordination.Proofs.Oracle;

/// <summary>Waits until the product has done everything by itself (I7): no step due, none about to be, no message due.
/// A message that a killed sender had in its hand waits out that sender's lease; it is not awaited here.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    // What was answered, moved or done before its message left is not told: such a message stays. Whatever else stays is a finding.
    private const string Waiting = """
        select
            (select count(*) from coordination.obligation where step_at < clock_timestamp() + interval '60 seconds'),
            (select count(*) from coordination.outbox where sent_at is null and given_up_at is null and next_attempt_at < clock_timestamp() + interval '10 seconds'),
            (select count(*) from coordination.outbox o where o.given_up_at is not null and not (o.failed_reason = 'over' and (
                (o.template like 'relay-%' and exists (
                    select from coordination.mt_doc_handover h where h.id::text = o.parameters->>'handover'
                        and lower(h.data->>'status') not in ('asked', 'assessing', 'waitlisted', 'accepted', 'meetingplanned', 'contacted')))
                or (o.template = 'concertation-invitation' and exists (
                    select from coordination.mt_doc_concertation m where m.id::text = o.parameters->>'meeting'
                        and (lower(m.data->>'status') <> 'planned' or m.data->>'sequence' <> o.parameters->>'revision')))
                or (o.template not like 'relay-%' and o.obligation is not null and not exists (select from coordination.obligation w where w.id = o.obligation)))))
        """;

    public static async Task<TimeSpan> UntilAsync(Ground ground, Findings findings)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var (steps, messages, givenUp) = await AskAsync(ground);
            if ((steps == 0 && messages == 0) || clock.Elapsed > Longest)
            {
                findings.Demand(steps == 0 && messages == 0, "it does not come to rest", $"{steps} steps due, {messages} messages due");
                findings.Demand(givenUp == 0, "a message was given up", $"{givenUp}");
                return clock.Elapsed;
            }

            await Task.Delay(500);
        }
    }

    private static async Task<(long Steps, long Messages, long GivenUp)> AskAsync(Ground ground)
    {
        await using var command = ground.Database.CreateCommand(Waiting);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
