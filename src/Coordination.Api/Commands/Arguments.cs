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
            throw new CommandRefused($"{command.Name} does not read '{(named ? "--" : "")}{name}': {command.Name.Split(' ')[0]} --help lists what it reads.");
        }

        return IsFlag(command, name) ? whole ? throw new CommandRefused($"--{name} stands alone: it takes no value.") : 0
            : whole ? 0
            : next is null || next.StartsWith("--", StringComparison.Ordinal) ? throw new CommandRefused($"--{name} takes a value: --{name} <value> or --{name}=<value>.")
            : 1;
    }

    /// <summary>What a command was given, once all of it is known to be read.</summary>
    /// <exception cref="CommandRefused">As <see cref="Require(Subcommand, IReadOnlyList{string})"/>.</exception>
    public static GivenOptions Read(Subcommand command, IReadOnlyList<string> args)
    {
        Require(command, args);
        List<(string, string)> given = [];
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = args[at].Split('=', 2) is [var left, var right] ? (left, right) : (args[at], null);
            if (name.Length > 0)
            {
                name = name.StartsWith("--", StringComparison.Ordinal) ? name[2..] : name;
                given.Add((name, value ?? (IsFlag(command, name) ? "" : args[++at])));
            }
        }

        return new(command, given);
    }

    private static bool IsFlag(Subcommand command, string name) => command.Flags.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsRead(Subcommand command, string name) =>
        IsFlag(command, name) || command.Options!.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (command.ReadsSettings && (KnownKeys.IsKnown(name) || OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase)
            || SectionsOfTheHost.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase))));
}
