using System.Text;
using Coordination.Domain;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>An owed thing in one line, the same from both sides.</summary>
internal static class Comparing
{
    public static string Words(Obligation row, Heads heads)
    {
        var owner = row.Owner == heads.First ? "first" : row.Owner == heads.Second ? "second" : row.Owner == heads.Lead ? "lead" : $"{row.Owner}";
        var words = Words(row.Code, row.Occurrence, Ms(row.OpensAt), Ms(row.DueAt), row.ClosesAt is { } closes ? Ms(closes) : null, $"{(int)row.Urgency} {owner} {row.Listed}");
        foreach (var step in row.Pending)
        {
            Add(words, step.Name, Ms(step.At), $"{char.ToLowerInvariant($"{step.Tell}"[0])}{$"{step.Tell}"[1..]}");
        }

        return words.ToString();
    }

    public static string Words(Planned row)
    {
        var words = Words(row.Code, row.Occurrence, row.Times.Opens, row.Times.Due, row.Times.Closes, $"{row.Urgency} {row.Owner} {row.Listed}");
        foreach (var step in row.Pending)
        {
            Add(words, step.Name, step.At, step.Tell);
        }

        return words.ToString();
    }

    private static StringBuilder Words(string code, string occurrence, long opens, long due, long? closes, string standing) =>
        new StringBuilder(code).Append('/').Append(occurrence).Append(' ').Append(opens).Append(' ').Append(due).Append(' ').Append(closes).Append(' ').Append(standing);

    private static void Add(StringBuilder words, string name, long at, string tell) => words.Append(", ").Append(name).Append(' ').Append(at).Append(' ').Append(tell);

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
