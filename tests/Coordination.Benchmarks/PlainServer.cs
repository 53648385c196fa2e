using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Api.Identity;

namespace Coordination.Benchmarks;

/// <summary>The plain-row server as a process of its own, so that both servers pay for HTTP alike.</summary>
internal sealed class PlainServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private PlainServer(Process process, HttpClient http) => (_process, Http) = (process, http);

    public HttpClient Http { get; }

    public static async Task<PlainServer> StartAsync(string connection, int port)
    {
        var key = RandomNumberGenerator.GetBytes(64);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "dapper-server", connection, $"{port}"])
        {
            Environment = { [DapperServer.KeyVariable] = Convert.ToBase64String(key) },
        };
        var token = new DevelopmentIssuer(key).Sign($"{Guid.CreateVersion7()}", TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12));
        var server = new PlainServer(Process.Start(start)!, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience });
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            await server.AnswersAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private async Task AnswersAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await HasAnsweredAsync())
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The plain-row server ended with {_process.ExitCode} before its first answer.");
            }

            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"The plain-row server did not answer at {Http.BaseAddress} within {Patience.TotalSeconds:0} s.");
            }

            await Task.Delay(25);
        }
    }

    private async Task<bool> HasAnsweredAsync()
    {
        try
        {
            using var answer = await Http.GetAsync($"/families/{Guid.Empty}");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<Guid> IdAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public async Task<bool> PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body);
        return response.IsSuccessStatusCode;
    }

    public async Task<bool> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        _ = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode;
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    // Under "dotnet run" the process is the apphost; under "dotnet x.dll" the dll has to be named again.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(PlainServer).Assembly.Location] : [];
}
