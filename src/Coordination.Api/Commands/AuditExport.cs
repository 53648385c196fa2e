using Coordination.Api.Audit;
using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary>The parts of <c>audit</c> that take entries away: exported, proved, and checked where there is no database.</summary>
internal static class AuditExport
{
    public const string Help = """
        audit export [--from N] [--to N] [--since T] [--until T] [--service S] [--site S] [--case ID] [--target ID]
                     [--actor ID] [--format ndjson|bundle] [--out FILE] [--proof] [--checkpoints FILE] [--server URL]
            writes entries as FHIR R4 AuditEvent, in the patterns of IHE BALP, by the order of their numbers: to FILE, which is
            made, or to the console. --from and --to are numbers, the last one included; T is a day or an instant, that of
            --until not included; --target is what an act was about. No resource names a person: cases, accounts and
            things are ids. --proof adds to each the way from its leaf to the last checkpoint, of --checkpoints or else of the
            database. --server is the address that the service is known by. Ends with 1 where an entry is not what was numbered.
        audit prove N [--checkpoints FILE] [--key FILE]…
            writes the entry of this number with its proof, and holds the proof against the checkpoint and its signature.
        audit check FILE [--key FILE]…
            holds every entry of an export with proofs against its leaf, the tree and the signature. Needs no database.
        """;

    public static readonly Subcommand Export = new("audit export", "", "", ExportAsync)
    {
        Options = ["from", "to", "since", "until", "service", "site", "case", "target", "actor", "format", "out", AuditCommand.CheckpointsOption, "server"],
        Flags = ["proof"],
        ReadsSettings = true,
    };

    private static readonly Subcommand Prove = new("audit prove", "", "", _ => Task.FromResult(0)) { Options = [AuditCommand.CheckpointsOption, AuditCommand.KeyOption], ReadsSettings = true };

    private static readonly Subcommand Check = new("audit check", "", "", _ => Task.FromResult(0)) { Options = [AuditCommand.KeyOption], ReadsSettings = true };

    private static async Task<int> ExportAsync(string[] args)
    {
        var given = Arguments.Read(Export, args);
        var (filter, form) = (FilterOf(given), given.OneOf("format", "ndjson", "bundle") == "bundle" ? ExportForm.Bundle : ExportForm.NdJson);
        var (server, path, configuration) = (given.Text("server"), given.Text("out"), given.Settings());
        var elsewhere = Last(given);
        await using var database = await StartedDatabase.OfAsync(configuration, CancellationToken.None, Console.Error);
        await using var databases = new Databases(database.Settings);
        var log = new ReadLog(databases);
        var tree = given.Has("proof") ? await TreeAsync(log, elsewhere) : null;
        var export = new ExportLog(log, new AuditEvents(server), written => Console.Error.WriteLine($"{written} entries"));
        await using var to = ExportFile.Open(path);
        var done = await to.WriteAsync(stream => export.RunAsync(filter, tree, form, stream, CancellationToken.None));
        Console.Error.WriteLine($"{done.Entries} entries{(tree is null ? "" : $", {done.Proved} of them with a proof; the others came after the checkpoint")}. {await log.SizeAsync(CancellationToken.None)} have a number.");
        return 0;
    }

    public static async Task<int> ProveAsync(string number, string[] args)
    {
        var given = Arguments.Read(Prove, args);
        var (at, configuration, elsewhere) = (GivenOptions.NumberOf("audit prove", number), given.Settings(), Last(given));
        var keys = AuditCommand.KeysOf(given, configuration);
        await using var database = await StartedDatabase.OfAsync(configuration, CancellationToken.None, Console.Error);
        await using var databases = new Databases(database.Settings);
        var log = new ReadLog(databases);
        var lines = new MemoryStream();
        var done = await ExportFile.JudgedAsync(async () => await new ExportLog(log, new AuditEvents(null), _ => { })
            .RunAsync(new LogFilter { From = at, To = at }, await TreeAsync(log, elsewhere), ExportForm.NdJson, lines, CancellationToken.None));
        if (done.Proved == 0)
        {
            throw new CommandRefused(done.Entries == 0 ? $"No entry has the number {at}." : $"The entry {at} came after the last checkpoint: it is proved by the next one.");
        }

        lines.Position = 0;
        var told = CheckExport.Read(lines).Single();
        Console.WriteLine(System.Text.Encoding.UTF8.GetString(lines.ToArray()).TrimEnd());
        return Tell(told.Wrong(keys) is { } wrong ? $"number {told.Number}, entry {told.Entry.Id}, {wrong}" : null, $"The entry {at} stands in {told.Proof!.Checkpoint.Size} entries signed at {VerifyLog.Instant(told.Proof.Checkpoint.At)}", keys.Count);
    }

    public static Task<int> CheckAsync(string file, string[] args)
    {
        var given = Arguments.Read(Check, args);
        var keys = AuditCommand.KeysOf(given, given.Settings());
        using var stream = ExportFile.Existing(file);
        var (entries, wrong) = CheckExport.Run(stream, keys);
        return Task.FromResult(Tell(wrong, $"{entries} entries stand where they say, in what was signed", keys.Count));
    }

    private static int Tell(string? wrong, string right, int keys)
    {
        Console.Error.WriteLine(wrong is not null ? $"It does not hold: {wrong}." : $"{right}{(keys > 0 ? "; the signature is right" : "; the signature was not looked at, for no key was given")}.");
        return wrong is null ? 0 : 1;
    }

    private static LogFilter FilterOf(GivenOptions given) => new()
    {
        From = given.Number("from") ?? 0,
        To = given.Number("to") ?? long.MaxValue,
        Since = given.Instant("since"),
        Until = given.Instant("until"),
        Service = given.Text("service"),
        Site = given.Text("site"),
        Case = given.Id("case"),
        Target = given.Id("target"),
        Actor = given.Id("actor"),
    };

    private static Checkpoint? Last(GivenOptions given) => given.Text(AuditCommand.CheckpointsOption) is { } file
        ? AuditCommand.Checkpoints(file).MaxBy(checkpoint => checkpoint.Size) ?? throw new CommandRefused($"{file} holds no checkpoint.")
        : null;

    private static async Task<LogTree> TreeAsync(ReadLog log, Checkpoint? elsewhere)
    {
        var checkpoint = elsewhere ?? await log.LatestAsync(CancellationToken.None) ?? throw new CommandRefused("No checkpoint was signed yet: there is nothing to prove against.");
        var tree = log.TreeOf(checkpoint, CancellationToken.None);
        return await ExportFile.JudgedAsync(tree.AgreesAsync) ? tree
            : throw new CommandRefused($"The log is not what was signed at {VerifyLog.Instant(checkpoint.At)}: audit verify names where.");
    }
}
