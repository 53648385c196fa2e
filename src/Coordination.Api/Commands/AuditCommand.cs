using Coordination.Api.Audit;
using Coordination.Api.Configuration;
using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary><c>audit</c>: whoever has to trust the log holds it against what was signed.</summary>
internal static class AuditCommand
{
    public static readonly Subcommand Definition = new(
        "audit",
        "verifies the audit log, or prints the key that signs it",
        """
        audit verify [--checkpoints FILE] [--key FILE]…
            holds every audit entry against its number and the whole log against every signed checkpoint. Names the first
            thing that does not agree and ends with 1; 0 when all does. FILE of --checkpoints is the copy kept in another
            place (Audit:CheckpointFile): without it a log that was written anew, checkpoints too, is not found out.
            --key names a public key in PEM, once for each key that may have signed; without one, signatures are held
            against the key of Audit:SigningKey where it is given.
        audit key
            prints the public half of the key that signs, to be kept by those who verify.

        Reads with ConnectionStrings:Worker where it is given, else ConnectionStrings:Coordination.
        """,
        RunAsync);

    private static Task<int> RunAsync(string[] args) => args switch
    {
        ["verify", .. var rest] => VerifyAsync(rest),
        ["key"] => PrintKey(),
        _ => throw new CommandRefused("audit takes 'verify' or 'key'; see audit --help."),
    };

    private static Task<int> PrintKey()
    {
        using var key = OwnKey(Sources.Read([])) ?? throw new CommandRefused($"{AuditSettings.KeyName} is not given.");
        Console.WriteLine(key.PublicPem);
        return Task.FromResult(0);
    }

    private static async Task<int> VerifyAsync(string[] args)
    {
        List<Checkpoint> elsewhere = [];
        List<CheckpointKey> keys = [];
        for (var i = 0; i < args.Length; i += 2)
        {
            switch (args[i], i + 1 < args.Length ? args[i + 1] : null)
            {
                case ("--checkpoints", { } file): elsewhere.AddRange(Checkpoints(file)); break;
                case ("--key", { } file): keys.Add(PublicKey(file)); break;
                default: throw new CommandRefused($"audit verify does not take '{args[i]}' here; see audit --help.");
            }
        }

        var configuration = Sources.Read([]);
        if (keys.Count == 0 && OwnKey(configuration) is { } own)
        {
            keys.Add(own);
        }

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

    private static CheckpointKey? OwnKey(IConfiguration configuration)
    {
        var development = Sources.EnvironmentOf(configuration) == Environments.Development;
        return development || configuration.Text(AuditSettings.KeyName) is not null
            ? AuditSettings.Load(configuration, development, signs: true, SettingsLoading.StateFolderOf(configuration, development)).Key
            : null;
    }

    private static IEnumerable<Checkpoint> Checkpoints(string file) =>
        Lines(file).Where(line => line.Length > 0).Select((line, i) => Checkpoint.Parse(line) ?? throw new CommandRefused($"Line {i + 1} of {file} is no checkpoint."));

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
