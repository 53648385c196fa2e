using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Coordination.Api.Tests.Audit;

/// <summary>What anybody does to the log behind the product's back is found, and by the entry it was done to.</summary>
public sealed class ProvingTheLog : IAsyncLifetime
{
    private const string Restore = """
        truncate coordination.audit_entry, coordination.audit_leaf, coordination.audit_tree, coordination.audit_checkpoint;
        insert into coordination.audit_entry select * from kept_entry; insert into coordination.audit_leaf select * from kept_leaf;
        insert into coordination.audit_tree select * from kept_tree; insert into coordination.audit_checkpoint select * from kept_checkpoint
        """;

    private readonly ApiFixture _api = new();
    private readonly CheckpointKey _key = CheckpointKey.New();
    private readonly string _elsewhere = Path.GetTempFileName();

    private Databases Databases => _api.Services.GetRequiredService<Databases>();

    private NumberEntries Numbers => _api.Services.GetRequiredService<NumberEntries>();

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            var file = await _api.OpenColdAsync();
            (await _api.OnCaseAsync(file, "entries", new { text = "Écrit une fois." })).Expect(200);
            (await _api.ReadAsync(file)).Expect(200);
            (await _api.ReadAsync(Guid.NewGuid())).ExpectProblem(404, "not-found");
            await NumberAsync();
            Assert.NotNull(await SignAsync(_key));
            _api.Clock.Advance(TimeSpan.FromHours(1));
        }

        await _api.Raw.DoAsync("""
            create table kept_entry as select * from coordination.audit_entry; create table kept_leaf as select * from coordination.audit_leaf;
            create table kept_tree as select * from coordination.audit_tree; create table kept_checkpoint as select * from coordination.audit_checkpoint
            """);
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        _key.Dispose();
        File.Delete(_elsewhere);
    }

    [Fact]
    public async Task Every_entry_has_a_number_and_an_honest_log_verifies()
    {
        var verdict = await VerifyAsync();

        Assert.Equal((await _api.Raw.AskAsync<long>("select count(*) from coordination.audit_entry"), 3, null), (verdict.Entries, verdict.Checkpoints, verdict.Bad));
        Assert.Equal(0, await Numbers.TurnAsync(CancellationToken.None));
        Assert.Null(await SignAsync(_key));
        (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200);
        Assert.Equal(1, await NumberAsync());
    }

    [Fact]
    public async Task Whatever_is_changed_removed_put_in_or_moved_is_named()
    {
        var random = new Random(20260420);
        var entries = (await _api.Raw.AskAsync<string>("select string_agg(entry || ' ' || number, ',' order by number) from coordination.audit_leaf"))!.Split(',');
        string[] harms =
        [
            "update coordination.audit_entry set action = action || 'x' where id = '{0}'",
            "update coordination.audit_entry set actor = gen_random_uuid() where id = '{0}'",
            "update coordination.audit_entry set at = at + interval '1 second' where id = '{0}'",
            "update coordination.audit_entry set outcome = 'hidden?' where id = '{0}'",
            "update coordination.audit_entry set levels = coalesce(levels, '') || 'N4' where id = '{0}'",
            "update coordination.audit_entry set case_id = gen_random_uuid() where id = '{0}'",
            "update coordination.audit_entry set tenant_id = 'other' where id = '{0}'",
            "delete from coordination.audit_entry where id = '{0}'",
            "update coordination.audit_leaf set hash = sha256(hash) where entry = '{0}'",
            "update coordination.audit_leaf set number = number + 1000000 where entry = '{0}'",
        ];
        foreach (var harm in harms.SelectMany(harm => Enumerable.Repeat(harm, 4)))
        {
            var at = random.Next(entries.Length);
            var (id, number) = (entries[at].Split(' ')[0], entries[at].Split(' ')[1]);
            Assert.Equal(1, await _api.Raw.DoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, harm, id)));

            Assert.Contains($"number {number}", (await VerifyAsync()).Bad, StringComparison.OrdinalIgnoreCase);

            await _api.Raw.DoAsync(Restore);
        }

        Assert.Null((await VerifyAsync()).Bad);
    }

    [Fact]
    public async Task An_entry_that_waits_long_for_its_number_or_a_checkpoint_is_told_to_whoever_watches()
    {
        Assert.StartsWith("Healthy", await HealthAsync(), StringComparison.Ordinal);
        (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200);
        Assert.StartsWith("Healthy", await HealthAsync(), StringComparison.Ordinal);
        _api.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("audit: entries wait for a signed checkpoint for more than 10 minutes", await HealthAsync(), StringComparison.Ordinal);

        await NumberAsync();
        Assert.StartsWith("Degraded", await HealthAsync(), StringComparison.Ordinal);
        Assert.NotNull(await SignAsync(_key));
        Assert.StartsWith("Healthy", await HealthAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_was_put_in_or_moved_is_named_whether_or_not_it_got_a_number()
    {
        const string Copy = "insert into coordination.audit_entry select tenant_id, '{0}', at, actor, action, row, outcome, site, case_id, target, levels, detail{1} from coordination.audit_entry order by id limit 1";
        var put = Guid.NewGuid();

        await _api.Raw.DoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Copy, put, ", tx"));
        Assert.Contains($"entry {put} has no number", (await VerifyAsync()).Bad, StringComparison.Ordinal);
        await _api.Raw.DoAsync(Restore);

        await _api.Raw.DoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Copy, put, ", pg_current_xact_id()::text::bigint"));
        Assert.Equal(1, await NumberAsync());
        Assert.Contains($"entry {put}, says", (await VerifyAsync()).Bad, StringComparison.Ordinal);
        await _api.Raw.DoAsync(Restore);

        await _api.Raw.DoAsync("update coordination.audit_leaf set number = case number when 3 then -1 else number end; update coordination.audit_leaf set number = 3 where number = 7; update coordination.audit_leaf set number = 7 where number = -1");
        Assert.Contains("number 3", (await VerifyAsync()).Bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_written_anew_is_found_out_by_what_was_signed_elsewhere()
    {
        const string Anew = """
            update coordination.audit_entry set actor = gen_random_uuid() where id = (select entry from coordination.audit_leaf where number = 5);
            truncate coordination.audit_leaf, coordination.audit_checkpoint;
            update coordination.audit_tree set size = 0, peaks = '', seen_tx = -1
            """;
        await _api.Raw.DoAsync(Anew);
        await NumberAsync();
        using var other = CheckpointKey.New();
        Assert.NotNull(await SignAsync(other, elsewhere: false));

        Assert.Contains("is not signed by a key that is known", (await VerifyAsync()).Bad, StringComparison.Ordinal);
        await _api.Raw.DoAsync("truncate coordination.audit_checkpoint");
        Assert.Contains("were written anew", (await VerifyAsync()).Bad, StringComparison.Ordinal);

        await _api.Raw.DoAsync("delete from coordination.audit_leaf where number > 5; truncate coordination.audit_checkpoint");
        Assert.Contains("the log ends at number 5", (await VerifyAsync(skip: 2)).Bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_restored_into_another_server_is_numbered_on()
    {
        await _api.Raw.DoAsync("update coordination.audit_entry set tx = tx + 1000000000; update coordination.audit_tree set seen_tx = seen_tx + 1000000000");
        (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200);

        Assert.Equal(1, await NumberAsync());
        Assert.Equal(0, await Numbers.TurnAsync(CancellationToken.None));
        Assert.Null((await VerifyAsync()).Bad);
    }

    // Another test's transaction on the same server may still run: what came after it began waits for it.
    private Task<string> HealthAsync() => _api.Nobody.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

    private async Task<int> NumberAsync()
    {
        var numbered = 0;
        await Eventually.HoldsAsync("every entry has a number", async () =>
        {
            numbered += await Numbers.TurnAsync(CancellationToken.None);
            return await _api.Raw.AskAsync<bool>("select (select count(*) from coordination.audit_leaf) = (select count(*) from coordination.audit_entry)");
        });
        return numbered;
    }

    private Task<Checkpoint?> SignAsync(CheckpointKey key, bool elsewhere = true) => new SignCheckpoints(
        Databases, new AuditSettings(key, elsewhere ? _elsewhere : null, TimeSpan.FromMinutes(1)), _api.Clock, NullLogger<SignCheckpoints>.Instance).TurnAsync(CancellationToken.None);

    private async Task<LogVerdict> VerifyAsync(int skip = 0) => await new VerifyLog(Databases)
        .RunAsync([_key], [.. (await File.ReadAllLinesAsync(_elsewhere)).Skip(skip).Select(line => Checkpoint.Parse(line)!)], CancellationToken.None);
}
