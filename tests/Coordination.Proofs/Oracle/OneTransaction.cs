using Coordination.Proofs.Kill;

namespace Coordination.Proofs.Oracle;

/// <summary>
/// I3 and I4: a command's events, audit entry, stored answer, fired step and list rows bear one transaction number, or none of them is
/// there. The number is PostgreSQL's own (xmin), so that no part of the product can make it agree.
/// </summary>
internal static class OneTransaction
{
    public static void Check(Stored stored, Findings findings)
    {
        var writes = stored.Events.GroupBy(e => e.Tx).ToDictionary(g => g.Key, g => g.ToList());
        var audit = stored.Audit.ToLookup(a => a.Tx);
        var inbox = stored.Inbox.ToLookup(i => i.Tx);
        foreach (var (tx, events) in writes)
        {
            findings.Demand(audit[tx].Count() == 1, "a write has not one audit entry", $"{audit[tx].Count()} for {events[0].Type} on {events[0].Stream}");
            var byCaller = audit[tx].Any(a => Act.Actors.Contains(a.Actor));
            var keys = events.Any(e => e.Type == "alert_received") ? 2 : byCaller ? 1 : 0;
            findings.Demand(inbox[tx].Count() == keys, "a write has not its stored answer", $"{inbox[tx].Count()} of {keys} for {events[0].Type} on {events[0].Stream}");
        }

        foreach (var lone in stored.Audit.Where(a => Act.Actors.Contains(a.Actor) && !writes.ContainsKey(a.Tx)))
        {
            findings.Add("an audit entry of a write without the write", $"{lone.Action} {lone.Outcome}");
        }

        foreach (var lone in stored.Inbox.Where(i => !writes.ContainsKey(i.Tx)))
        {
            findings.Add("a stored answer without the write", lone.Key);
        }

        Streams(stored, findings);
    }

    private static void Streams(Stored stored, Findings findings)
    {
        var streams = stored.Events.GroupBy(e => e.Stream).Where(g => g.First().Type is "alert_received" or "case_opened" or "handover_requested").ToList();
        var ids = streams.ConvertAll(g => g.Key);
        findings.Same(ids, stored.Heads, "a stream without its list row", "a list row without its stream");
        findings.Same(ids, stored.Snapshots.Select(s => s.Stream), "a stream without its stored state", "a stored state without its stream");
        findings.Same(
            streams.Where(g => g.First().Type != "handover_requested").Select(g => g.Key), stored.Searchable, "a family that no search finds", "a search term without its stream");
        findings.Same(stored.Owed.Select(o => o.Stream).Distinct().Where(id => !ids.Contains(id)), [], "something is owed by no stream", "");
        var snapshots = stored.Snapshots.ToDictionary(s => s.Stream);
        foreach (var stream in streams)
        {
            findings.Demand(stream.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, stream.Count()).Select(v => (long)v)), "a stream has a gap", $"{stream.Key}");
            var (last, fired) = (stream.Last().Version, stream.Count(e => e.Type == "step_fired"));
            var state = snapshots.GetValueOrDefault(stream.Key);
            findings.Demand((state?.StreamVersion, state?.Fired) == (last, fired), "a stored state is not that of its events", $"{stream.Key}: {state}, events {last}, fired {fired}");
        }

        foreach (var person in stored.Of("alert_received").Select(e => e.Data.GetProperty("about").GetProperty("person").GetGuid()))
        {
            findings.Demand(stored.Keys.Contains(person), "sealed texts without their key", $"{person}");
        }
    }
}
