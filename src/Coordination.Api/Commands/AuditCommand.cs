using Coordination.Api.Audit;
using Coordination.Api.Configuration;
using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary><c>audit</c>: whoever has to trust the log holds it against what was signed, or takes it away in a form that others read.</summary>
internal static class AuditCommand
{
    public const string CheckpointsOption = "checkpoints", KeyOption = "key";

    public static readonly Subcommand Definition = new(
        "audit",
        "verifies, exports or proves the audit log, or prints the key that signs it",
        """
        audit verify [--checkpoints FILE] [--key FILE]…
            holds every audit entry against its number and the whole log against every signed checkpoint. Names the first
            thing that does not agree and ends with 1; 0 when all does. FILE of --checkpoints is the copy kept in another
            place (Audit:CheckpointFile): without it a log that was written anew, checkpoints too, is not found out.
            --key names a public key in PEM, once for each key that may have signed; without one, signatures are held
            against the key of Audit:SigningKey where it is given.
        audit key
            prints the public half of the key that signs, to be kept by those who verify.

        """ + AuditExport.Help + """


        Reads with ConnectionStrings:Worker where it is given, else ConnectionStrings:Coordination. Any setting of deploy/README.md may be given as --<key> <value>.
        """,
        RunAsync);

    private static readonly Subcommand[] Parts =
    [
        new("audit verify", "", "", VerifyAsync) { Options = [CheckpointsOption, KeyOption], ReadsSettings = true },
        new("audit key", "", "", PrintKey) { Options = [], ReadsSettings = true },
        AuditExport.Export,
    ];

    private static Task<int> RunAsync(string[] args) => args switch
    {
        ["prove", { } number, .. var rest] when !number.StartsWith('-') => AuditExport.ProveAsync(number, rest),
        ["check", { } file, .. var rest] when !file.StartsWith('-') => AuditExport.CheckAsync(file, rest),
        ["prove" or "check", ..] => throw new CommandRefused("audit prove takes the number of an entry, audit check the file of an export; see audit --help."),
        [var word, .. var rest] when Array.Find(Parts, part => part.Name == $"audit {word}") is { } part => part.RunAsync(rest),
        _ => throw new CommandRefused("audit takes 'verify', 'export', 'prove', 'check' or 'key'; see audit --help."),
    };

    private static Task<int> PrintKey(string[] args)
    {
        using var key = OwnKey(Arguments.Read(Parts[1], args).Settings()) ?? throw new CommandRefused($"{AuditSettings.KeyName} is not given.");
        Console.WriteLine(key.PublicPem);
        return Task.FromResult(0);
    }

    private static async Task<int> VerifyAsync(string[] args)
    {
        var given = Arguments.Read(Parts[0], args);
        var configuration = given.Settings();
        Checkpoint[] elsewhere = [.. given.All(CheckpointsOption).SelectMany(Checkpoints)];
        var keys = KeysOf(given, configuration);
        await using var database = await StartedDatabase.OfAsync(configuration, CancellationToken.None);
        await using var databases = new Databases(database.Settings);
        return Tell(await new VerifyLog(databases).RunAsync(keys, elsewhere, CancellationToken.None), keys.Count);
    }

    private static int Tell(LogVerdict verdict, int keys)
    {
        if (verdict.Bad is { } bad)
        {
            Console.Error.WriteLine($"The log does not verify: {bad}.");
            return 1;
        }

        Console.WriteLine($"{verdict.Entries} entries agree with their numbers, {verdict.Checkpoints} checkpoints with the entries{(keys > 0 ? " and their signatures" : "; signatures were not looked at, for no key was given")}.");
        return 0;
    }

    /// <summary>Public keys by which signatures are judged: those given, else the one that signs here.</summary>
    public static IReadOnlyCollection<CheckpointKey> KeysOf(GivenOptions given, IConfiguration configuration)
    {
        CheckpointKey[] keys = [.. given.All(KeyOption).Select(PublicKey)];
        return keys.Length == 0 && OwnKey(configuration) is { } own ? [own] : keys;
    }

    /// <summary>Checkpoints of the copy that is kept in another place.</summary>
    public static IEnumerable<Checkpoint> Checkpoints(string file) =>
        Lines(file).Where(line => line.Length > 0).Select((line, i) => Checkpoint.Parse(line) ?? throw new CommandRefused($"Line {i + 1} of {file} is no checkpoint."));

    private static CheckpointKey? OwnKey(IConfiguration configuration)
    {
        var development = Sources.EnvironmentOf(configuration) == Environments.Development;
        return development || configuration.Text(AuditSettings.KeyName) is not null
            ? AuditSettings.Load(configuration, development, signs: true, SettingsLoading.StateFolderOf(configuration, development)).Key
            : null;
    }

    private static CheckpointKey PublicKey(string file)
    {
        try
        {
            return CheckpointKey.Parse(string.Join('\n', Lines(file)));
        }
        catch (FormatException)
        {
            throw new CommandRefused($"{file} holds no key over P-256 in PEM.");
        }
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefused($"{file} cannot be read ({fault.Message})");
        }
    }
}
