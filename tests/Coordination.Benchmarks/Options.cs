using System.Globalization;

namespace Coordination.Benchmarks;

/// <param name="Seconds">Length of one cell.</param>
/// <param name="Rounds">How often every variant is measured, interleaved.</param>
/// <param name="Connections">Concurrent callers.</param>
/// <param name="Cases">Cases prepared for commands.</param>
/// <param name="Few">Open obligations of one owner, small list.</param>
/// <param name="Many">The same, large list.</param>
internal sealed record Options(double Seconds, int Rounds, int Connections, int Cases, int Few, int Many)
{
    /// <summary>Leaves out what needs handovers or lists: for work on a single path.</summary>
    public bool AlertsOnly { get; init; }

    public static Options Parse(string[] args, int rounds = 4)
    {
        var small = args.Contains("--small");
        return new Options(
            Value(args, "--seconds", small ? 0.5 : 3),
            (int)Value(args, "--rounds", small ? 1 : rounds),
            (int)Value(args, "--connections", 4),
            (int)Value(args, "--cases", small ? 40 : 400),
            small ? 500 : 10_000,
            small ? 2_000 : 100_000)
        {
            AlertsOnly = args.Contains("--alerts-only"),
        };
    }

    private static double Value(string[] args, string name, double usual)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;
    }
}
