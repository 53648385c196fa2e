using System.Diagnostics.Metrics;
using Coordination.Api.Demo;
using Coordination.Api.Obligations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Obligations;

/// <summary>Once a night what is owed is computed anew from the events, and rows that differ are put right.</summary>
public sealed class ReconcilingWhatIsOwed : IAsyncLifetime
{
    private const string Rows = "select coalesce(string_agg(to_jsonb(o)::text, E'\\n' order by id), '') from coordination.obligation o";
    private const string Written = "select coalesce(string_agg(id || ' ' || xmin, E'\\n' order by id), '') from coordination.obligation";
    private const string Trace = "select count(*) from coordination.audit_entry where action = 'ReconcileOwed'";

    private readonly ApiFixture _api = new();

    private Reconcile Reconcile => _api.Services.GetRequiredService<Reconcile>();

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        await _api.RaiseAlertAsync();
        var file = await _api.OpenCaseAsync("Olga Ouverte");
        (await _api.As(People.Midwife).DoAsync($"/v1/cases/{file}/red-flags", new { code = "SELF_HARM" })).Expect(200);
        (await _api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        var decisions = new[] { new { owner = People.Midwife.Id, text = "Appeler le CPAS." } };
        (await _api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations/minutes", new { with = new { relayIds = new[] { HandoverSteps.Psychiatrist } }, decisions })).Expect(201);
        Assert.Equal(4, await _api.Raw.AskAsync<long>("select count(distinct kind) from coordination.obligation"));
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_healthy_database_is_read_and_not_written()
    {
        await _api.Raw.DoAsync("update coordination.obligation set failures = 3, listed = true, urgency = 0, retry_at = '2026-04-21T03:00Z' where code = 'H01'");
        var (written, audited, events) = (await _api.Raw.AskAsync<string>(Written), await AuditedAsync(), await EventsAsync());

        var night = await NightAsync();

        Assert.True(night.Streams >= 4);
        Assert.Equal(new OwedTally { Streams = night.Streams }, night);
        Assert.Equal((written, audited, events), (await _api.Raw.AskAsync<string>(Written), await AuditedAsync(), await EventsAsync()));
    }

    [Fact]
    public async Task What_is_missing_altered_or_stray_is_put_right_and_nothing_else_is_touched()
    {
        var right = await _api.Raw.AskAsync<string>(Rows);
        await _api.Raw.DoAsync("delete from coordination.obligation where code = 'H01'");
        await _api.Raw.DoAsync("update coordination.obligation set due_at = due_at + interval '1 day' where code = 'F01'");
        await _api.Raw.DoAsync("update coordination.obligation set retry_at = '2027-01-01Z' where code = 'decision'");
        await StrayAsync("stream_id");
        await StrayAsync("gen_random_uuid()");
        var (untouched, audited) = (await UntouchedAsync(), await AuditedAsync());
        using var meter = new Differences();

        var night = await NightAsync();

        Assert.Equal(new OwedTally { Streams = night.Streams, Missing = 1, Altered = 2, Stray = 2 }, night);
        Assert.Equal(right, await _api.Raw.AskAsync<string>(Rows));
        Assert.Equal(untouched, await UntouchedAsync());
        Assert.Equal("altered 2, missing 1, stray 2", meter.Counted);
        Assert.Equal(4, await AuditedAsync() - audited);
        Assert.Equal(4, await _api.Raw.AskAsync<long>($"{Trace} and row = 'A61' and actor = '00000000-0000-7000-8000-000000000001'"));
        Assert.Equal(1, await _api.Raw.AskAsync<long>($"{Trace} and detail = 'missing 0, altered 1, stray 1, outdated 0'"));
        _api.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await NightAsync()).Faults);
    }

    [Fact]
    public async Task A_step_that_fired_does_not_fire_again_after_the_repair()
    {
        _api.Clock.Advance(TimeSpan.FromDays(4));
        while (await _api.SweepAsync() > 0)
        {
        }

        var (right, fired) = (await _api.Raw.AskAsync<string>(Rows), await FiredAsync());
        Assert.True(fired > 2);
        await _api.Raw.DoAsync("delete from coordination.obligation");

        Assert.True((await NightAsync()).Missing > 4);

        Assert.Equal(right, await _api.Raw.AskAsync<string>(Rows));
        Assert.Equal((0, fired), (await _api.SweepAsync(), await FiredAsync()));
    }

    [Fact]
    public async Task A_night_is_done_once_and_the_next_one_begins_at_its_hour_in_Belgium()
    {
        await NightAsync();
        Assert.Null(await Reconcile.TurnAsync(CancellationToken.None));
        _api.Clock.MoveTo(new DateTimeOffset(2026, 4, 21, 0, 29, 59, TimeSpan.Zero));
        Assert.Null(await Reconcile.TurnAsync(CancellationToken.None));
        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await Reconcile.TurnAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_night_that_was_left_half_way_is_finished_from_there_once_its_lease_is_over()
    {
        await _api.Raw.DoAsync("delete from coordination.obligation where stream_id in (select min(stream_id::text)::uuid from coordination.obligation union select max(stream_id::text)::uuid from coordination.obligation)");
        await _api.Raw.DoAsync($"""
            insert into coordination.reconciliation (night, tenant, stream, streams, leased_until)
            select '2026-04-20', '{Personas.Service}', min(stream_id::text)::uuid, 1000, '2026-04-20T08:02Z' from coordination.obligation
            """);

        Assert.Null(await Reconcile.TurnAsync(CancellationToken.None));
        _api.Clock.Advance(TimeSpan.FromMinutes(2));
        var night = await NightAsync();

        Assert.True(night is { Streams: > 1000, Missing: > 0, Stray: 0, Altered: 0, Failed: 0 });
        _api.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await NightAsync()).Missing > 0);
    }

    [Fact]
    public async Task Rows_of_earlier_rules_follow_the_new_ones_and_are_no_fault()
    {
        await _api.Raw.DoAsync("update coordination.obligation set rules = 'plan of last year', due_at = due_at + interval '1 day' where code = 'H01'");

        var night = await NightAsync();

        Assert.Equal(new OwedTally { Streams = night.Streams, Outdated = 1 }, night);
        Assert.Equal(1, await _api.Raw.AskAsync<long>("select count(distinct rules) from coordination.obligation"));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_is_counted_and_keeps_no_other_from_being_put_right()
    {
        await _api.Raw.DoAsync("""update coordination.mt_events set data = '{"stamp": 7}' where type = 'handover_requested'""");
        await _api.Raw.DoAsync("delete from coordination.obligation where code in ('F01', 'H01')");

        var night = await NightAsync();

        Assert.True(night is { Failed: 1, Missing: 1, Streams: >= 4 });
        Assert.Equal(1, await _api.Raw.AskAsync<long>("select count(*) from coordination.obligation where code = 'F01'"));
    }

    [Fact]
    public async Task A_snapshot_that_does_not_follow_from_its_events_is_said_and_not_believed()
    {
        await _api.Raw.DoAsync("update coordination.mt_doc_handover set data = jsonb_set(data, '{status}', '\"Withdrawn\"')");
        await _api.Raw.DoAsync("delete from coordination.obligation where code = 'H01'");

        Assert.Equal(1, (await NightAsync()).Failed);
    }

    private async Task<OwedTally> NightAsync() =>
        await Reconcile.TurnAsync(CancellationToken.None) ?? throw new InvalidOperationException("The night was not finished in one turn.");

    /// <summary>A row like another one, that nothing owes.</summary>
    private Task<int> StrayAsync(string stream) => _api.Raw.DoAsync($"""
        insert into coordination.obligation
            (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules)
        select tenant_id, gen_random_uuid(), {stream}, kind, case_id, site, 'stray', occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules
        from coordination.obligation where code = 'F01'
        """);

    private Task<string?> UntouchedAsync() => _api.Raw.AskAsync<string>($"{Written} where code not in ('H01', 'F01', 'decision', 'stray')");

    private Task<long> AuditedAsync() => _api.Raw.AskAsync<long>("select count(*) from coordination.audit_entry");

    private Task<long> EventsAsync() => _api.Raw.AskAsync<long>("select count(*) from coordination.mt_events");

    private Task<long> FiredAsync() => _api.Raw.AskAsync<long>("select count(*) from coordination.obligation_step");

    /// <summary>What the meter counted meanwhile.</summary>
    private sealed class Differences : IDisposable
    {
        private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
        private readonly MeterListener _listener = new();

        public Differences()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "coordination.owed.differences")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _counts[(string)tags[0].Value!] = _counts.GetValueOrDefault((string)tags[0].Value!) + value);
            _listener.Start();
        }

        public string Counted => string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));

        public void Dispose() => _listener.Dispose();
    }
}
