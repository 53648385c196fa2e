using System.Diagnostics;

namespace Coordination.Proofs;

/// <summary>One life of the product: the build output of its own project, as a process of its own.</summary>
internal sealed class Product : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly List<(string Words, TaskCompletionSource Said)> _awaited = [];

    private Product(Process process, StreamWriter log)
    {
        (_process, _log) = (process, log);
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <param name="ground">Database, state folder and port.</param>
    /// <param name="settings">Configuration keys beside those; they go before what the ground says.</param>
    /// <param name="port">Another port than the ground's, for a second node.</param>
    public static Product Start(Ground ground, IReadOnlyDictionary<string, string> settings, int? port = null)
    {
        var folder = BuildOutput();
        var start = new ProcessStartInfo(Path.Combine(folder, "Coordination.Api"), ["--urls", $"http://127.0.0.1:{port ?? ground.Port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["COORDINATION_STATE"] = ground.State,
                ["ConnectionStrings__Coordination"] = ground.Connection,
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var log = new StreamWriter(new FileStream(ground.Log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        return new Product(Process.Start(start)!, log);
    }

    /// <summary>One of its commands on the ground's database, to its end. Returns the exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(Ground ground, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(BuildOutput(), "Coordination.Api"), words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["COORDINATION_STATE"] = ground.State,
                ["ConnectionStrings__Coordination"] = ground.Connection,
            },
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>Waits for the first answer and says how long it took.</summary>
    public async Task<TimeSpan> ServesAsync(Ground ground, int? port = null)
    {
        var clock = Stopwatch.StartNew();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port ?? ground.Port}"), Timeout = TimeSpan.FromSeconds(5) };
        while (true)
        {
            try
            {
                (await http.GetAsync("/health/live")).EnsureSuccessStatusCode();
                return clock.Elapsed;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !HasExited && clock.Elapsed < LongestStart)
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>Waits until it prints these words.</summary>
    public Task SaidAsync(string words)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_log)
        {
            _awaited.Add((words, said));
        }

        return said.Task.WaitAsync(LongestStart);
    }

    public async Task DestroyAsync()
    {
        Signals.Destroy(Id);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        Signals.End(Id);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        lock (_log)
        {
            _log.Dispose();
        }
    }

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.WriteLine(line);
                _awaited.FindAll(a => line.Contains(a.Words, StringComparison.Ordinal)).ForEach(a => a.Said.TrySetResult());
            }
        }
    }

    // The same configuration as this run: tests/Coordination.Proofs/bin/<configuration>/<framework>.
    private static string BuildOutput()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (own.Name, own.Parent!.Name);
        var root = own.Parent.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "Coordination.Api", "bin", configuration, framework);
    }
}
