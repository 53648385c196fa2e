using System.Text.Json;
using Coordination.Proofs.Kill;

namespace Coordination.Proofs.Oracle;

/// <summary>I1: what was acknowledged is there exactly once, as it was answered; and nothing is there that nobody sent.</summary>
internal static class Acknowledged
{
    public static void Check(IReadOnlyList<LedgerLine> ledger, Stored stored, Findings findings)
    {
        var acknowledged = ledger.Where(line => line.Acknowledges).ToLookup(line => line.Key);
        var sent = ledger.Where(line => line.Kind == LineKind.Sent).Select(line => (line.Key, line.Act)).Distinct().ToList();
        foreach (var (key, act) in sent)
        {
            findings.Demand(acknowledged[key].Any(), "an act was given up without an answer", $"{act} {key}");
        }

        Answers(acknowledged, stored, findings);
        Alerts(sent, acknowledged, stored, findings);
        Once(stored.Of("alert_taken").Select(e => e.Stream), "an alert was taken twice", findings);
        Once(stored.Of("case_opened").Select(e => e.Id("alert")), "an alert has two cases", findings);
        Once(stored.Of("handover_requested").Select(e => e.Id("case")), "a case asked the relay twice", findings);
        Once(stored.Of("handover_accepted").Select(e => e.Stream), "a handover was accepted twice", findings);
        Counted(sent, ActKind.Take, "case_opened", stored, findings);
        Counted(sent, ActKind.Take, "alert_taken", stored, findings);
        Counted(sent, ActKind.Ask, "handover_requested", stored, findings);
        Counted(sent, ActKind.Answer, "handover_accepted", stored, findings);
    }

    // A repeat gets the first answer, byte for byte (fault F03).
    private static void Answers(ILookup<string, LedgerLine> acknowledged, Stored stored, Findings findings)
    {
        var inbox = stored.Inbox.ToDictionary(row => row.Key);
        foreach (var line in acknowledged.SelectMany(lines => lines))
        {
            var first = inbox.GetValueOrDefault(line.Act == ActKind.Alert ? $"message:{line.Key}" : line.Key);
            findings.Demand(
                first is not null && (first.Status, first.Body) == (line.Status, line.Body),
                "an answer differs from the stored first one",
                $"{line.Key}: {line.Status} {line.Body}, stored {first?.Status} {first?.Body}");
        }
    }

    private static void Alerts(List<(string Key, ActKind Act)> sent, ILookup<string, LedgerLine> acknowledged, Stored stored, Findings findings)
    {
        var received = stored.Of("alert_received").ToLookup(e => e.Data.GetProperty("sender").GetProperty("messageId").GetString()!);
        var keys = sent.Where(s => s.Act == ActKind.Alert).Select(s => s.Key).ToList();
        findings.Same(keys, received.Select(g => g.Key), "an alert is lost", "an alert is there that nobody sent");
        foreach (var message in received)
        {
            findings.Demand(message.Count() == 1, "an alert is there twice", message.Key);
            var answered = acknowledged[message.Key].Select(line => IdOf(line.Body!)).Distinct().ToList();
            findings.Demand(answered is [var id] && id == message.First().Stream, "an alert was answered with another id", message.Key);
        }
    }

    private static Guid IdOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("id").GetGuid();
    }

    private static void Once(IEnumerable<Guid> ids, string kind, Findings findings)
    {
        foreach (var twice in ids.GroupBy(id => id).Where(g => g.Count() > 1))
        {
            findings.Add(kind, $"{twice.Key}");
        }
    }

    private static void Counted(List<(string Key, ActKind Act)> sent, ActKind act, string type, Stored stored, Findings findings)
    {
        var (wanted, found) = (sent.Count(s => s.Act == act), stored.Of(type).Count());
        findings.Demand(wanted == found, $"{type} does not stand once for each {act}", $"{found} for {wanted}");
    }
}
