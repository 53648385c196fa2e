using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Coordination.Benchmarks;

/// <summary>The plain-row server as a process of its own, so that both servers pay for HTTP alike.</summary>
internal sealed class PlainServer : IDisposable
{
    private readonly Process _process;

    private PlainServer(Process process, HttpClient http) => (_process, Http) = (process, http);

    public HttpClient Http { get; }

    public static async Task<PlainServer> StartAsync(string connection, int port)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "dapper-server", connection, $"{port}"]))!;
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var i = 0; i < 400; i++)
        {
            try
            {
                await http.GetAsync($"/families/{Guid.Empty}");
                break;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(25);
            }
        }

        return new PlainServer(process, http);
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
