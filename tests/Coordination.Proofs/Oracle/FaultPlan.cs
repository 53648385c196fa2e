using System.Globalization;
using System.Text.Json;

namespace Coordination.Proofs.Oracle;

/// <summary>The short plan of a fault run, read here on its own: the product's reader may be what is wrong.</summary>
internal sealed class FaultPlan
{
    private readonly Dictionary<string, FaultRow> _rows = [];

    public FaultRow this[string code] => _rows[code];

    public static FaultPlan Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var plan = new FaultPlan();
        foreach (var row in document.RootElement.GetProperty("rows").EnumerateArray())
        {
            var window = row.GetProperty("window");
            plan._rows.Add(row.GetProperty("code").GetString()!, new FaultRow(
                Span(window.GetProperty("due").GetString()!),
                window.TryGetProperty("close", out var close) ? Span(close.GetString()!) : null,
                row.TryGetProperty("missed", out var missed) ? missed.GetString()! : "nobody",
                [.. row.GetProperty("steps").EnumerateArray().Select(Step)]));
        }

        return plan;
    }

    private static FaultStep Step(JsonElement step) => new(
        step.GetProperty("name").GetString()!, step.GetProperty("tell").GetString()!, step.TryGetProperty("at", out var at) ? at.GetString() : null);

    /// <summary><c>+5s</c> or <c>+2h</c>.</summary>
    internal static TimeSpan Span(string text) =>
        TimeSpan.FromSeconds(int.Parse(text[1..^1], CultureInfo.InvariantCulture) * (text[^1] switch { 's' => 1, 'h' => 3600, _ => throw new FormatException(text) }));
}

/// <param name="Due">From the anchor.</param>
/// <param name="Close">From the anchor.</param>
/// <param name="MissedTells">Whom the closing tells.</param>
internal sealed record FaultRow(TimeSpan Due, TimeSpan? Close, string MissedTells, IReadOnlyList<FaultStep> Steps)
{
    /// <summary>The steps of one occurrence, in order of time.</summary>
    /// <param name="anchor">Counted from here.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="closes">When it closes.</param>
    public IReadOnlyList<OwedStep> From(DateTimeOffset anchor, DateTimeOffset due, DateTimeOffset? closes)
    {
        var steps = Steps.Select(step => new OwedStep(step.Name, step.On(anchor, due), step.Tells));
        return [.. (closes is { } at ? steps.Append(new OwedStep("missed", at, MissedTells)) : steps).OrderBy(step => step.At)];
    }
}

/// <param name="Name">due, chase-n, escalate-n.</param>
/// <param name="Tells">owner, relay, otherHead, lead, nobody.</param>
/// <param name="At">From the anchor, or a share of the delay; null: when it is due.</param>
internal sealed record FaultStep(string Name, string Tells, string? At)
{
    public DateTimeOffset On(DateTimeOffset anchor, DateTimeOffset due) => At switch
    {
        null => due,
        [.. var percent, '%'] => anchor + TimeSpan.FromTicks((due - anchor).Ticks * int.Parse(percent, CultureInfo.InvariantCulture) / 100),
        _ => anchor + FaultPlan.Span(At),
    };
}
