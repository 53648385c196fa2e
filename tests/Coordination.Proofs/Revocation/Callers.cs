using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Proofs.Revocation;

/// <summary>Everybody, at both nodes.</summary>
internal sealed class Callers(Ground ground, IReadOnlyList<int> ports) : IDisposable
{
    private readonly ConcurrentDictionary<(string Subject, int Node), HttpClient> _clients = new();

    /// <summary>Something that must succeed.</summary>
    public async Task<JsonElement> DoneAsync(Deed deed, int node)
    {
        using var request = new HttpRequestMessage(deed.Replaces ? HttpMethod.Put : HttpMethod.Post, deed.Path)
        {
            Content = new StringContent(JsonSerializer.Serialize(deed.Body), Encoding.UTF8, "application/json"),
        };
        if (deed.Replaces)
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }

        using var response = await Of(deed.By, node).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{deed.Path} was answered {(int)response.StatusCode}: {text}");
    }

    /// <summary>Something that must be readable.</summary>
    public async Task<JsonElement> SeenAsync(Persona by, string path, int node)
    {
        using var response = await Of(by, node).GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path} was answered {(int)response.StatusCode}: {text}");
    }

    public async Task<Read> ReadAsync(Persona by, Way way, int node)
    {
        var http = Of(by, node);
        var from = Stopwatch.GetTimestamp();
        try
        {
            using var response = await http.GetAsync(way.Path);
            var text = await response.Content.ReadAsStringAsync();
            return new(from, Stopwatch.GetTimestamp(), (int)response.StatusCode, response.IsSuccessStatusCode && text.Contains(way.Mark, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new(from, Stopwatch.GetTimestamp(), 0, Shows: false);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private HttpClient Of(Persona who, int node) => _clients.GetOrAdd((who.Subject, node), _ =>
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ports[node]}"), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", DevelopmentIssuer.Load(ground.State).Sign(who.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12)));
        return http;
    });
}
