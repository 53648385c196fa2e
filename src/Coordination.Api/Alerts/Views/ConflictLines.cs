using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.EventStore;
using Coordination.Api.Http;

namespace Coordination.Api.Alerts.Views;

/// <summary>Two contents of one message, side by side.</summary>
/// <param name="Second">As it was sent the second time.</param>
internal sealed record ConflictLine(Guid Id, Guid AlertId, DateTimeOffset CameAt, AlertCard First, JsonElement Second);

internal sealed record ConflictPlace(DateTimeOffset CameAt, Guid Id)
{
    public string Word => Cursor.Write(CameAt, Id);

    public static ConflictPlace? Read(string? word) =>
        Cursor.TryRead(word, out var parts) && parts is [var at, var id]
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var t) && Guid.TryParse(id, out var i)
            ? new(t, i)
            : null;
}

internal sealed record ConflictRow(ConflictPlace Place, Guid Alert);

internal static class ConflictLines
{
    private const string Select = $"""
        select c.came_at, c.id, c.alert_id from coordination.alert_conflict c
        join coordination.alert_head h on h.tenant_id = c.tenant_id and h.alert_id = c.alert_id
        where c.tenant_id = $1 and c.open and {AlertScope.Condition} and ($6::timestamptz is null or (c.came_at, c.id) > ($6, $7))
        order by c.came_at, c.id limit $8
        """;

    public static async Task<List<ConflictRow>> RowsAsync(AlertScope scope, ConflictPlace? after, int limit, CancellationToken ct)
    {
        await using var command = await scope.CommandAsync(Select, [after?.CameAt, after?.Id, limit], ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<ConflictRow> rows = [];
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new ConflictRow(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetGuid(1)), reader.GetGuid(2)));
        }

        return rows;
    }

    /// <summary>Each row by the decision about its alert.</summary>
    public static async Task<IEnumerable<(ConflictRow Row, ConflictLine Line)>> OpenAsync(Work work, AlertScope scope, IReadOnlyList<ConflictRow> rows, CancellationToken ct)
    {
        var alerts = await scope.ReadableAsync(rows.Select(r => r.Alert), ct);
        return rows.Where(r => alerts.ContainsKey(r.Alert)).Select(r => (r, LineOf(work, r.Place, alerts[r.Alert])));
    }

    private static ConflictLine LineOf(Work work, ConflictPlace place, SeenAlert seen) =>
        new(place.Id, seen.Alert.Id, place.CameAt, AlertCards.Of(work, seen.Alert), JsonElement.Parse((seen.Whole ? SecondOf(work, seen, place.Id) : null) ?? "{}"));

    private static string? SecondOf(Work work, SeenAlert seen, Guid conflict)
    {
        var text = AlertCards.Text(work, seen.Alert, seen.Alert.Conflicts.Single(c => c.Id == conflict).Content, AlertFields.Conflict);
        return text is null || seen.Callable ? text : WithoutNumbers(text);
    }

    // What the case withholds of the first content is not told by the second; whose number the sender's is was sorted by nobody.
    private static string WithoutNumbers(string text)
    {
        var sent = JsonNode.Parse(text)!.AsObject();
        foreach (var part in new[] { "about", "from" })
        {
            (sent[part] as JsonObject)?.Remove("telephone");
        }

        return sent.ToJsonString(MartenSetup.Json);
    }
}
