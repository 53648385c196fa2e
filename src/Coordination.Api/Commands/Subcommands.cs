using System.Reflection;

namespace Coordination.Api.Commands;

/// <summary>The first word of the command line. JasperFx's own commands would take <c>--help</c> for themselves, so this comes before them.</summary>
internal static class Subcommands
{
    private static readonly Subcommand[] All =
    [
        ServeCommand.Definition,
        TokenCommand.Definition,
        SetupCommand.Definition,
        MigrateCommand.Definition,
        RaiseEpochCommand.Definition,
        AuditCommand.Definition,
        VaultCommand.Definition,
        DemoCommand.Definition,
        MartenCommand.Definition,
        HealthCommand.Definition,
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var first = args.FirstOrDefault(a => a.Length > 0);
        if (Told(first) is { } told)
        {
            Console.WriteLine(told);
            return 0;
        }

        var command = first is null || first.StartsWith('-') ? ServeCommand.Definition : Find(first);
        if (command is null)
        {
            Console.Error.WriteLine($"Unknown command '{first}'.\n\n{Overview()}");
            return 2;
        }

        return await RunAsync(command, command.Name == first ? args[1..] : args);
    }

    // What is answered without a command.
    private static string? Told(string? first) => first switch
    {
        "--help" or "-h" or "help" => Overview(),
        "--version" or "version" => Version,
        _ => null,
    };

    internal static Subcommand? Find(string name) => Array.Find(All, c => c.Name == name);

    private static async Task<int> RunAsync(Subcommand command, string[] args)
    {
        if (args.Any(a => a is "--help" or "-h"))
        {
            Console.WriteLine(command.Help);
            return 0;
        }

        try
        {
            return await command.RunAsync(args);
        }
        catch (Exception e) when (e is ConfigurationRefused or EventStore.PostgresUnavailable or CommandRefused)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (Npgsql.NpgsqlException e)
        {
            // Its message names server and login at most; the stack would hide it from whoever reads the console.
            Console.Error.WriteLine($"The database did not do what the start needs: {e.Message}");
            return 1;
        }
    }

    private static string Version =>
        typeof(Subcommands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static string Overview() =>
        "Coordination: the backend with which a hospital's 1000-days service coordinates care.\n\nCommands (each takes --help):\n"
        + string.Join('\n', All.Select(c => $"  {c.Name,-12} {c.Summary}")) + "\n\n  --version    prints the version of this build";
}

/// <param name="Name">First word.</param>
/// <param name="Summary">One line of the overview.</param>
/// <param name="Help">What --help prints.</param>
/// <param name="Run">Exit code.</param>
internal sealed record Subcommand(string Name, string Summary, string Help, Func<string[], Task<int>> Run)
{
    /// <summary>Options of its own; null where it judges by itself what follows it.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>Options that stand alone, without a value.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Any setting of deploy/README.md may be given as <c>--Key value</c> or <c>--Key=value</c>.</summary>
    public bool ReadsSettings { get; init; }

    public Task<int> RunAsync(string[] args)
    {
        if (Options is not null)
        {
            Arguments.Require(this, args);
        }

        return Run(args);
    }
}

/// <summary>The command cannot run as asked; the message says why and what to do.</summary>
internal sealed class CommandRefused(string message) : Exception(message);
