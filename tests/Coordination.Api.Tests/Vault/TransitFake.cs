using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Coordination.Api.Vault;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Coordination.Api.Tests.Vault;

/// <summary>A key service that speaks as the documentation of the transit engine says: a key in versions, a token, and what it says when it will not.</summary>
internal sealed class TransitFake : IAsyncDisposable
{
    public const string Token = "s.secret-token";

    private readonly List<byte[]> _versions = [RandomNumberGenerator.GetBytes(32)];
    private readonly WebApplication _app;

    private TransitFake(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>How many questions are still answered by 503.</summary>
    public int Down { get; set; }

    public int Asked { get; private set; }

    /// <param name="certificate">Its certificate, which a caller must show too; null for http.</param>
    public static async Task<TransitFake> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate, https =>
                {
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (shown, _, _) => shown.Thumbprint == certificate.Thumbprint;
                });
            }
        }));
        var fake = new TransitFake(builder.Build());
        fake._app.Run(fake.AnswerAsync);
        await fake._app.StartAsync();
        return fake;
    }

    public void Rotate() => _versions.Add(RandomNumberGenerator.GetBytes(32));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Asked++;
        var body = await JsonNode.ParseAsync(context.Request.Body);
        (int status, JsonNode answer) = Down-- > 0 ? (503, Errors("Vault is sealed"))
            : context.Request.Headers["X-Vault-Token"] != Token ? (403, Errors("permission denied"))
            : (context.Request.Method, context.Request.Path.Value) switch
            {
                ("POST", "/v1/transit/encrypt/coordination") => (200, Of("ciphertext", Encrypt(Convert.FromBase64String((string)body!["plaintext"]!)))),
                ("POST", "/v1/transit/decrypt/coordination") => Decrypt((string)body!["ciphertext"]!) is { } clear ? (200, Of("plaintext", Convert.ToBase64String(clear))) : (400, Errors("invalid ciphertext")),
                _ => (404, Errors("no handler for route")),
            };
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private string Encrypt(byte[] clear)
    {
        var frame = new byte[Sealing.Overhead + clear.Length];
        clear.CopyTo(frame, Sealing.Overhead);
        using var aes = new AesGcm(_versions[^1], Sealing.TagBytes);
        Sealing.Encrypt(aes, frame, []);
        return $"vault:v{_versions.Count}:{Convert.ToBase64String(frame)}";
    }

    private byte[]? Decrypt(string text)
    {
        try
        {
            var parts = text.Split(':');
            var frame = Convert.FromBase64String(parts[2]);
            using var aes = new AesGcm(_versions[int.Parse(parts[1][1..], System.Globalization.CultureInfo.InvariantCulture) - 1], Sealing.TagBytes);
            Sealing.Decrypt(aes, frame, []);
            return frame[Sealing.Overhead..];
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static JsonObject Errors(string what) => new() { ["errors"] = new JsonArray(what) };

    private static JsonObject Of(string name, string value) => new() { ["request_id"] = Guid.NewGuid().ToString(), ["data"] = new JsonObject { [name] = value, ["key_version"] = 1 } };
}
