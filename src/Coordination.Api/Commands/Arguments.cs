using Coordination.Api.Configuration;

namespace Coordination.Api.Commands;

/// <summary>What may follow a command. What nothing reads is refused: somebody believes that it does something.</summary>
internal static class Arguments
{
    // Settings of .NET itself that are given like ours.
    private static readonly string[] OfTheHost = ["http_ports", "https_ports", "environment", "contentRoot", "applicationName"];
    private static readonly string[] SectionsOfTheHost = ["Logging:", "Kestrel:"];

    /// <exception cref="CommandRefused">The first argument that is not read.</exception>
    public static void Require(Subcommand command, IReadOnlyList<string> args)
    {
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at].Length > 0)
            {
                at += Require(command, args[at], at + 1 < args.Count ? args[at + 1] : null);
            }
        }
    }

    // How many of the following belong to it: "--Role worker" is two words, "--Role=worker" is one.
    private static int Require(Subcommand command, string given, string? next)
    {
        var (named, whole) = (given.StartsWith("--", StringComparison.Ordinal), given.Contains('=', StringComparison.Ordinal));
        var name = given[(named ? 2 : 0)..].Split('=')[0];
        if (!(named || whole) || !IsRead(command, name))
        {
            throw new CommandRefused($"{command.Name} does not read '{(named ? "--" : "")}{name}': {command.Name} --help lists what it reads.");
        }

        return whole ? 0
            : next is null || next.StartsWith("--", StringComparison.Ordinal) ? throw new CommandRefused($"--{name} takes a value: --{name} <value> or --{name}=<value>.")
            : 1;
    }

    private static bool IsRead(Subcommand command, string name) =>
        command.Options!.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (command.ReadsSettings && (KnownKeys.IsKnown(name) || OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase)
            || SectionsOfTheHost.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase))));
}
