using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;
using Coordination.Domain.Time;

namespace Coordination.Api.Demo;

/// <summary>Where a story is played: the product on a private database, reached by nothing but HTTP, under a clock that the story moves.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly DateTimeOffset Long = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly MovingClock _clock;
    private readonly HttpClient _http;
    private readonly DevelopmentIssuer _issuer;
    private readonly string _mail;
    private readonly List<string> _missed = [];
    private readonly Dictionary<(string, string), int> _asked = [];
    private int _checked;
    private int _notYet;

    private Stage(WebApplication app, MovingClock clock, HttpClient http, DevelopmentIssuer issuer, string mail) =>
        (_app, _clock, _http, _issuer, _mail) = (app, clock, http, issuer, mail);

    public static async Task<Stage> OpenAsync(HostSettings settings, MovingClock clock, string mail)
    {
        var app = Host.Build(settings);
        app.Urls.Add("http://127.0.0.1:0");
        await app.Services.GetRequiredService<Migration>().ApplyAsync(CancellationToken.None);
        await DemoService.EnsureAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new Stage(app, clock, new HttpClient { BaseAddress = new Uri(app.Urls.First()) }, settings.DevelopmentIssuer!, mail);
    }

    /// <summary>Moves to a civil moment in Brussels. On the way the sweep runs at every instant at which something is due, as each minute would have it.</summary>
    public async Task AtAsync(int year, int month, int day, int hour = 10, int minute = 0)
    {
        var date = new DateOnly(year, month, day);
        var target = CivilTime.At(date, new TimeOnly(hour, minute));
        while (await NextDueAsync() is { } due && due <= target)
        {
            _clock.MoveTo(due);
            await SweepAsync();
        }

        _clock.MoveTo(target);
        await SweepAsync();
        Console.WriteLine($"\n{date.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture)}, {hour:00}:{minute:00}");
    }

    /// <summary>The story's instant.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>One turn of both jobs.</summary>
    public async Task SweepAsync()
    {
        await _app.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None);
        await _app.Services.GetRequiredService<SendOutbox>().RunAsync(CancellationToken.None);
    }

    public Task<JsonElement> PostAsync(string who, string act, string path, object body) => SendAsync(HttpMethod.Post, who, act, path, body);

    /// <summary>Replaces what somebody wrote, whatever version it has.</summary>
    public Task<JsonElement> PutAsync(string who, string act, string path, object body) => SendAsync(HttpMethod.Put, who, act, path, body);

    /// <summary>An act that the product must refuse, with this code.</summary>
    public async Task<JsonElement> RefusedAsync(string who, string act, string path, object body, string code)
    {
        using var request = Request(HttpMethod.Post, who, path);
        request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Console.WriteLine($"  {who,-22} {act}");
        Expect($"{act}: refused ({code})", !response.IsSuccessStatusCode && text.Contains($":{code}\"", StringComparison.Ordinal), $"{(int)response.StatusCode} {text}");
        return response.IsSuccessStatusCode ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<JsonElement?> GetAsync(string who, string path)
    {
        _asked[(who, path)] = Asked(who, path) + 1;
        using var response = await _http.SendAsync(Request(HttpMethod.Get, who, path));
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    /// <summary>How often somebody asked for a path so far.</summary>
    public int Asked(string who, string path) => _asked.GetValueOrDefault((who, path));

    /// <summary>What a reader gets for a path, word by word: two of these tell apart what must not be told apart.</summary>
    public async Task<string> AnswerAsync(string who, string path)
    {
        using var response = await _http.SendAsync(Request(HttpMethod.Get, who, path));
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    /// <summary>The audit log of a case, once its entries are numbered.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> LogAsync(Guid file)
    {
        for (var left = 1; left > 0;)
        {
            left = await _app.Services.GetRequiredService<NumberEntries>().TurnAsync(CancellationToken.None);
        }

        List<LoggedEntry> entries = [];
        await foreach (var numbered in new ReadLog(_app.Services.GetRequiredService<Databases>()).EntriesAsync(new() { Case = file }, CancellationToken.None))
        {
            entries.Add(numbered.Entry);
        }

        return entries;
    }

    /// <summary>A cell "Expected" of the story.</summary>
    public void Expect(string what, bool met, string? found = null)
    {
        _checked++;
        Console.WriteLine($"      {(met ? "ok     " : "MISSED ")} {what}{(met || found is null ? "" : $" (found: {found})")}");
        if (!met)
        {
            _missed.Add(what);
        }
    }

    /// <summary>A cell that a later part of the product will fill.</summary>
    public void NotYet(string what)
    {
        _notYet++;
        Console.WriteLine($"      not yet {what}");
    }

    /// <summary>Mails of this subject that left so far.</summary>
    public int Mails(string subject) => Directory.Exists(_mail)
        ? Directory.EnumerateFiles(_mail, "*.eml").Count(f => MimeKit.MimeMessage.Load(f).Subject?.StartsWith(subject, StringComparison.Ordinal) == true)
        : 0;

    /// <summary>Mails to this address that left so far.</summary>
    public int MailsTo(string address) => Directory.Exists(_mail)
        ? Directory.EnumerateFiles(_mail, "*.eml").Count(f => MimeKit.MimeMessage.Load(f).To.Mailboxes.Any(to => to.Address == address))
        : 0;

    /// <summary>Prints the sum and says whether every cell was met.</summary>
    public int Close(string story)
    {
        Console.WriteLine();
        foreach (var missed in _missed)
        {
            Console.WriteLine($"missed: {missed}");
        }

        Console.WriteLine($"{story}: {_checked} cells checked, {_missed.Count} missed, {_notYet} not yet");
        return _missed.Count == 0 ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string who, string act, string path, object body)
    {
        using var request = Request(method, who, path);
        request.Content = JsonContent.Create(body);
        if (method == HttpMethod.Put)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        }

        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Console.WriteLine($"  {who,-22} {act}");
        if (!response.IsSuccessStatusCode)
        {
            Expect($"{act} is accepted", false, $"{(int)response.StatusCode} {answer}");
        }

        return answer;
    }

    // Tokens are judged by the machine's clock, which a story does not move: they hold for the whole of it.
    private HttpRequestMessage Request(HttpMethod method, string who, string path) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _issuer.Sign(who, Long, TimeSpan.FromDays(20_000))) } };

    private async Task<DateTimeOffset?> NextDueAsync()
    {
        await using var command = _app.Services.GetRequiredService<Databases>().Worker.CreateCommand(
            "select min(greatest(step_at, coalesce(retry_at, step_at))) from coordination.obligation where failures < 3");
        return await command.ExecuteScalarAsync() is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }
}
