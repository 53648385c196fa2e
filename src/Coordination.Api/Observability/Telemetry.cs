using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coordination.Api.Access;
using Coordination.Domain;
using Coordination.Domain.Access;

namespace Coordination.Api.Observability;

/// <summary>Spans and meters by the words of the domain. Tags hold names of acts and codes, never a person's data.</summary>
internal static class Telemetry
{
    public const string Name = "Coordination";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("coordination.commands", description: "Commands by outcome");
    private static readonly Counter<long> Races = Meter.CreateCounter<long>("coordination.races", description: "Commands decided again after a lost race");
    private static readonly Counter<long> Fired = Meter.CreateCounter<long>("coordination.steps.fired", description: "Due steps fired, by code");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("coordination.steps.lateness", "s", "Seconds between a step's instant and its firing");
    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("coordination.owed.differences", description: "Rows of what is owed that differed from the events, by kind of difference");

    /// <summary>The span of one command or question, named after it; null when nobody listens.</summary>
    public static Activity? Start(string name, IDoor door)
    {
        var span = Source.StartActivity(name);
        span?.SetTag("coordination.stream", door.Target.Primary);
        return span;
    }

    /// <summary>What a command came to, on its span and in the count.</summary>
    public static Reply Tell(Activity? span, Reply outcome)
    {
        var word = Tell(span, outcome.Denied, outcome.Refusal);
        Commands.Add(1, new KeyValuePair<string, object?>("outcome", word));
        return outcome;
    }

    /// <summary>What a question came to.</summary>
    public static Answer<T> Tell<T>(Activity? span, Answer<T> outcome)
    {
        Tell(span, outcome.Denied, outcome.Refusal);
        return outcome;
    }

    /// <returns>done, or why not: the refusal's code or the row of the access table.</returns>
    private static string Tell(Activity? span, AccessAnswer? denied, Refusal? refusal)
    {
        var code = denied?.Row ?? refusal?.Code;
        span?.SetTag("coordination.outcome", denied is not null ? "denied" : refusal is not null ? "refused" : "done");
        if (code is not null)
        {
            span?.SetTag("coordination.refusal", code);
        }

        return code ?? "done";
    }

    public static void Race(string command) => Races.Add(1, new KeyValuePair<string, object?>("command", command));

    public static void StepFired(string code, TimeSpan late)
    {
        Fired.Add(1, new KeyValuePair<string, object?>("code", code));
        Lateness.Record(late.TotalSeconds);
    }

    /// <summary>Rows that a comparison put right. Missing, altered and stray ones are faults; outdated ones follow from newer rules.</summary>
    public static void OwedDiffered(string difference, long rows)
    {
        if (rows > 0)
        {
            Differences.Add(rows, new KeyValuePair<string, object?>("difference", difference));
        }
    }
}
