using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Proofs.Races;

/// <summary>One person at one node.</summary>
internal sealed class Racer : IDisposable
{
    private readonly HttpClient _http;

    public Racer(Ground ground, int port, Persona who)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", DevelopmentIssuer.Load(ground.State).Sign(who.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12)));
    }

    /// <summary>Something that must succeed.</summary>
    public async Task<JsonElement> DoneAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path} was answered {(int)response.StatusCode}: {text}");
    }

    /// <summary>Decides once the gate opens.</summary>
    public async Task<Heard> PostAsync(Decided decided, string key, Task gate)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, decided.Path) { Content = new StringContent(decided.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        await gate;
        var from = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var to = Stopwatch.GetTimestamp();
        // A problem is told by its type: the trace id differs with each answer.
        return new((int)response.StatusCode, response.IsSuccessStatusCode ? text : JsonElement.Parse(text).GetProperty("type").GetString() ?? "", from, to);
    }

    public void Dispose() => _http.Dispose();
}

/// <param name="Status">HTTP status.</param>
/// <param name="Said">Receipt, or the type of the problem.</param>
/// <param name="From">When it was sent.</param>
/// <param name="To">When it was answered.</param>
internal sealed record Heard(int Status, string Said, long From, long To);
