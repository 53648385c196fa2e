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
    private readonly Dictionary<string, AuthenticationHeaderValue> _tokens;
    private int _requests;

    public Asker(Ground ground)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ground.Port}"), Timeout = TimeSpan.FromSeconds(60) };
        var issuer = DevelopmentIssuer.Load(ground.State);
        _tokens = Personas.All.ToDictionary(p => p.Subject, p => new AuthenticationHeaderValue("Bearer", issuer.Sign(p.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12))));
    }

    public int Requests => _requests;

    public async Task<Reference> ReferenceAsync() => new(JsonNode.Parse(await _http.GetStringAsync("/openapi/v1.json"))!);

    /// <summary>Makes something and returns its id.</summary>
    public async Task<Guid> MadeAsync(Persona by, string path, object body) => (await DoneAsync(by, HttpMethod.Post, path, body, status: null)).GetProperty("id").GetGuid();

    /// <summary>Does something that must be answered so.</summary>
    public Task<JsonElement> SaidAsync(Persona by, string path, object body, int status) => DoneAsync(by, HttpMethod.Post, path, body, status);

    public Task<JsonElement> ReadAsync(Persona by, string path) => DoneAsync(by, HttpMethod.Get, path, body: null, 200);

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
        using var response = await SendAsync(by, request);
        var text = await response.Content.ReadAsStringAsync();
        return (status is null ? response.IsSuccessStatusCode : (int)response.StatusCode == status)
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{by.Subject} {path} was answered {(int)response.StatusCode}: {text}");
    }

    private Task<HttpResponseMessage> SendAsync(Persona by, HttpRequestMessage request)
    {
        Interlocked.Increment(ref _requests);
        request.Headers.Authorization = _tokens[by.Subject];
        return _http.SendAsync(request);
    }
}
