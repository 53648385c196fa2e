using Coordination.Api.EventStore;
using Coordination.Api.Outbox;
using Coordination.Api.Tests.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

public sealed class SendingTheOutbox : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(OutboxSample.Now);
    private readonly SmtpSink _sink = SmtpSink.Start();
    private readonly OpenGate _gate = new();
    private RoleDatabase _database = null!;
    private NpgsqlDataSource _app = null!;

    private MailSettings Settings => OutboxSample.Mail with { Port = _sink.Port };

    public async Task InitializeAsync()
    {
        _database = await RoleDatabase.CreateAsync(nameof(SendingTheOutbox));
        _app = _database.App(OutboxSample.Tenant);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_once_when_the_job_runs_twice()
    {
        await StoreAsync(OutboxSample.Chase());
        Assert.Equal(new(1, 0, 0), await RunAsync());
        Assert.Equal(new(0, 0, 0), await RunAsync());
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new(0, 0, 0), await RunAsync());
        var mail = Assert.Single(_sink.Received);
        Assert.Equal($"{OutboxSample.Chase().Id:N}@lacroche.example", mail.MessageId);
        Assert.Equal("relais@example.org", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal("Coordination La Croche", Assert.Single(mail.From.Mailboxes).Name);
        Assert.Equal("Votre réponse est attendue, réf. LC-2026-0042", mail.Subject);
        Assert.Contains("appelez le +32 4 000 00 01", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(OutboxSample.Decision.ToString(), mail.Headers[MailComposer.DecisionHeader]);
        Assert.Equal(OutboxSample.Decision, await _app.AskAsync<Guid>("SELECT decision FROM coordination.outbox"));
    }

    [Fact]
    public async Task Overlapping_runs_send_each_message_once()
    {
        await StoreAsync([.. Enumerable.Range(0, 40).Select(n => OutboxSample.Chase(relay: new Guid(n, 0, 0, new byte[8])))]);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RunAsync)));
        Assert.Equal(40, runs.Sum(run => run.Sent));
        Assert.Equal(40, _sink.Received.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(40, _sink.Received.Count);
    }

    [Fact]
    public async Task A_stop_between_sending_and_marking_sends_again_under_the_same_id()
    {
        await StoreAsync(OutboxSample.Chase());
        using var stop = new CancellationTokenSource();
        var stopping = Job(new StopsAfterSending(new SmtpMail("127.0.0.1", Settings), stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopping.RunAsync(stop.Token));
        Assert.Single(_sink.Received);

        _time.Advance(SendOutbox.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(new(0, 0, 0), await RunAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new(1, 0, 0), await RunAsync());
        Assert.Equal(2, _sink.Received.Count);
        Assert.Single(_sink.Received.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_after_1_5_15_and_60_minutes()
    {
        _sink.Refusal = recipient => $"451 4.7.1 <{recipient}> greylisted";
        await StoreAsync(OutboxSample.Chase());
        foreach (var wait in new[] { 1, 5, 15, 60, 60 })
        {
            Assert.Equal(new(0, 1, 0), await RunAsync());
            Assert.Equal("smtp-451", await ReasonAsync());
            _time.Advance(TimeSpan.FromMinutes(wait) - TimeSpan.FromSeconds(1));
            Assert.Equal(new(0, 0, 0), await RunAsync());
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _sink.Refusal = _ => null;
        Assert.Equal(new(1, 0, 0), await RunAsync());
        Assert.Null(await ReasonAsync());
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_and_stays_visible()
    {
        _sink.Refusal = _ => "451 later";
        await StoreAsync(OutboxSample.Chase());
        await _database.Worker.DoAsync($"UPDATE coordination.outbox SET attempts = {SendOutbox.MostAttempts - 2}");
        Assert.Equal(new(0, 1, 0), await RunAsync());
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new(0, 0, 1), await RunAsync());
        _time.Advance(TimeSpan.FromDays(9));
        Assert.Equal(new(0, 0, 0), await RunAsync());
        Assert.Equal(1L, await _app.AskAsync<long>("SELECT count(*) FROM coordination.outbox WHERE given_up_at IS NOT NULL AND sent_at IS NULL"));
    }

    [Fact]
    public async Task A_refusal_for_good_is_given_up_at_once_and_its_reason_holds_no_address()
    {
        _sink.Refusal = recipient => $"550 5.1.1 <{recipient}> unknown";
        await StoreAsync(OutboxSample.Chase());
        Assert.Equal(new(0, 0, 1), await RunAsync());
        Assert.Equal("smtp-550", await ReasonAsync());
    }

    [Fact]
    public async Task Without_an_address_or_a_fact_a_person_has_to_look()
    {
        _gate.Unknown.Add(OutboxSample.Relay);
        await StoreAsync(OutboxSample.Chase(), OutboxSample.Chase("chase-2", relay: OutboxSample.Obligation) with { Facts = new() });
        Assert.Equal(new(0, 0, 2), await RunAsync());
        Assert.Equal("cannot-be-composed no-address", await ReasonAsync());
        Assert.Empty(_sink.Received);
    }

    [Fact]
    public async Task One_that_breaks_does_not_hold_up_the_others()
    {
        await StoreAsync(OutboxSample.Chase(), OutboxSample.Chase(relay: OutboxSample.Obligation));
        _gate.Breaking.Add(OutboxSample.Relay);
        Assert.Equal(new(1, 1, 0), await RunAsync());
        Assert.Equal(nameof(InvalidTimeZoneException), await ReasonAsync());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_the_run_and_costs_the_others_nothing()
    {
        await StoreAsync(OutboxSample.Chase(), OutboxSample.Chase("chase-2"));
        await _sink.DisposeAsync();
        Assert.Equal(new(0, 1, 0), await RunAsync());
        Assert.Equal("unreachable", await ReasonAsync());
        Assert.Equal(1L, await _app.AskAsync<long>("SELECT sum(attempts)::bigint FROM coordination.outbox"));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_wanted()
    {
        await StoreAsync(OutboxSample.Chase());
        Assert.Equal(new(0, 1, 0), await Job(new SmtpMail("127.0.0.1", Settings with { StartTls = true })).RunAsync(CancellationToken.None));
        Assert.Equal("tls", await ReasonAsync());
        Assert.Empty(_sink.Received);
    }

    [Fact]
    public async Task An_invitation_arrives_with_its_calendar_part()
    {
        await StoreAsync(OutboxSample.Written(Template.ConcertationInvitation, "nl"));
        Assert.Equal(new(1, 0, 0), await RunAsync());
        var part = Assert.Single(_sink.Received).BodyParts.OfType<TextPart>().Single(text => text.ContentType.IsMimeType("text", "calendar"));
        Assert.Equal("REQUEST", part.ContentType.Parameters["method"]);
        Assert.Equal(OutboxSample.Facts.Start!.Value.UtcDateTime, Assert.Single(Ical.Net.Calendar.Load(part.Text)!.Events).DtStart!.AsUtc);
    }

    private Task<int> StoreAsync(params OutboxMessage[] messages) => _app.DoAsync(OutboxRows.Insert, [.. messages.Select(OutboxRows.Cells)]);

    private Task<string?> ReasonAsync() =>
        _app.AskAsync<string>("SELECT string_agg(failed_reason, ' ' ORDER BY failed_reason) FROM coordination.outbox");

    private Task<OutboxRun> RunAsync() => Job(new SmtpMail("127.0.0.1", Settings)).RunAsync(CancellationToken.None);

    private SendOutbox Job(IMailTransport transport) =>
        new(_database.Worker, _gate, transport, new MailComposer(Settings), _time, new Epoch(new DatabaseSettings("", null, null, 1)), NullLogger<SendOutbox>.Instance);

    private sealed class OpenGate : ILeavingGate
    {
        public HashSet<Guid> Unknown { get; } = [];

        public HashSet<Guid> Breaking { get; } = [];

        public Task<Leaving> DecideAsync(OutboxMessage message, CancellationToken cancel) => Breaking.Contains(message.To.Id)
            ? throw new InvalidTimeZoneException()
            : Task.FromResult(new Leaving(OutboxSample.Decision, Unknown.Contains(message.To.Id) ? null : OutboxSample.To, null));
    }

    private sealed class StopsAfterSending(IMailTransport real, CancellationTokenSource stop) : IMailTransport
    {
        public async Task SendAsync(MimeMessage message, CancellationToken cancel)
        {
            await real.SendAsync(message, cancel);
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        }
    }
}
