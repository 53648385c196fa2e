using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Proofs.Canaries;

/// <summary>Requests of every persona, well-formed or not.</summary>
internal sealed class Voice : IDisposable
{
    private readonly HttpClient _http;
    private readonly Dictionary<string, AuthenticationHeaderValue> _tokens;
    private int _requests;

    public Voice(Ground ground)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ground.Port}"), Timeout = TimeSpan.FromSeconds(60) };
        var issuer = DevelopmentIssuer.Load(ground.State);
        _tokens = Personas.All.ToDictionary(p => p.Subject, p => new AuthenticationHeaderValue("Bearer", issuer.Sign(p.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12))));
    }

    public int Requests => _requests;

    public async Task<JsonNode> ReferenceAsync() => JsonNode.Parse(await _http.GetStringAsync("/openapi/v1.json"))!;

    /// <summary>Makes something and returns what was answered.</summary>
    public async Task<JsonElement> DoAsync(Persona by, string path, object body)
    {
        var (status, text) = await SendAsync(by.Subject, HttpMethod.Post, path, JsonContent.Create(body));
        return status is >= 200 and < 300 ? JsonElement.Parse(text) : throw new InvalidOperationException($"{by.Subject} {path} was answered {status}: {text}");
    }

    /// <summary>Makes something and returns its id.</summary>
    public async Task<Guid> MakeAsync(Persona by, string path, object body) => (await DoAsync(by, path, body)).GetProperty("id").GetGuid();

    public Task<(int Status, string Text)> ReadAsync(Persona by, string path) => SendAsync(by.Subject, HttpMethod.Get, path, null);

    /// <param name="subject">Persona; null sends no token.</param>
    /// <param name="method">Of the request.</param>
    /// <param name="path">With its query.</param>
    /// <param name="content">Body or null.</param>
    /// <param name="headers">Sent as they are.</param>
    public async Task<(int Status, string Text)> SendAsync(string? subject, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        Interlocked.Increment(ref _requests);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = subject is null ? null : _tokens[subject];
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public void Dispose() => _http.Dispose();
}
