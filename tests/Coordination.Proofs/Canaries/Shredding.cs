using System.Diagnostics;
using Coordination.Api.Demo;
using Npgsql;

namespace Coordination.Proofs.Canaries;

/// <summary>
/// A mother is erased by destroying her keys, while a node runs that has them at hand. Then nobody reads a text of hers: at once, after every view was
/// made anew, in a restored backup of the data, and after a backup of the keys from before was put back. The same of an alert that became no case, whose
/// time is over: the product deletes what it said by itself.
/// </summary>
internal sealed class Shredding(Ground ground, Planted planted, Findings findings, Family family, Rumour rumour)
{
    private const int LeastShown = 20;
    private const int LeastRumoured = 7;
    private const string Before = "before_erasing";

    public async Task RunAsync(Dictionary<string, string> settings)
    {
        await CopyAsync();
        using (var product = await StartAsync(ground, settings))
        {
            using var voice = new Voice(ground);
            await EraseAsync(new Readable(voice, planted, family.Told));
            await DeleteAsync(new Readable(voice, planted, rumour.Told));
            await product.EndAsync();
        }

        var (code, said) = await Product.RunAsync(ground, "marten", "projections", "rebuild");
        findings.Demand(code == 0, "the views were not made anew", said);
        await ReadAsync(ground, settings, "in views made anew");
        await PutKeysBackAsync();
        await ReadAsync(ground, settings, "after a backup of the keys was put back");
        findings.Demand(await KeysAsync(OfHers) + await KeysAsync(OfRumour) == 0, "a destroyed key is there", "after a backup of the keys was put back");
        await RestoreAsync();
        await ReadAsync(ground.Beside(Before), settings, "in a restored backup of the data");
    }

    private async Task EraseAsync(Readable readable)
    {
        var before = (await readable.AskAsync()).Shown;
        findings.Demand(before.Count >= LeastShown, "a family was not read before it was erased", $"{before.Count} fields shown");
        var (code, said) = await VaultAsync("retention-over", Personas.Supervisor.Id);
        findings.Demand(code == 1, "a person was erased whose record must be kept", said);
        (code, said) = await VaultAsync("ordered-by-law", Personas.Of("records-officer").Id);
        findings.Demand(code == 1, "one account asked and confirmed", said);
        (code, said) = await VaultAsync("ordered-by-law", Personas.Supervisor.Id);
        findings.Demand(code == 0, "a person was not erased", said);
        await JudgeAsync(readable, "at once, at a node that had the keys");
        Console.WriteLine($"read before by somebody: {before.Count} fields; {said.Trim()}");
    }

    private async Task DeleteAsync(Readable readable)
    {
        var before = (await readable.AskAsync()).Shown;
        findings.Demand(before.Count >= LeastRumoured, "an alert was not read before its time was over", $"{before.Count} fields shown");
        await rumour.AnswerAsync();
        for (var since = Stopwatch.StartNew(); await KeysAsync(OfRumour) > 0 && since.Elapsed < TimeSpan.FromMinutes(1);)
        {
            await Task.Delay(200);
        }

        findings.Demand(await KeysAsync(OfRumour) == 0, "the key of an alert whose time is over is there", $"{rumour.Alert}");
        await JudgeAsync(readable, "when its time was over");
        Console.WriteLine($"an alert that became no case, read before by somebody: {before.Count} fields");
    }

    private Task<(int Code, string Said)> VaultAsync(string reason, Guid confirmedBy) => Product.RunAsync(
        ground, "vault", "erase", "--service", Personas.Service, "--person", $"{family.Mother}", "--ground", reason, "--asked-by", $"{Personas.Of("records-officer").Id}", "--confirmed-by", $"{confirmedBy}");

    private async Task ReadAsync(Ground at, Dictionary<string, string> settings, string when)
    {
        using var product = await StartAsync(at, settings);
        using var voice = new Voice(at);
        await JudgeAsync(new Readable(voice, planted, family.Told), when);
        await JudgeAsync(new Readable(voice, planted, rumour.Told), $"{when}, of an alert whose time was over");
        await product.EndAsync();
    }

    private async Task JudgeAsync(Readable readable, string when)
    {
        var (shown, failed) = await readable.AskAsync();
        Console.WriteLine($"after erasing, {when}: {shown.Count} fields readable");
        shown.ToList().ForEach(field => findings.Add($"a text of an erased person is read {when}", field));
        failed.ToList().ForEach(door => findings.Add($"a door failed {when}", door));
    }

    private static async Task<Product> StartAsync(Ground at, Dictionary<string, string> settings)
    {
        var product = Product.Start(at, settings);
        await product.ServesAsync(at);
        return product;
    }

    // The backup of the data: the whole database as it was, before anything was erased.
    private async Task CopyAsync()
    {
        // A database is copied only while nobody uses it.
        ground.Database.Clear();
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ground.Connection) { Database = "postgres", Pooling = false }.ConnectionString);
        await using var copy = server.CreateCommand($"create database {Before} template {new NpgsqlConnectionStringBuilder(ground.Connection).Database}");
        copy.CommandTimeout = 0;
        await copy.ExecuteNonQueryAsync();
    }

    private string OfRumour => $"person = (select (a.data -> 'about' ->> 'person')::uuid from coordination.mt_doc_alert a where a.id = '{rumour.Alert}')";

    // The alert that her case took has a key of its own.
    private string OfHers => $"person in ('{family.Mother}', (select (a.data -> 'about' ->> 'person')::uuid from coordination.mt_doc_alert a where a.id = '{family.Linked}'))";

    private Task<long> KeysAsync(string whose) => ground.NumberAsync($"select count(*) from vault.person_key where {whose}");

    private async Task PutKeysBackAsync()
    {
        foreach (var whose in new[] { OfHers, OfRumour })
        {
            await CopyAsync("person_key", ground.Beside(Before), ground, $"where {whose}");
            findings.Demand(await KeysAsync(whose) > 0, "no key was put back", whose);
        }
    }

    // The keys of a restore are those of after the erasure: their backups are kept for days only.
    private async Task RestoreAsync()
    {
        var restored = ground.Beside(Before);
        await restored.ExecuteAsync("delete from vault.person_key");
        await CopyAsync("person_key", ground, restored, "");
        await CopyAsync("erased", ground, restored, "");
    }

    private static async Task CopyAsync(string table, Ground from, Ground to, string which)
    {
        await using var source = await from.Database.OpenConnectionAsync();
        await using var target = await to.Database.OpenConnectionAsync();
        using var read = await source.BeginTextExportAsync($"copy (select * from vault.{table} {which}) to stdout");
        await using var write = await target.BeginTextImportAsync($"copy vault.{table} from stdin");
        await write.WriteAsync(await read.ReadToEndAsync());
    }
}
