using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Benchmarks;

/// <summary>The published product as a process of its own, driven over HTTP.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Dictionary<string, string> _tokens;

    private Product(Process process, HttpClient http, Dictionary<string, string> tokens, double startMilliseconds) =>
        (_process, Http, _tokens, StartMilliseconds) = (process, http, tokens, startMilliseconds);

    public HttpClient Http { get; }

    /// <summary>From process start to the first answer.</summary>
    public double StartMilliseconds { get; }

    public static async Task<Product> StartAsync(string folder, string connection, string state, int port)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "Coordination.Api"), ["--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["COORDINATION_STATE"] = state,
                ["ConnectionStrings__Coordination"] = connection,
                ["Sweep__EverySeconds"] = "600",
                ["Limits__PerMinute"] = "6000000",
                ["Limits__Burst"] = "100000",
                ["Limits__AtOnce"] = "1000",
            },
        };
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
        while (true)
        {
            try
            {
                (await http.GetAsync("/health/live")).EnsureSuccessStatusCode();
                break;
            }
            catch (HttpRequestException) when (!process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(5);
            }
        }

        var taken = clock.Elapsed.TotalMilliseconds;
        var issuer = DevelopmentIssuer.Load(state);
        var tokens = Personas.All.ToDictionary(p => p.Subject, p => issuer.Sign(p.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12)));
        return new Product(process, http, tokens, taken);
    }

    public async Task<(int Status, string Body)> PostAsync(string persona, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[persona]);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture));
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, string Body)> GetAsync(string persona, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[persona]);
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<Guid> IdAsync(string persona, string path, string body)
    {
        var (status, text) = await PostAsync(persona, path, body);
        return status is 200 or 201
            ? JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid()
            : throw new InvalidOperationException($"{path} answered {status}: {text}");
    }

    /// <summary>Bytes the product allocated since its start.</summary>
    public async Task<long> AllocatedAsync() => long.Parse(await Http.GetStringAsync("/health/allocated"), CultureInfo.InvariantCulture);

    /// <summary>Resident memory, megabytes.</summary>
    public double Megabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1024.0 / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
