using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Coordination.Proofs.Canaries;

/// <summary>Requests that cannot be done, each with texts where they do not belong: what was refused must leave no trace either.</summary>
internal sealed class Refused(Voice voice, Planted planted, Findings findings, int port)
{
    private const int TooLong = 300_000;

    public int Sent { get; private set; }

    public async Task SendAsync(IEnumerable<Stated> operations)
    {
        foreach (var operation in operations)
        {
            await AskAsync(operation);
            if (operation.Body is not null)
            {
                await WriteAsync(operation);
            }
        }

        foreach (var line in new[] { "GET /v1/{0} HTTP/7.1", "{0}", "GET /v1/search?q={0} HTTP/1.1\r\nHost: {0} {0}\r\n{0}\r\nBad header {0}: {0}" })
        {
            await RawAsync(string.Format(null, line.Replace("{0}", New("request line"), StringComparison.Ordinal)));
        }
    }

    // As an id, as a parameter nobody reads, as a search, without a token and with one that is none.
    private async Task AskAsync(Stated operation)
    {
        var method = new HttpMethod(operation.Method);
        var content = operation.Reads ? null : Voice.Json($$"""{"name":"{{New($"{operation.Name} body")}}"}""");
        var typed = string.Join('/', operation.Template.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(New($"{operation.Name} {part}")) : part));
        await SendAsync(operation.Persona, method, typed, content);
        await SendAsync(operation.Persona, method, $"{operation.Path}?{Query("a name")}={Query("a value")}&q={Query("q")}&cursor={Query("cursor")}", content);
        string Query(string name) => Uri.EscapeDataString(New($"{operation.Name} query, {name}"));
        await SendAsync(null, method, operation.Path, content);
        await SendAsync(null, method, operation.Path, content, ("Authorization", $"Bearer {New($"{operation.Name} token")}"), ("User-Agent", New($"{operation.Name} agent")));
        await SendAsync(operation.Persona, method, operation.Path, content, ("If-Match", New($"{operation.Name} If-Match")), ("Accept-Language", New($"{operation.Name} Accept-Language")));
    }

    private async Task WriteAsync(Stated operation)
    {
        var method = new HttpMethod(operation.Method);
        string Word(string how) => New($"{operation.Name} {how}");
        var wrong = new JsonObject { [Word("unknown member")] = Word("unknown") };
        foreach (var member in operation.Body!)
        {
            wrong[member.Key] = new JsonObject { [Word($"{member.Key} as a member")] = Word($"{member.Key} as an object") };
        }

        var texts = operation.Body.DeepClone().AsObject();
        foreach (var member in operation.Body)
        {
            texts[member.Key] = InClear.Has($"{operation.Name} {member.Key}") ? planted.NewOpen($"{operation.Name} {member.Key}") : Word($"{member.Key} as a text");
        }

        await SendAsync(operation.Persona, method, operation.Path, Voice.Json(wrong.ToJsonString()));
        await SendAsync(operation.Persona, method, operation.Path, Voice.Json(texts.ToJsonString()));
        await SendAsync(operation.Persona, method, operation.Path, Voice.Json($$"""{"name":"{{Word("broken off")}}","""));
        await SendAsync(operation.Persona, method, operation.Path, Voice.Json($"\"{Word("no object")}\""));
        await SendAsync(operation.Persona, method, operation.Path, new StringContent(Word("another type"), Encoding.UTF8, "text/plain"));
        await SendAsync(operation.Persona, method, operation.Path, Voice.Json($$"""{"text":"{{Word("too long")}}{{new string('x', TooLong)}}"}"""));
    }

    private async Task SendAsync(string? persona, HttpMethod method, string path, HttpContent? content, params (string, string)[] headers)
    {
        Sent++;
        var body = content is null ? null : Voice.Json(await content.ReadAsStringAsync());
        if (body is not null && content!.Headers.ContentType is { } type)
        {
            body.Headers.ContentType = type;
        }

        var (status, text) = await voice.SendAsync(persona, method, path, body, headers);
        findings.Demand(status < 500, "a request was answered by a failure", $"{method} {path[..Math.Min(120, path.Length)]}: {status} {text}");
    }

    private async Task RawAsync(string request)
    {
        Sent++;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{request}\r\n\r\n"));
        client.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null);
    }

    private string New(string place) => planted.NewWord($"refused: {place}");
}
