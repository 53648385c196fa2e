using System.Globalization;
using System.Text.Json;

namespace Coordination.Proofs.Years.Oracle;

/// <summary>A distance as the plan writes it.</summary>
/// <param name="Unit"><c>d</c>, <c>wd</c>, <c>h</c>, <c>m</c>, <c>g</c> (days of gestation) or <c>%</c>.</param>
internal sealed record Distance(int Count, string Unit, Distance? Then)
{
    public bool IsNone => Count == 0 && Unit != "g" && Then is null;

    public static Distance Read(string text)
    {
        if (text.IndexOf('w', StringComparison.Ordinal) is var week && week > 0 && text[0] is not ('+' or '-'))
        {
            return new((7 * Whole(text[..week])) + Whole(text[(week + 1)..^1]), "g", null);
        }

        if (text[^1] == '%')
        {
            return new(Whole(text[..^1]), "%", null);
        }

        var second = text.IndexOfAny(['+', '-'], 1);
        var (first, rest) = second < 0 ? (text, null) : (text[..second], text[second..]);
        var digits = first[1..].TakeWhile(char.IsAsciiDigit).Count() + 1;
        return new(Whole(first[..digits]), first[digits..], rest is null ? null : Read(rest));
    }

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

internal sealed record Span(Distance Open, Distance Due, Distance? Close);

internal sealed record SpokenStep(string Name, string Tell, Distance? At);

internal sealed record LostAfter(Distance After, Distance Intensive, int Missed, int CarriedFrom);

/// <summary>A row of the plan as this calculation reads it.</summary>
internal sealed record Row(string Code, string Anchor, Span Window, string Owner)
{
    public string? After { get; init; }
    public LostAfter? Lost { get; init; }
    public string[] Factors { get; init; } = [];
    public Span? Intensive { get; init; }
    public Span? EarlyBirth { get; init; }
    public Distance? LateEntry { get; init; }
    public string? OpenFrom { get; init; }
    public string? CloseFrom { get; init; }
    public (string Name, Distance By)[] Each { get; init; } = [];
    public int From { get; init; } = 1;
    public int? ListedFrom { get; init; }
    public string Clock { get; init; } = "days";
    public string DayOff { get; init; } = "stay";
    public int Urgency { get; init; } = 2;
    public SpokenStep[] Steps { get; init; } = [];
    public string Missed { get; init; } = "nobody";
    public string Concerns { get; init; } = "family";
    public bool AsksAgain { get; init; }
    public bool Followed { get; init; }
    public string Proof { get; init; } = "none";
    public bool Pausable { get; init; } = true;
    public bool VeryPretermOnly { get; init; }

    public bool Outside => Owner is "one" or "peps" or "gp" or "paediatrician" or "relay";
}

/// <summary>The plan and the delays of red flags, read from their files by a reader of its own.</summary>
internal sealed class Sheet
{
    private readonly Dictionary<string, Row> _flags;

    private Sheet(Row[] rows, Dictionary<string, Row> flags) => (Rows, _flags) = (rows, flags);

    /// <summary>Rows in force.</summary>
    public Row[] Rows { get; }

    public Row this[string code] => _flags.TryGetValue(code, out var flag) ? flag : Array.Find(Rows, row => row.Code == code) ?? throw new KeyNotFoundException(code);

    public static Sheet Read(string plan, string flags)
    {
        using var rows = JsonDocument.Parse(plan);
        using var rules = JsonDocument.Parse(flags);
        return new(
            [.. rows.RootElement.GetProperty("rows").EnumerateArray().Where(row => Flag(row, "live", false)).Select(RowOf)],
            rules.RootElement.GetProperty("flags").EnumerateArray().SelectMany(FlagRows).ToDictionary(row => row.Code, StringComparer.Ordinal));
    }

    private static Row RowOf(JsonElement row) => new(Text(row, "code")!, Text(row, "anchor")!, SpanOf(row, "window")!, row.GetProperty("owners")[0].GetString()!)
    {
        After = Text(row, "after"),
        Lost = row.TryGetProperty("lost", out var lost)
            ? new(Distance.Read(Text(lost, "after")!), Distance.Read(Text(lost, "intensive")!), lost.GetProperty("missed").GetInt32(), lost.GetProperty("carriedFrom").GetInt32())
            : null,
        Factors = Texts(row, "factors"),
        Intensive = SpanOf(row, "intensive"),
        EarlyBirth = SpanOf(row, "earlyBirth"),
        LateEntry = Text(row, "lateEntry") is { } late ? Distance.Read(late) : null,
        OpenFrom = Text(row, "openFrom"),
        CloseFrom = Text(row, "closeFrom"),
        Each = [.. Texts(row, "each").Select(each => (each[1..], Distance.Read(each)))],
        From = row.TryGetProperty("from", out var from) ? from.GetInt32() : 1,
        ListedFrom = row.TryGetProperty("listedFrom", out var listed) ? listed.GetInt32() : null,
        Clock = Text(row, "clock") ?? "days",
        DayOff = Text(row, "dayOff") ?? "stay",
        Urgency = Text(row, "urgency") switch { "redFlag" => 0, "high" => 1, _ => 2 },
        Steps = [.. row.GetProperty("steps").EnumerateArray().Select(step => new SpokenStep(Text(step, "name")!, Text(step, "tell")!, Text(step, "at") is { } at ? Distance.Read(at) : null))],
        Missed = Text(row, "missed") ?? "nobody",
        Concerns = Text(row, "concerns") ?? "family",
        AsksAgain = Flag(row, "asksAgain", false),
        Followed = Flag(row, "followed", false),
        Proof = Text(row, "proof") ?? "none",
        Pausable = Flag(row, "pausable", true),
        VeryPretermOnly = Flag(row, "veryPretermOnly", false),
    };

    private static IEnumerable<Row> FlagRows(JsonElement flag) =>
        new[] { ("acknowledge", "coordinator"), ("assess", "clinician") }.Select(rule =>
        {
            var delay = Distance.Read(Text(flag, rule.Item1)!);
            var clock = delay.Unit == "h" ? "hours" : delay.IsNone ? "sameDay" : "days";
            return new Row($"RF-{Text(flag, "code")}-{rule.Item1}", "flag", new(new(0, "d", null), delay, null), rule.Item2)
            {
                ListedFrom = 1,
                Clock = clock,
                Urgency = clock == "days" ? 1 : 0,
                Steps = [new("due", "owner", null), new("escalate-1", "otherHead", new(150, "%", null)), new("escalate-2", "lead", new(200, "%", null))],
            };
        });

    private static Span? SpanOf(JsonElement row, string name) => !row.TryGetProperty(name, out var span) ? null
        : new(Distance.Read(Text(span, "open")!), Distance.Read(Text(span, "due")!), Text(span, "close") is { } close ? Distance.Read(close) : null);

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string[] Texts(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];

    private static bool Flag(JsonElement of, string name, bool usual) => of.TryGetProperty(name, out var value) ? value.GetBoolean() : usual;
}
