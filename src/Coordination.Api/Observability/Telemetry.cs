using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coordination.Api.Access;

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

    public static Activity? Command(string name) => Source.StartActivity(name);

    public static Reply Tell(Activity? span, Reply outcome)
    {
        var code = outcome.Denied is { } denied ? denied.Row : outcome.Refusal?.Code ?? "done";
        span?.SetTag("coordination.outcome", code);
        Commands.Add(1, new KeyValuePair<string, object?>("outcome", code));
        return outcome;
    }

    public static void Race(string command) => Races.Add(1, new KeyValuePair<string, object?>("command", command));

    public static void StepFired(string code, TimeSpan late)
    {
        Fired.Add(1, new KeyValuePair<string, object?>("code", code));
        Lateness.Record(late.TotalSeconds);
    }
}
