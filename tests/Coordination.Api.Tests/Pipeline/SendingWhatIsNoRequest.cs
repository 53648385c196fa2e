using System.Net.Sockets;
using System.Text;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>Bytes as no client library would send them: what reaches the product is refused by a problem, what the web server refuses has a status alone.</summary>
public sealed class SendingWhatIsNoRequest(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Host = "Host: localhost\r\n";

    [Theory]
    [InlineData("NONSENSE\r\n\r\n", 400)]
    [InlineData("GET /v1/cases HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /v1/cases HTTP/1.1\r\nHost: a b\r\n\r\n", 400)]
    [InlineData("GET /v1/cases HTTP/1.1\r\n" + Host + "no colon\r\n\r\n", 400)]
    [InlineData("GET /v1/cases HTTP/7.0\r\n" + Host + "\r\n", 505)]
    public async Task What_is_not_HTTP_has_a_status_and_no_body(string sent, int status) => await BareAsync(sent, status);

    [Fact]
    public async Task What_is_too_long_has_a_status_and_no_body()
    {
        await BareAsync($"GET /v1/{new string('x', 9_000)} HTTP/1.1\r\n{Host}\r\n", 414);
        await BareAsync($"GET /v1/cases HTTP/1.1\r\n{Host}X-Long: {new string('x', 40_000)}\r\n\r\n", 431);
        await BareAsync($"GET /v1/cases HTTP/1.1\r\n{Host}{string.Concat(Enumerable.Range(0, 101).Select(i => $"X-{i}: y\r\n"))}\r\n", 431);
    }

    [Theory]
    [InlineData("OPTIONS * HTTP/1.1\r\n", "", 405, "method-not-allowed")]
    [InlineData("BREW /v1/alerts HTTP/1.1\r\n", "", 405, "method-not-allowed")]
    [InlineData("POST /v1/codes HTTP/1.1\r\n", "", 405, "method-not-allowed")]
    [InlineData("GET /openapi/none.json HTTP/1.1\r\n", "", 404, "not-found")]
    [InlineData("POST /v1/alerts HTTP/1.1\r\n", "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}", 415, "unsupported-media-type")]
    [InlineData("POST /v1/alerts HTTP/1.1\r\n", "Content-Type: application/json\r\nContent-Length: 300000\r\n", 413, "body-too-large")]
    [InlineData("POST /v1/alerts HTTP/1.1\r\n", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n", 400, "invalid-request")]
    public async Task What_reaches_the_product_is_refused_by_a_problem(string line, string rest, int status, string rule)
    {
        var answer = await SendAsync($"{line}{Host}Authorization: {api.As(People.Midwife).DefaultRequestHeaders.Authorization}\r\n{rest}{(rest.Contains("\r\n\r\n", StringComparison.Ordinal) ? "" : "\r\n")}");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains($"urn:coordination:problem:{rule}\"", answer, StringComparison.Ordinal);
    }

    private async Task BareAsync(string sent, int status)
    {
        var answer = await SendAsync(sent);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string sent)
    {
        using var client = new TcpClient();
        var address = api.Nobody.BaseAddress!;
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent.Replace(Host, $"{Host}Connection: close\r\n", StringComparison.Ordinal)));
        var answer = new StringBuilder();
        var part = new byte[8192];
        try
        {
            for (int read; (read = await stream.ReadAsync(part)) > 0;)
            {
                answer.Append(Encoding.ASCII.GetString(part, 0, read));
            }
        }
        catch (IOException)
        {
            // A server that refuses what is still being sent may reset the connection behind its answer.
        }

        return answer.ToString();
    }
}
