using System.Globalization;
using System.Text;
using Coordination.Domain.Access;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Domain.Tests.Access;

/// <summary>The policy and the rows as data agree on every combination of what any row looks at, and on samples of all the rest.</summary>
public sealed class EveryTuple(ITestOutputHelper output)
{
    private static readonly RowData Data = new();

    private static readonly Oracle Rows = new(Data);

    [Fact]
    public void Has_the_outcome_and_the_row_that_the_data_says_and_every_line_is_needed()
    {
        var turned = Data.Lines.Select(l => new Oracle(Data, l.Index)).ToArray();
        var noticed = new bool[turned.Length];
        var differences = new StringBuilder();
        long tuples = 0;

        Parallel.ForEach(Tuples.Cells().OrderByDescending(Size), cell => Interlocked.Add(ref tuples, Compare(cell, turned, noticed, differences)));

        output.WriteLine($"{tuples} tuples, {turned.Length} lines of {Data.Lines.DistinctBy(l => l.Id).Count()} rows");
        Assert.True(differences.Length == 0, differences.ToString());
        Assert.Equal([], Data.Lines.Where(l => !noticed[l.Index]).Select(l => $"turning line {l.Index} of {l.Id} round changes nothing"));
        Assert.True(tuples > 10_000_000);
    }

    [Fact]
    public void Samples_of_all_fields_together_find_nothing_that_the_data_does_not_name()
    {
        var differences = new StringBuilder();
        var random = new Random(20260420);
        var (lanes, said) = (new ulong[Tuples.Fields.Length], new Oracle.Said[64]);
        for (var i = 0; i < 300_000; i++)
        {
            var tuple = Tuples.Any(random);
            Rows.Answer(tuple, lanes, said);
            Check(Tuples.Question(tuple), said[0], differences);
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [Fact]
    public void Every_row_from_A01_to_A100_is_there()
    {
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"A{i:00}"), Data.Lines.Select(l => l.Id).Distinct().OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal));
    }

    private static long Compare((int Role, int Action) cell, Oracle[] turned, bool[] noticed, StringBuilder differences)
    {
        var (said, other) = (new Oracle.Said[64], new Oracle.Said[64]);
        var (at, masks) = (Array.Empty<int>(), Array.Empty<ulong>());
        return Tuples.Product(
            cell,
            Vary(cell),
            (tuple, lanes) => Rows.Answer(at = tuple, masks = lanes, said),
            (in question, lane) =>
            {
                var line = said[lane].Line;
                if (Check(question, said[lane], differences) && line >= 0 && !noticed[line])
                {
                    turned[line].Answer(at, masks, other);
                    noticed[line] = (other[lane].Rank, other[lane].Row) != (said[lane].Rank, said[lane].Row);
                }
            });
    }

    private static bool Check(in AccessQuestion question, Oracle.Said said, StringBuilder differences)
    {
        var answer = AccessDecision.Decide(question);
        if ((int)answer.Outcome == said.Rank && answer.Row == said.Row)
        {
            return true;
        }

        lock (differences)
        {
            if (differences.Length < 4000)
            {
                differences.AppendLine(CultureInfo.InvariantCulture, $"policy {answer.Outcome} {answer.Row}, data {(Outcome)said.Rank} {said.Row}: {question}");
            }
        }

        return false;
    }

    private static int[] Vary((int Role, int Action) cell) => [.. Rows.Mentioned(cell).Except([Tuples.Role, Tuples.Action])];

    private static long Size((int Role, int Action) cell) => Vary(cell).Aggregate(1L, (size, field) => size * Tuples.Values(field));
}
