using System.Globalization;
using System.Text.Json;
using Coordination.Domain.Time;

namespace Coordination.Api.Demo;

/// <summary>Reads what is owed from the answers of the API, by code.</summary>
internal static class OwedIn
{
    /// <summary>First row of this code in a case's own list or in a worklist, or null.</summary>
    public static JsonElement? Row(JsonElement? answer, string list, string code, Func<JsonElement, bool>? also = null)
    {
        if (answer is not { } known)
        {
            return null;
        }

        foreach (var row in known.GetProperty(list).EnumerateArray())
        {
            if (row.TryGetProperty("code", out var found) && found.GetString() == code && (also?.Invoke(row) ?? true))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Civil day in Brussels of one of a row's instants.</summary>
    public static DateOnly? Day(JsonElement? row, string property) =>
        row is { } known && known.TryGetProperty(property, out var instant)
            ? CivilTime.DayOf(DateTimeOffset.Parse(instant.GetString()!, CultureInfo.InvariantCulture))
            : null;

    /// <summary>A list of an answer; empty where there is none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? answer, string list) =>
        answer is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(list, out var items) ? items.EnumerateArray() : [];

    /// <summary>A text of an answer, or null.</summary>
    public static string? Text(JsonElement answer, string property) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public static string Words(DateOnly? day) => day?.ToString("d MMMM", CultureInfo.InvariantCulture) ?? "nothing owed";
}
