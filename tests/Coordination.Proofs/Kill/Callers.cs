using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Coordination.Api.Demo;
using Coordination.Api.Identity;

namespace Coordination.Proofs.Kill;

/// <summary>Several callers at once. Each keeps at one act until it is acknowledged, whatever happens to the product meanwhile.</summary>
internal sealed class Callers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Act> _todo = Channel.CreateUnbounded<Act>();
    private readonly ConcurrentQueue<Act> _later = new();
    private readonly HttpClient _http;
    private readonly Ledger _ledger;
    private readonly Findings _findings;
    private readonly Dictionary<Guid, string> _tokens;
    private TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unfinished;
    private int _acknowledged;

    public Callers(Ground ground, Ledger ledger, Findings findings)
    {
        (_ledger, _findings) = (ledger, findings);
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{ground.Port}"),
            Timeout = Patience,
        };
        var issuer = DevelopmentIssuer.Load(ground.State);
        _tokens = Personas.All.ToDictionary(p => p.Id, p => issuer.Sign(p.Subject, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(12)));
    }

    /// <summary>Acts handed out and not acknowledged yet.</summary>
    public int Unfinished => Volatile.Read(ref _unfinished);

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Do(Act act)
    {
        Interlocked.Increment(ref _unfinished);
        _todo.Writer.TryWrite(act);
    }

    /// <summary>Hands out what was kept for later: alerts that waited a round before somebody takes them.</summary>
    public void DoKept()
    {
        while (_later.TryDequeue(out var act))
        {
            Do(act);
        }
    }

    /// <summary>Waits until everything handed out is acknowledged.</summary>
    public Task DoneAsync() => Lives.WaitAsync(() => Unfinished == 0, () => $"{Unfinished} acts were still not acknowledged", milliseconds: 20);

    public void Close() => _todo.Writer.Complete();

    /// <summary>The product is away: nobody sends before it is back.</summary>
    public void Hold() => _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _serving.TrySetResult();

    /// <summary>One caller, until there is nothing to do any more.</summary>
    public async Task RunAsync()
    {
        await foreach (var act in _todo.Reader.ReadAllAsync())
        {
            var attempt = 1;
            while (!await TryAsync(act, attempt++))
            {
            }

            Interlocked.Decrement(ref _unfinished);
        }
    }

    public void Dispose() => _http.Dispose();

    // True when there is nothing to repeat any more.
    private async Task<bool> TryAsync(Act act, int attempt)
    {
        await _serving.Task;
        _ledger.Sent(act, attempt);
        try
        {
            using var request = Request(act);
            using var response = await _http.SendAsync(request);
            var (status, body) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
            _ledger.Answered(act, attempt, status, body);
            return await HeardAsync(act, status, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            _ledger.Lost(act, attempt);
            await Task.Delay(20);
            return false;
        }
    }

    private async Task<bool> HeardAsync(Act act, int status, string body)
    {
        switch (status)
        {
            case >= 200 and < 300:
                Interlocked.Increment(ref _acknowledged);
                Follow(act, body);
                return true;
            case 503:
                await Task.Delay(200);
                return false;
            default:
                _findings.Add($"{act.Kind} answered {status}", $"{act.Key}: {body}");
                return true;
        }
    }

    // Half of what follows an alert follows at once, so that a step is cancelled before it is due; the other half after a round.
    private void Follow(Act act, string body)
    {
        using var receipt = JsonDocument.Parse(body);
        if (act.Next(receipt.RootElement) is not { } next)
        {
            return;
        }

        if (next.Kind == ActKind.Take && next.Number % 12 != 0)
        {
            _later.Enqueue(next);
        }
        else
        {
            Do(next);
        }
    }

    private HttpRequestMessage Request(Act act)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, act.Path) { Content = new StringContent(act.Body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[act.By.Id]);
        if (act.Kind != ActKind.Alert)
        {
            request.Headers.Add("Idempotency-Key", act.Key);
        }

        return request;
    }
}
