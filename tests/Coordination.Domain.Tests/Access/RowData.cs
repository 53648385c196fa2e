using System.Globalization;
using System.Text.Json;

namespace Coordination.Domain.Tests.Access;

/// <summary>rows.json, with names turned into field numbers and sets of values.</summary>
internal sealed class RowData
{
    private readonly JsonElement _data;

    internal RowData()
    {
        using var stream = typeof(RowData).Assembly.GetManifestResourceStream("access-rows.json")
            ?? throw new InvalidOperationException("access-rows.json is not embedded.");
        _data = JsonDocument.Parse(stream).RootElement;
        Lines = [.. _data.GetProperty("rows").EnumerateArray().Select(ReadLine)];
        MayKnow = [Phrase("may know")];
        Hidden = Mask(Tuples.Action, _data.GetProperty("unmatched").GetProperty("hidden"));
        HiddenUnlessKnown = Mask(Tuples.Action, _data.GetProperty("unmatched").GetProperty("hiddenUnlessKnown"));
    }

    internal Line[] Lines { get; }

    internal Condition[][][] MayKnow { get; }

    internal UInt128 Hidden { get; }

    internal UInt128 HiddenUnlessKnown { get; }

    private Line ReadLine(JsonElement row, int index)
    {
        var rank = _data.GetProperty("order").EnumerateArray().ToList().FindIndex(o => o.GetString() == row.GetProperty("out").GetString());
        var and = row.TryGetProperty("and", out var names) ? names.EnumerateArray().Select(p => Phrase(p.GetString()!)) : [];
        return new(index, row.GetProperty("id").GetString()!, rank, row.TryGetProperty("overrides", out _),
            Mask(Tuples.Role, row.GetProperty("roles")), Mask(Tuples.Action, row.GetProperty("actions")), [.. and, ReadClause(row.GetProperty("when"))]);
    }

    private Condition[][] Phrase(string name) => ReadClause(_data.GetProperty("phrases").GetProperty(name));

    private Condition[][] ReadClause(JsonElement alternatives) => [.. alternatives.EnumerateArray().Select(a => a.EnumerateObject()
        .Select(p => new Condition(Tuples.Find(p.Name), Mask(Tuples.Find(p.Name), p.Value))).ToArray())];

    private UInt128 Mask(int field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 2,
        JsonValueKind.False => 1,
        JsonValueKind.Array => value.EnumerateArray().Aggregate(UInt128.Zero, (mask, v) => mask | Mask(field, v)),
        _ when value.GetString() == "*" => (UInt128.One << Tuples.Values(field)) - 1,
        _ when value.GetString()![0] == '@' => Mask(field, _data.GetProperty("sets").GetProperty(value.GetString()![1..])),
        _ => UInt128.One << Convert.ToInt32(Enum.Parse(Tuples.Fields[field].PropertyType, value.GetString()!), CultureInfo.InvariantCulture),
    };

    /// <summary>A field has one of the values of the mask.</summary>
    internal readonly record struct Condition(int Field, UInt128 Mask);

    /// <summary>One line: clauses of alternatives of conditions. The rank is the outcome, 0 wins first.</summary>
    internal sealed record Line(int Index, string Id, int Rank, bool Overrides, UInt128 Roles, UInt128 Actions, Condition[][][] Clauses);
}
