using Coordination.Api.Demo;
using Coordination.Api.Outbox;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Coordination.Api.Worklist.Jobs;
using Coordination.Domain.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

/// <summary>One mail a day by choice, in numbers; quiet hours for what may wait; what is red or moved on waits for nothing.</summary>
public sealed class SummingUpADay : IAsyncLifetime
{
    private readonly SunkFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task One_mail_says_how_much_stands_in_the_list_once_however_often_it_is_asked_for()
    {
        await ReachableAsync(People.Midwife, "daily", "08:15");
        var file = await _api.OpenCaseAsync("Dina Digest");
        (await _api.OnCaseAsync(file, "pregnancy", new { dueDate = "2026-09-01" })).Expect(200);
        At(21, 8, 14);
        Assert.Empty(await SendAsync());
        At(21, 8, 15);
        Assert.Equal(1, await JobAsync());
        Assert.Equal(0, await JobAsync());

        var mail = Assert.Single(await SendAsync());
        Assert.Empty((await SendAsync()).Skip(1));
        Assert.Equal(("midwife@example.org", "Votre liste"), (Assert.Single(mail.To.Mailboxes).Address, mail.Subject));
        var (late, today, coming) = (await CountAsync("when=late"), await CountAsync("when=today"), await CountAsync("when=coming"));
        var sums = $"{late} {today} {coming}";
        Assert.Equal(sums, string.Join(' ', mail.TextBody!.Split('\n').Where(line => line.Contains(" : ", StringComparison.Ordinal) && char.IsAsciiDigit(line.TrimEnd()[^1])).Select(line => line.TrimEnd().Split(" : ")[1])));
        Assert.NotEqual("0 0 0", sums);
        Assert.DoesNotContain("Dina", mail.ToString(), StringComparison.Ordinal);
        Assert.Equal("SumUp", Template.ErrandOf(Template.Digest).ToString());
        Assert.Equal("ComposeReminder A61 digest leaves", await _api.Raw.AskAsync<string>(
            "select a.action || ' ' || a.row || ' ' || a.detail from coordination.outbox o join coordination.audit_entry a on a.id = o.decision where o.template = 'digest'"));
    }

    [Fact]
    public async Task Runs_that_overlap_tell_once_and_whoever_is_away_owes_nothing_or_chose_nothing_is_told_nothing()
    {
        await ReachableAsync(People.Midwife, "workingDays", "08:00");
        await ReachableAsync(People.SocialWorker, "workingDays", "08:00");
        await ReachableAsync(People.MidwifeHeusy, "daily", "08:00");
        await ReachableAsync(People.Supervisor, "daily", "08:00");
        await _api.OpenCaseAsync("Aline Absente");
        await _api.OpenColdAsync(by: People.MidwifeHeusy);
        (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = "2026-04-21", to = "2026-04-24" })).Expect(201);
        At(21, 9, 0);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(JobAsync)));
        var mails = await SendAsync();

        // The supervisor owes nothing; the other two cover Heusy and are told of more than their own.
        Assert.Equal(["midwife@example.org", "socialWorker@example.org"], mails.Select(m => Assert.Single(m.To.Mailboxes).Address).Order());
        At(24, 9, 0);
        await JobAsync();
        Assert.Equal(4, (await SendAsync()).Count);
        At(25, 9, 0);
        Assert.Equal(0, await JobAsync());
    }

    [Fact]
    public async Task A_mail_that_could_not_leave_on_its_day_or_is_wanted_no_more_stays()
    {
        await ReachableAsync(People.Midwife, "daily", "08:00");
        await _api.OpenCaseAsync("Paula Panne");
        At(21, 8, 0);
        Assert.Equal(1, await JobAsync());
        await ReachableAsync(People.Midwife, "off", "08:00");
        Assert.Empty(await SendAsync());
        await ReachableAsync(People.Midwife, "daily", "08:00");
        At(22, 8, 0);
        Assert.Equal(1, await JobAsync());
        At(23, 7, 59);
        Assert.Empty(await SendAsync());
        Assert.Equal("over over", await _api.Raw.AskAsync<string>("select string_agg(failed_reason, ' ') from coordination.outbox where template = 'digest'"));
    }

    [Fact]
    public async Task An_ordinary_reminder_waits_for_an_hour_that_is_not_quiet_or_is_told_in_the_digest_and_what_is_red_is_told_at_once()
    {
        await ReachableAsync(People.Midwife, "off", "08:00");
        await ReachableAsync(People.SocialWorker, "workingDays", "08:00");
        var (one, two) = (await _api.OpenCaseAsync("Rosa Rappel"), await _api.OpenCaseAsync("Sonia Samedi", People.SocialWorker));
        foreach (var (file, who) in new[] { (one, People.Midwife), (two, People.SocialWorker) })
        {
            (await _api.OnCaseAsync(file, "contacts", new { text = "Rappeler.", reminder = "2026-04-25" }, who)).Expect(200);
        }

        At(24, 22, 0);
        (await _api.OnCaseAsync(two, "red-flags", new { code = "SELF_HARM" }, People.SocialWorker)).Expect(200);
        At(25, 10, 0);
        await _api.SweepAsync();
        await SendAsync();

        Assert.Equal(0, await QueuedAsync(two, "reminder-to-coordinator", People.SocialWorker));
        Assert.NotEqual(0, await _api.Raw.AskAsync<long>($"select count(*) from coordination.outbox where parameters->>'case' = '{two}' and template in ('red-flag-notice', 'escalation') and sent_at is not null"));
        Assert.NotEqual(0, await QueuedAsync(one, "reminder-to-coordinator", People.Midwife));
        Assert.Equal("quiet-hours 2026-04-27 07:00", await _api.Raw.AskAsync<string>(
            $"select distinct failed_reason || ' ' || to_char(next_attempt_at at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI') from coordination.outbox where parameters->>'case' = '{one}' and template = 'reminder-to-coordinator' and recipient = '{People.Midwife.Id}'"));
        At(27, 7, 0);
        await SendAsync();
        Assert.NotEqual(0, await _api.Raw.AskAsync<long>($"select count(*) from coordination.outbox where parameters->>'case' = '{one}' and template = 'reminder-to-coordinator' and recipient = '{People.Midwife.Id}' and sent_at is not null"));
    }

    private async Task ReachableAsync(Persona who, string days, string at)
    {
        var name = who == People.SocialWorker ? "socialWorker" : who == People.Midwife ? "midwife" : who.Subject;
        (await _api.As(who).DoAsync("/v1/me/contact", new { mail = $"{name}@example.org" })).Expect(200);
        (await _api.As(who).DoAsync("/v1/me/digest", new { days, at })).Expect(200);
    }

    private void At(int day, int hour, int minute) => _api.Clock.MoveTo(CivilTime.At(new(2026, 4, day), new(hour, minute)));

    private Task<int> JobAsync() => _api.Services.GetRequiredService<SumUpDays>().RunAsync(CancellationToken.None);

    private async Task<IReadOnlyList<MimeMessage>> SendAsync()
    {
        await _api.Services.GetRequiredService<SendOutbox>().RunAsync(CancellationToken.None);
        return [.. _api.Sink.Received.Where(mail => mail.Subject == "Votre liste")];
    }

    private async Task<int> CountAsync(string query) => (await _api.ListAsync(People.Midwife, query)).Count;

    private Task<long> QueuedAsync(Guid file, string template, Persona to) =>
        _api.Raw.AskAsync<long>($"select count(*) from coordination.outbox where parameters->>'case' = '{file}' and template = '{template}' and recipient = '{to.Id}'");

    /// <summary>Its mail goes to a server on the loopback.</summary>
    private sealed class SunkFixture : ApiFixture
    {
        internal SmtpSink Sink { get; } = SmtpSink.Start();

        protected override void Adjust(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton<IMailTransport>(new SmtpMail("127.0.0.1", OutboxSample.Mail with { Port = Sink.Port }));
    }
}
