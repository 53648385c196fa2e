using Coordination.Api.Demo;
using Coordination.Domain;

namespace Coordination.Proofs.Oracle;

/// <summary>One instant that an owed thing speaks up at.</summary>
internal sealed record OwedStep(string Name, DateTimeOffset At, string Tells);

/// <summary>One owed thing of a stream, from the event that made it owed to the one that ended it.</summary>
/// <param name="From">Since when it is owed.</param>
/// <param name="Until">Until when, or null: it still is.</param>
/// <param name="Ended">Version of the event that ended it: instants tell which of two came first only as well as two clocks agree.</param>
/// <param name="Due">From when it is late.</param>
/// <param name="Closes">After this it is missed.</param>
/// <param name="Steps">In order of time.</param>
/// <param name="Owners">Who has it at first, after one escalation, and after two.</param>
/// <param name="Relay">The relay it waits for.</param>
internal sealed record Owing(
    Guid Stream,
    string Code,
    string Occurrence,
    DateTimeOffset From,
    DateTimeOffset? Until,
    long? Ended,
    DateTimeOffset Due,
    DateTimeOffset? Closes,
    IReadOnlyList<OwedStep> Steps,
    IReadOnlyList<Guid> Owners,
    Guid? Relay);

/// <summary>
/// What is owed by the events of a run, computed a second time: from the stored JSON and the plan file alone, by other code than the
/// product's, so that the two can disagree.
/// </summary>
internal sealed class OwedSteps
{
    private const string Flag = "SELF_HARM";

    private static readonly Guid LeadDesk = Ids.LeadDesk(Personas.Service, Personas.MontLegia);

    private readonly FaultPlan _plan;
    private readonly List<Owing> _all = [];

    private OwedSteps(FaultPlan plan) => _plan = plan;

    public IReadOnlyList<Owing> All => _all;

    public static OwedSteps Of(Stored stored, FaultPlan plan)
    {
        var owed = new OwedSteps(plan);
        var streams = stored.Events.GroupBy(e => e.Stream).Select(g => g.ToList()).ToList();
        var heads = stored.Of("coordinators_assigned").ToDictionary(e => e.Stream, e => (First: e.Id("first"), Second: e.Id("second")));
        foreach (var stream in streams)
        {
            switch (stream[0].Type)
            {
                case "alert_received": owed.Alert(stream); break;
                case "case_opened": owed.Case(stream, [heads[stream[0].Stream].First, heads[stream[0].Stream].Second, LeadDesk]); break;
                case "handover_requested":
                    var lead = heads[stream[0].Id("case")];
                    owed.Handover(stream, [lead.First, lead.Second, LeadDesk]);
                    break;
                default: break;
            }
        }

        return owed;
    }

    private void Alert(List<StoredEvent> stream)
    {
        var received = stream[0];
        var (from, taken) = (received.At, First(stream, "alert_taken"));
        Guid[] owners = [Ids.Desk(Personas.Service, Personas.MontLegia), LeadDesk, LeadDesk];
        var flags = received.Data.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("id").GetGuid()).ToList();
        var (own, flag) = (_plan["F01"], _plan[$"RF-{Flag}-acknowledge"]);

        // The flag's delay governs the alert when it ends first, and its steps come with it.
        var due = from + (flags.Count > 0 && flag.Due < own.Due ? flag.Due : own.Due);
        var steps = (flags.Count > 0 && flag.Due < own.Due ? own with { Steps = flag.Steps } : own).From(from, due, from + own.Close);
        _all.Add(new(received.Stream, "F01", "1", from, taken?.At, taken?.Version, due, from + own.Close, steps, owners, null));
        flags.ForEach(id => Flags(received.Stream, id, from, from, taken, owners));
    }

    private void Case(List<StoredEvent> stream, Guid[] owners)
    {
        var opened = stream[0];
        Add("F02", "1", opened.Stream, opened.At, opened.At, null, owners, null);
        foreach (var raised in stream.Where(e => e.Type == "red_flag_raised"))
        {
            Flags(opened.Stream, raised.Id("flag"), raised.Data.GetProperty("raisedAt").GetDateTimeOffset(), opened.At, null, owners);
        }
    }

    private void Handover(List<StoredEvent> stream, Guid[] owners)
    {
        var asked = stream[0];
        var relay = asked.Id("relay");
        Add("H01", "1", asked.Stream, asked.Data.GetProperty("askedAt").GetDateTimeOffset(), asked.At, First(stream, "handover_accepted"), owners, relay);
        if (First(stream, "handover_accepted") is { } accepted)
        {
            Add("H02", "1", asked.Stream, accepted.Data.GetProperty("answer").GetProperty("saidAt").GetDateTimeOffset(), accepted.At, null, owners, relay);
        }
    }

    private void Flags(Guid stream, Guid flag, DateTimeOffset raised, DateTimeOffset from, StoredEvent? ended, Guid[] owners)
    {
        Add($"RF-{Flag}-acknowledge", flag.ToString("N"), stream, raised, from, ended, owners, null);
        Add($"RF-{Flag}-assess", flag.ToString("N"), stream, raised, from, ended, owners, null);
    }

    private void Add(string code, string occurrence, Guid stream, DateTimeOffset anchor, DateTimeOffset from, StoredEvent? ended, Guid[] owners, Guid? relay)
    {
        var row = _plan[code];
        var (due, closes) = (anchor + row.Due, anchor + row.Close);
        _all.Add(new(stream, code, occurrence, from, ended?.At, ended?.Version, due, closes, row.From(anchor, due, closes), owners, relay));
    }

    private static StoredEvent? First(List<StoredEvent> stream, string type) => stream.FirstOrDefault(e => e.Type == type);
}
