using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Proofs.Crawls;

/// <summary>An answer, with what must differ between any two taken out: the ids that were sent, trace ids, instants.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">All but the date.</param>
/// <param name="Body">Normalised.</param>
/// <param name="Raw">Headers and body as they came.</param>
internal sealed partial record Heard(int Status, string Headers, string Body, string Raw)
{
    public bool Did => Status is >= 200 and < 300;

    public static async Task<Heard> OfAsync(HttpResponseMessage response, Sent sent)
    {
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        var body = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, Plain(headers, sent), Plain(body, sent), $"{headers}\n{body}");
    }

    /// <summary>What differs; null where nothing does.</summary>
    public string? Differs(Heard other) => Status != other.Status ? "status" : Headers != other.Headers ? "headers" : Body != other.Body ? "body" : null;

    /// <summary>As <see cref="Differs"/>, for acts that were done: each made something of its own, and the thing they were done to went on.</summary>
    public string? DiffersAsAct(Heard other) => Did && other.Did ? (Status != other.Status ? "status" : null) : Differs(other);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} [{Headers.Replace("\n", "; ", StringComparison.Ordinal)}] {Body[..Math.Min(Body.Length, 300)]}");

    private static string Plain(string text, Sent sent)
    {
        foreach (var id in sent.All)
        {
            text = text.Replace($"{id:D}", "<sent>", StringComparison.OrdinalIgnoreCase).Replace($"{id:N}", "<sent>", StringComparison.OrdinalIgnoreCase);
        }

        return Instant().Replace(Trace().Replace(text, "<trace>"), "<instant>");
    }

    [GeneratedRegex("(?<=\"traceId\":\")[0-9a-f]{32}")]
    private static partial Regex Trace();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)?")]
    private static partial Regex Instant();
}
