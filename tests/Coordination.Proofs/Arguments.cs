using System.Globalization;

namespace Coordination.Proofs;

/// <summary>Named whole numbers of a command line; an unknown name is an error, because a run under another number than asked proves nothing.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, int> _given;

    private Arguments(Dictionary<string, int> given) => _given = given;

    public static Arguments Parse(string[] args, params string[] names)
    {
        Dictionary<string, int> given = [];
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!names.Contains(name) || i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new ArgumentException($"'{args[i]}' is not understood here: {string.Join(", ", names.Select(n => $"--{n} <number>"))}.");
            }

            given[name] = number;
        }

        return new Arguments(given);
    }

    public int Number(string name, int usual) => _given.GetValueOrDefault(name, usual);

    /// <summary>The seed given, or a fresh one: printed either way.</summary>
    public int Seed() => Number("seed", Environment.TickCount & 0xFFFFFF);
}
