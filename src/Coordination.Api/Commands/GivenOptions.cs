using System.Globalization;
using Coordination.Api.Configuration;

namespace Coordination.Api.Commands;

/// <summary>Options that a command was given, read as what they are to be; one in bad shape is named.</summary>
internal sealed class GivenOptions(Subcommand command, IReadOnlyList<(string Name, string Value)> given)
{
    /// <summary>Settings among them, over those of files and environment.</summary>
    public IConfigurationRoot Settings() => Sources.Read(SettingArguments());

    /// <summary>Settings among them, as arguments.</summary>
    public string[] SettingArguments() => [.. given.Where(pair => !IsOption(pair.Name)).Select(pair => $"--{pair.Name}={pair.Value}")];

    /// <summary>Whether an option that stands alone was given.</summary>
    public bool Has(string flag) => All(flag).Any();

    /// <summary>Every value of an option that may be repeated.</summary>
    public IEnumerable<string> All(string name) => given.Where(pair => Same(pair.Name, name)).Select(pair => pair.Value);

    /// <summary>Value of an option, or null where it was not given.</summary>
    /// <exception cref="CommandRefused">Given twice, or empty.</exception>
    public string? Text(string name) => All(name).ToArray() switch
    {
        [] => null,
        [""] => throw new CommandRefused($"--{name} is empty."),
        [var value] => value,
        _ => throw new CommandRefused($"--{name} is given once."),
    };

    /// <exception cref="CommandRefused">Missing, given twice, or empty.</exception>
    public string Required(string name) => Text(name) ?? throw new CommandRefused($"--{name} is missing; see {command.Name.Split(' ')[0]} --help.");

    /// <exception cref="CommandRefused">Something else than an id.</exception>
    public Guid? Id(string name) => Text(name) switch
    {
        null => null,
        var text when Guid.TryParse(text, out var id) => id,
        _ => throw new CommandRefused($"--{name} takes an id."),
    };

    /// <exception cref="CommandRefused">Missing, or something else than an id.</exception>
    public Guid RequiredId(string name) => Id(name) ?? throw new CommandRefused($"--{name} is missing; see {command.Name.Split(' ')[0]} --help.");

    /// <exception cref="CommandRefused">Something else than a whole number from 0 on.</exception>
    public long? Number(string name) => Text(name) is { } text ? NumberOf($"--{name}", text) : null;

    /// <exception cref="CommandRefused">Something else than a day or an instant with its offset.</exception>
    public DateTimeOffset? Instant(string name) => Text(name) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Domain.Time.CivilTime.StartOfDay(day),
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && HasOffset(text) => instant.ToUniversalTime(),
        _ => throw new CommandRefused($"--{name} takes a day (2026-04-30) or an instant with its offset (2026-04-30T08:00:00Z)."),
    };

    /// <exception cref="CommandRefused">None of these words.</exception>
    public string OneOf(string name, params string[] words) => Text(name) switch
    {
        null => words[0],
        var text when words.Contains(text, StringComparer.Ordinal) => text,
        _ => throw new CommandRefused($"--{name} is one of: {string.Join(", ", words)}."),
    };

    /// <summary>A whole number from 0 on.</summary>
    /// <exception cref="CommandRefused">Something else, named as <paramref name="what"/>.</exception>
    public static long NumberOf(string what, string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new CommandRefused($"{what} takes a whole number from 0 on.");

    private static bool HasOffset(string text) =>
        text.IndexOf('T', StringComparison.Ordinal) is > 0 and var time && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > time);

    private bool IsOption(string name) => command.Options!.Concat(command.Flags).Any(own => Same(own, name));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
