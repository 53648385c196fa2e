using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Proofs.Crawls;

/// <summary>Requests of every persona.</summary>
internal sealed class Asker : IDisposable
{
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, AuthenticationHeaderValue> _tokens = [];
    private readonly DevelopmentIssuer _issuer;
    private int _requests;

    public Asker(Ground ground)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ground.Port}"), Timeout = TimeSpan.FromSeconds(60) };
        _issuer = DevelopmentIssuer.Load(ground.State);
    }

    public int Requests => _requests;

    public async Task<Reference> ReferenceAsync() => new(JsonNode.Parse(await _http.GetStringAsync("/openapi/v1.json"))!);

    /// <summary>Makes something and returns its id.</summary>
    public async Task<Guid> MadeAsync(Persona by, string path, object body) => (await DoneAsync(by, HttpMethod.Post, path, body, status: null)).GetProperty("id").GetGuid();

    /// <summary>Does something that must be answered so.</summary>
    public Task<JsonElement> SaidAsync(Persona by, string path, object body, int status) => DoneAsync(by, HttpMethod.Post, path, body, status);

    /// <summary>Puts something in the place of what stands.</summary>
    public Task<JsonElement> PutAsync(Persona by, string path, object body) => DoneAsync(by, HttpMethod.Put, path, body, 200);

    public Task<JsonElement> ReadAsync(Persona by, string path) => DoneAsync(by, HttpMethod.Get, path, body: null, 200);

    /// <summary>Asks whatever is asked.</summary>
    /// <param name="by">Null for who does not say who she is.</param>
    /// <param name="request">Sent once.</param>
    public Task<HttpResponseMessage> SendAsync(Persona? by, HttpRequestMessage request)
    {
        Interlocked.Increment(ref _requests);
        request.Headers.Authorization = by is null ? null : _tokens.GetOrAdd(by.Subject, TokenOf);
        return _http.SendAsync(request);
    }

    /// <summary>Sends an operation; <c>If-Match: *</c> where it is a write, so that none stops at the version.</summary>
    public async Task<Heard> AskAsync(Persona by, Sent sent)
    {
        var operation = sent.Operation;
        var path = operation.Ids.Zip(sent.Ids).Aggregate(operation.Path, (at, pair) => at.Replace($"{{{pair.First}}}", pair.Second.ToString(), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path + sent.Query);
        if (!operation.Reads)
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }

        if ((sent.Body ?? operation.Body) is { } body)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await SendAsync(by, request);
        return await Heard.OfAsync(response, sent);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> DoneAsync(Persona by, HttpMethod method, string path, object? body, int? status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (method == HttpMethod.Put)
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }

        using var response = await SendAsync(by, request);
        var text = await response.Content.ReadAsStringAsync();
        return (status is null ? response.IsSuccessStatusCode : (int)response.StatusCode == status)
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{by.Subject} {path} was answered {(int)response.StatusCode}: {text}");
    }

    private AuthenticationHeaderValue TokenOf(string subject) => new("Bearer", _issuer.Sign(subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12)));
}
