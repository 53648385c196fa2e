using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Canaries;

/// <summary>
/// The example of every operation of the reference, with a text of its own in every place that takes one. What is refused by name is left out and
/// sent again, so each text was at least once in a request, and each that can be stored is.
/// </summary>
internal sealed class PlantedReference(Voice voice, Planted planted, Findings findings)
{
    private const int Tries = 12;

    /// <summary>What an example leaves out and a text needs beside it.</summary>
    private static readonly Dictionary<string, string> Fuller = new(StringComparer.Ordinal)
    {
        ["POST /v1/cases/{caseId}/safe-contact"] = """{"restricted":true}""",
        ["POST /v1/alerts"] = """{"screenings":[{"total":3}]}""",
        ["POST /v1/cases/{caseId}/concertations/minutes"] = $$"""{"decisions":[{"owner":"{{Personas.Midwife.Id}}"}]}""",
    };

    /// <summary>Texts that were stored, by operation and field.</summary>
    public int Stored { get; private set; }

    public async Task PlantAsync(IEnumerable<Stated> operations)
    {
        foreach (var operation in operations)
        {
            var places = (operation.Reads ? operation.Query : operation.Texts).ToHashSet(StringComparer.Ordinal);
            var (status, text) = (0, "");
            for (var left = Tries; left > 0; left--)
            {
                (status, text) = await SendAsync(operation, places);
                if (status is not (400 or 409 or 422) || LeaveOut(places, text) == 0)
                {
                    break;
                }
            }

            Stored += status < 300 && !operation.Reads ? places.Count : 0;
            findings.Demand(status < 400, "an operation was not done with the texts it takes", $"{operation.Name}: {status} {text}");
        }
    }

    private Task<(int Status, string Text)> SendAsync(Stated operation, HashSet<string> places)
    {
        var method = new HttpMethod(operation.Method);
        if (operation.Reads)
        {
            var query = string.Join('&', places.Select(name => $"{name}={Uri.EscapeDataString(New(operation, name))}"));
            return voice.SendAsync(operation.Persona, method, $"{operation.Path}?{query}", null);
        }

        var body = operation.Body?.DeepClone().AsObject() ?? [];
        foreach (var more in Fuller.TryGetValue(operation.Name, out var fuller) ? JsonNode.Parse(fuller)!.AsObject() : [])
        {
            body[more.Key] = more.Value?.DeepClone();
        }

        foreach (var place in places)
        {
            Put(body, place.Split('.'), New(operation, place));
        }

        (string, string)[] headers = [("Idempotency-Key", planted.NewWord($"{operation.Name} Idempotency-Key")), .. operation.Headers.Where(h => h.Key == "If-Match").Select(h => (h.Key, h.Value))];
        return voice.SendAsync(operation.Persona, method, operation.Path, Voice.Json(body.ToJsonString()), headers);
    }

    private string New(Stated operation, string field)
    {
        var place = $"{operation.Name} {field}";
        return InClear.Has(place) ? planted.NewOpen(place) : field.Split('.')[^1] switch
        {
            "ssin" => planted.NewSsin(place),
            "birthDate" => planted.NewBirthDate(place),
            "mail" => planted.NewMail(place),
            _ => planted.NewWord(place),
        };
    }

    /// <summary>Takes away what the answer names; where it names nothing below, whatever stands beside it in a list.</summary>
    private static int LeaveOut(HashSet<string> places, string problem)
    {
        var fields = Fields(problem);
        var named = places.RemoveWhere(place => fields.Any(field => IsAt(field, place)));
        var names = fields.Select(field => field.Split('.')[^1]).ToHashSet(StringComparer.Ordinal);
        var below = named > 0 ? named : places.RemoveWhere(place => place.Split('.').Any(names.Contains));
        var beside = fields.Select(field => field.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        return below > 0 ? below : places.RemoveWhere(place => place.Contains(".[].", StringComparison.Ordinal) && (beside.Count == 0 || beside.Contains(place.Split('.')[0])));
    }

    private static string[] Fields(string problem) => JsonElement.Parse(problem).TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => string.Join('.', e.GetProperty("pointer").GetString()!.TrimStart('/').Split('/').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "[]" : part)))]
        : [];

    private static bool IsAt(string field, string place) =>
        place == field || place.StartsWith(field + ".", StringComparison.Ordinal) || field.StartsWith(place + ".", StringComparison.Ordinal);

    // "a.[].b": in the first element of a, which is made where there is none.
    private static void Put(JsonNode at, ReadOnlySpan<string> way, string word)
    {
        if (at is JsonArray list)
        {
            if (list.Count == 0 || way.Length == 1)
            {
                list.Add(way.Length == 1 ? JsonValue.Create(word) : new JsonObject());
            }

            if (way.Length > 1)
            {
                Put(list[0]!, way[1..], word);
            }
        }
        else if (way.Length == 1)
        {
            at[way[0]] = word;
        }
        else
        {
            at[way[0]] ??= way[1] == "[]" ? new JsonArray() : new JsonObject();
            Put(at[way[0]]!, way[1..], word);
        }
    }
}
