using System.Globalization;
using Npgsql;

namespace Coordination.Api.Configuration;

/// <summary>Reads one value, or stops the start with the key's name. An empty value counts as none; a wrong one is never repeated.</summary>
internal static class Values
{
    public static string? Text(this IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } given ? given : null;

    /// <summary>Path of a file that is there.</summary>
    public static string? FileAt(this IConfiguration configuration, string key) => configuration.Text(key) is not { } path || File.Exists(path)
        ? configuration.Text(key)
        : throw new ConfigurationRefused(key, "names no file that can be read.");

    public static int Number(this IConfiguration configuration, string key, int usual, int least, int most) => configuration.Text(key) switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new ConfigurationRefused(key, $"is a whole number from {least} to {most}."),
    };

    public static TimeOnly TimeOfDay(this IConfiguration configuration, string key, TimeOnly usual) => configuration.Text(key) switch
    {
        null => usual,
        var text when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
        _ => throw new ConfigurationRefused(key, "is a time of day from 00:00 to 23:59."),
    };

    public static bool YesNo(this IConfiguration configuration, string key, bool usual) => configuration.Text(key) switch
    {
        null => usual,
        var text when bool.TryParse(text, out var given) => given,
        _ => throw new ConfigurationRefused(key, "is true or false."),
    };

    /// <summary>One of a few words; the first is usual.</summary>
    public static string OneOf(this IConfiguration configuration, string key, params ReadOnlySpan<string> words)
    {
        var given = configuration.Text(key) ?? words[0];
        return words.Contains(given) ? given : throw new ConfigurationRefused(key, $"is one of {string.Join(", ", words!)}.");
    }

    /// <summary>A connection string that names a server and a database, or null.</summary>
    public static string? Connection(this IConfiguration configuration, string name)
    {
        var key = $"ConnectionStrings:{name}";
        var given = configuration.Text(key);
        try
        {
            return given is null || new NpgsqlConnectionStringBuilder(given) is { Host.Length: > 0, Database.Length: > 0 } ? given : throw Unreadable(key);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            throw Unreadable(key);
        }
    }

    private static ConfigurationRefused Unreadable(string key) =>
        new(key, "is not a connection string of the form Host=…;Database=…;Username=…;Password=….");
}
