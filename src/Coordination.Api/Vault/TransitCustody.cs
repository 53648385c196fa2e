using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Api.Vault;

/// <summary>A key service that speaks as the transit engine of OpenBao and HashiCorp Vault does: <c>encrypt</c> and <c>decrypt</c>, with the version of its key in what it wraps.</summary>
internal sealed class TransitCustody(TransitSettings settings) : IKeyCustody
{
    public const string Word = "vault:";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // What is down for a moment is asked again; after that a start says so, and whoever runs it starts again.
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)];

    public string Start => Word;

    public string Wrap(ReadOnlySpan<byte> key) =>
        Ask("encrypt", new() { ["plaintext"] = Convert.ToBase64String(key) }, "ciphertext") is { } text && text.StartsWith(Word, StringComparison.Ordinal)
            ? text
            : throw new CustodyFailed($"the key service at {settings.Address} answered without a wrapped key.");

    public byte[] Unwrap(string wrapped)
    {
        try
        {
            return Convert.FromBase64String(Ask("decrypt", new() { ["ciphertext"] = wrapped }, "plaintext") ?? throw new FormatException());
        }
        catch (FormatException fault)
        {
            throw new CustodyFailed($"the key service at {settings.Address} answered without a key.", fault);
        }
    }

    private string? Ask(string act, JsonObject body, string field)
    {
        using var client = new HttpClient(Handler()) { Timeout = Patience };
        for (var tried = 0; ; tried++)
        {
            try
            {
                return Once(client, act, body, field);
            }
            catch (CustodyFailed fault) when (fault.MayPass && tried < Waits.Length)
            {
                Thread.Sleep(Waits[tried]);
            }
        }
    }

    private string? Once(HttpClient client, string act, JsonObject body, string field)
    {
        try
        {
            using var request = Request(act, body);
            using var answer = client.Send(request);
            return answer.IsSuccessStatusCode
                ? JsonNode.Parse(answer.Content.ReadAsStream())?["data"]?[field]?.GetValue<string>()
                : throw new CustodyFailed($"the key service at {settings.Address} answered {(int)answer.StatusCode} to {act} by {settings.Mount}/{settings.Key}.")
                {
                    MayPass = (int)answer.StatusCode is 429 or >= 500,
                };
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or JsonException or InvalidOperationException)
        {
            throw new CustodyFailed($"the key service at {settings.Address} cannot be asked ({Innermost(fault)})", fault) { MayPass = true };
        }
    }

    private HttpRequestMessage Request(string act, JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Address, $"/v1/{settings.Mount}/{act}/{settings.Key}"))
        {
            Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Vault-Token", Read(settings.TokenFile).Trim());
        request.Headers.Add("X-Vault-Request", "true");
        return request;
    }

    private SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, SslOptions = new SslClientAuthenticationOptions() };
        try
        {
            if (settings.CaFile is { } ca)
            {
                var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
                policy.CustomTrustStore.ImportFromPemFile(ca);
                handler.SslOptions.CertificateChainPolicy = policy;
            }

            if (settings is { CertificateFile: { } certificate, CertificateKeyFile: { } key })
            {
                handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, key)];
            }

            return handler;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            handler.Dispose();
            throw new CustodyFailed($"the certificates for the key service cannot be read ({fault.Message})", fault);
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CustodyFailed($"{TransitSettings.TokenName} cannot be read ({fault.Message})", fault);
        }
    }

    private static string Innermost(Exception fault) => fault is TaskCanceledException ? $"no answer in {Patience.TotalSeconds:0} s" : fault.GetBaseException().Message;
}
