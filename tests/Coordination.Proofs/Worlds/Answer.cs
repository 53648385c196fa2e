using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Worlds;

/// <summary>What came back, every header but the date, byte for byte; of a list that is followed, all its pages.</summary>
/// <param name="Status">Of the first page.</param>
/// <param name="Text">Headers and body, without the trace id, the instant of asking and the id that was sent.</param>
/// <param name="Took">How long the first page took.</param>
internal sealed partial record Answer(int Status, string Text, TimeSpan Took)
{
    private const int MostPages = 200;

    /// <summary>Its <c>ETag</c>, or null.</summary>
    public string? Tag => TagLine().Match(Text) is { Success: true } found ? found.Value : null;

    public static async Task<Answer> OfAsync(Crawls.Asker asker, Persona? by, Probe probe, World world, Guid named)
    {
        var first = await PageAsync(asker, by, probe, probe.Path(world, named), named);
        var (text, next) = (new StringBuilder(first.Text), NextOf(probe, first));
        for (var page = 1; next is not null; page++)
        {
            if (page == MostPages)
            {
                throw new InvalidOperationException($"{probe} has no last page.");
            }

            var more = await PageAsync(asker, by, probe, next, named);
            text.Append('\n').Append(more.Text);
            next = NextOf(probe, more);
        }

        return first with { Text = text.ToString() };
    }

    private static async Task<Answer> PageAsync(Crawls.Asker asker, Persona? by, Probe probe, string path, Guid named)
    {
        using var request = new HttpRequestMessage(probe.Method, path) { Content = probe.Body is null ? null : JsonContent.Create(probe.Body) };
        if (probe.Version is { } version)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        var begun = Stopwatch.GetTimestamp();
        using var response = await asker.SendAsync(by, request);
        var body = await response.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(begun);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var text = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{body}");
        text = text.Replace($"{named:D}", "<named>", StringComparison.OrdinalIgnoreCase).Replace($"{named:N}", "<named>", StringComparison.OrdinalIgnoreCase);
        return new((int)response.StatusCode, Asked().Replace(Trace().Replace(text, "<trace>"), "<asked>"), took);
    }

    private static string? NextOf(Probe probe, Answer page) => probe.Follows && page.Status == 200
        ? JsonNode.Parse(page.Text[page.Text.LastIndexOf('\n')..])?["next"]?.GetValue<string>()
        : null;

    [GeneratedRegex("(?<=^ETag: )\".+?\"(?=$)", RegexOptions.Multiline)]
    private static partial Regex TagLine();

    [GeneratedRegex("(?<=\"traceId\":\")[0-9a-f]{32}")]
    private static partial Regex Trace();

    // A calendar entry says when it was asked for (RFC 5545).
    [GeneratedRegex(@"(?<=DTSTAMP:)\d{8}T\d{6}Z")]
    private static partial Regex Asked();
}
