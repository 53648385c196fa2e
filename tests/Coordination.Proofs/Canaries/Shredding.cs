using Coordination.Api.Demo;
using Npgsql;

namespace Coordination.Proofs.Canaries;

/// <summary>
/// A mother is erased by destroying her keys, while a node runs that has them at hand. Then nobody reads a text of hers: at once, after every view was
/// made anew, in a restored backup of the data, and after a backup of the keys from before was put back.
/// </summary>
internal sealed class Shredding(Ground ground, Planted planted, Findings findings, Family family)
{
    private const int LeastShown = 20;
    private const string Before = "before_erasing";

    public async Task RunAsync(Dictionary<string, string> settings)
    {
        await CopyAsync();
        using (var product = await StartAsync(ground, settings))
        {
            using var voice = new Voice(ground);
            await EraseAsync(new Readable(voice, planted, family));
            await product.EndAsync();
        }

        var (code, said) = await Product.RunAsync(ground, "marten", "projections", "rebuild");
        findings.Demand(code == 0, "the views were not made anew", said);
        await ReadAsync(ground, settings, "in views made anew");
        await PutKeysBackAsync();
        await ReadAsync(ground, settings, "after a backup of the keys was put back");
        findings.Demand(await KeysAsync() == 0, "a destroyed key is there", "after a backup of the keys was put back");
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

    private Task<(int Code, string Said)> VaultAsync(string reason, Guid confirmedBy) => Product.RunAsync(
        ground, "vault", "erase", "--service", Personas.Service, "--person", $"{family.Mother}", "--ground", reason, "--asked-by", $"{Personas.Of("records-officer").Id}", "--confirmed-by", $"{confirmedBy}");

    private async Task ReadAsync(Ground at, Dictionary<string, string> settings, string when)
    {
        using var product = await StartAsync(at, settings);
        using var voice = new Voice(at);
        await JudgeAsync(new Readable(voice, planted, family), when);
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

    private Task<long> KeysAsync() => ground.NumberAsync($"select count(*) from vault.person_key where person = '{family.Mother}'");

    private async Task PutKeysBackAsync()
    {
        await CopyAsync("person_key", ground.Beside(Before), ground, $"where person = '{family.Mother}'");
        findings.Demand(await KeysAsync() > 0, "no key was put back", $"{family.Mother}");
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
