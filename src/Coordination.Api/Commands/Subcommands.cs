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
        DemoCommand.Definition,
        MartenCommand.Definition,
        HealthCommand.Definition,
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var first = args.FirstOrDefault(a => a.Length > 0);
        if (first is "--help" or "-h" or "help")
        {
            Console.WriteLine(Overview());
            return 0;
        }

        var command = first is null || first.StartsWith('-') ? ServeCommand.Definition : Array.Find(All, c => c.Name == first);
        if (command is null)
        {
            Console.Error.WriteLine($"Unknown command '{first}'.\n\n{Overview()}");
            return 2;
        }

        return await RunAsync(command, command.Name == first ? args[1..] : args);
    }

    private static async Task<int> RunAsync(Subcommand command, string[] args)
    {
        if (args.Any(a => a is "--help" or "-h"))
        {
            Console.WriteLine(command.Help);
            return 0;
        }

        try
        {
            return await command.Run(args);
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

    private static string Overview() =>
        "Coordination: the backend with which a hospital's 1000-days service coordinates care.\n\nCommands (each takes --help):\n"
        + string.Join('\n', All.Select(c => $"  {c.Name,-10} {c.Summary}"));
}

/// <param name="Name">First word.</param>
/// <param name="Summary">One line of the overview.</param>
/// <param name="Help">What --help prints.</param>
/// <param name="Run">Exit code.</param>
internal sealed record Subcommand(string Name, string Summary, string Help, Func<string[], Task<int>> Run);

/// <summary>The command cannot run as asked; the message says why and what to do.</summary>
internal sealed class CommandRefused(string message) : Exception(message);
