using System.Text;
using Coordination.Api.Demo;
using Coordination.Api.Http;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Ical.Net.CalendarComponents;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

/// <summary>A list and its meetings as a calendar program reads them, at an address that is its own proof.</summary>
public sealed class ReadingACalendar : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task It_says_when_and_neither_what_nor_of_whom()
    {
        var file = await _api.OpenCaseAsync("Cora Calendrier");
        (await _api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" })).Expect(200);
        var meeting = await _api.PlanAsync(file, new { relayIds = new[] { Meetings.Relay } }, new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
        var address = await GiveAsync(People.Midwife);
        var read = await ReadAsync(address);

        Assert.Equal("text/calendar; charset=utf-8", read.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache, private", read.Headers.CacheControl!.ToString());
        var text = await read.Content.ReadAsStringAsync();
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(["Cora", "SELF", "RF-", "F02", References.Of(file), file.ToString("N"), file.ToString(), Personas.MontLegia, "Invented"], word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        var events = Ical.Net.Calendar.Load(text)!.Events;
        var rows = await _api.ListAsync(People.Midwife);
        Assert.Equal(rows.Count, events.Count(e => e.IsAllDay));
        Assert.Equal(events.Count, events.Select(e => e.Uid).Distinct().Count());
        Assert.All(events, e => Assert.Equal(("PRIVATE", null, null, 0), (e.Class, e.Description, e.Location, e.Attendees.Count)));
        Assert.Equal(["Concertation", "À faire"], events.Select(e => e.Summary!).Distinct().Order(StringComparer.Ordinal));
        var planned = Assert.Single(events, e => !e.IsAllDay);
        Assert.Equal(("Europe/Brussels", "20260504T100000"), (planned.DtStart!.TzId, planned.DtStart.Value.ToString("yyyyMMdd'T'HHmmss", null)));
        Assert.StartsWith(Meetings.Id(meeting).ToString("N"), planned.Uid, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", text, StringComparison.Ordinal);
        Assert.Equal($"ReadWorklist calendar, lines {events.Count}", await _api.Raw.AskAsync<string>(
            $"select action || ' ' || detail from coordination.audit_entry where actor = '{People.Midwife.Id}' and detail like 'calendar%' order by at desc limit 1"));
    }

    [Fact]
    public async Task What_its_reader_may_not_see_is_no_line_and_changes_no_byte()
    {
        var (hers, own) = (await _api.OpenColdAsync(by: People.MidwifeHeusy), await _api.OpenCaseAsync("Olga Ouverte"));
        var day = _api.Clock.Now.ToString("yyyy-MM-dd", null);
        (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = day, to = day })).Expect(201);
        var address = await GiveAsync(People.Midwife);
        var before = await BytesAsync(address);

        (await _api.OnCaseAsync(hers, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200);
        (await _api.OnCaseAsync(hers, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp", reminder = day }, People.MidwifeHeusy)).Expect(200);
        Assert.Equal(before, await BytesAsync(address));

        var lines = Lines(before);
        (await _api.OnCaseAsync(own, "exclusions", new { accountId = People.Midwife.Id }, People.SocialWorker)).Expect(200);
        var after = Lines(await BytesAsync(address));
        Assert.True(after.Count < lines.Count && after.All(uid => lines.Contains(uid)), "a case that shut its reader out is still in her calendar");
    }

    [Fact]
    public async Task An_address_is_told_once_and_one_that_was_taken_back_is_as_one_that_never_was()
    {
        var midwife = _api.As(People.Midwife);
        var first = (await midwife.DoAsync("/v1/me/calendar", key: "calendar-1")).Expect(200).Json.Text("address")!;
        Assert.Equal((null, true), ((await midwife.DoAsync("/v1/me/calendar", key: "calendar-1")).Expect(200).Json.Text("address"), (await midwife.AskAsync("/v1/me")).Json.GetProperty("hasCalendarAddress").GetBoolean()));
        var secret = first.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
        Assert.Equal(0, await _api.Raw.AskAsync<long>($"select (select count(*) from coordination.mt_events e where e::text like '%{secret}%') + (select count(*) from coordination.inbox i where i::text like '%{secret}%')"));

        var tag = (await ReadAsync(first)).Headers.ETag!;
        _api.Clock.Advance(TimeSpan.FromMinutes(5));
        using (var again = new HttpRequestMessage(HttpMethod.Get, first))
        {
            again.Headers.IfNoneMatch.Add(tag);
            Assert.Equal(304, (int)(await _api.Nobody.SendAsync(again)).StatusCode);
        }

        var second = await GiveAsync(People.Midwife);
        var unknown = "/calendar/nobody-has-this-one.ics";
        Assert.Equal(await WordsAsync(unknown), await WordsAsync(first));
        Assert.Equal(await _api.StatementsAsync(People.Midwife, HttpMethod.Get, unknown), await _api.StatementsAsync(People.Midwife, HttpMethod.Get, first));
        Assert.Equal(200, (int)(await ReadAsync(second)).StatusCode);
        (await midwife.SendAsync(HttpMethod.Delete, "/v1/me/calendar")).Expect(200);
        (await midwife.SendAsync(HttpMethod.Delete, "/v1/me/calendar")).Expect(200);
        Assert.Equal(await WordsAsync(unknown), await WordsAsync(second));
    }

    [Fact]
    public async Task It_ends_with_the_role_and_with_the_account()
    {
        var (role, account) = (await GiveAsync(People.SocialWorker), await GiveAsync(People.MidwifeHeusy));
        var of = (await _api.As(People.SocialWorker).AskAsync("/v1/me")).Json.GetProperty("roles")[0].Text("id");
        Assert.NotEmpty(await BytesAsync(role));
        Assert.NotEmpty(await BytesAsync(account));

        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles/{of}/end", new { reason = "left" })).Expect(200);
        (await _api.As(People.Of("supervisor-heusy")).DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/end", new { reason = "left" })).Expect(200);

        var unknown = await WordsAsync("/calendar/nobody-has-this-one.ics");
        Assert.Equal(unknown, await WordsAsync(role));
        Assert.Equal(unknown, await WordsAsync(account));
    }

    private async Task<string> GiveAsync(Persona who) => (await _api.As(who).DoAsync("/v1/me/calendar")).Expect(200).Json.Text("address")!;

    private Task<HttpResponseMessage> ReadAsync(string address) => _api.Nobody.GetAsync(address);

    private async Task<string> BytesAsync(string address) => await (await ReadAsync(address)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();

    private async Task<string> WordsAsync(string address)
    {
        var answer = (await _api.Nobody.AskAsync(address)).ExpectProblem(404, "not-found");
        return $"{answer.MediaType} {answer.ETag} {answer.Text.Replace(answer.Json.GetProperty("traceId").GetString()!, "", StringComparison.Ordinal)}";
    }

    private static HashSet<string> Lines(string text) => [.. Ical.Net.Calendar.Load(text)!.Events.Select((CalendarEvent e) => e.Uid!)];
}
