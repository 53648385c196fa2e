using System.Net.Http.Json;
using System.Text.Json;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>Requests as a client sends them.</summary>
internal static class Requests
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    public static Task<HttpAnswer> AskAsync(this HttpClient client, string path) => client.SendAsync(HttpMethod.Get, path);

    /// <param name="client">Who asks.</param>
    /// <param name="path">From <c>/v1</c> on.</param>
    /// <param name="body">Becomes JSON; a string is sent as it is.</param>
    /// <param name="key"><c>Idempotency-Key</c>.</param>
    /// <param name="version"><c>If-Match</c>.</param>
    public static Task<HttpAnswer> DoAsync(this HttpClient client, string path, object? body = null, string? key = null, string? version = null) =>
        client.SendAsync(HttpMethod.Post, path, body ?? new { }, key, version);

    public static async Task<HttpAnswer> SendAsync(this HttpClient client, HttpMethod method, string path, object? body = null, string? key = null, string? version = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            string text => new StringContent(text, System.Text.Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body, body.GetType(), options: Plain),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        using var response = await client.SendAsync(request);
        return Published(method, path, new HttpAnswer(
            $"{method} {path}", response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.ToString(), response.Headers.Location,
            response.Content.Headers.ContentType?.MediaType));
    }

    // Whatever a test asks for, a "no" is one that the reference lists for that operation, with that status.
    private static HttpAnswer Published(HttpMethod method, string path, HttpAnswer answer) =>
        answer.Problem is not { } code || ListedProblems.Has(method, path, (int)answer.Status, code)
            ? answer
            : throw new InvalidOperationException($"{answer.Asked} was refused by '{code}' ({(int)answer.Status}), which the reference does not list there.");
}
