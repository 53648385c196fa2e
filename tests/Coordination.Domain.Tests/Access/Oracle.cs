using System.Numerics;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// Interprets rows.json. Shares no type with the policy but the input record, whose names it reads. It answers 64 tuples at once, one
/// for each combination of up to six yes-or-no fields, the lanes.
/// </summary>
internal sealed class Oracle
{
    private readonly RowData _data;
    private readonly RowData.Line[][] _cells;

    /// <summary>The rows; one line may have its outcome turned round.</summary>
    internal Oracle(RowData data, int? turned = null)
    {
        _data = data;
        var lines = data.Lines.Select(l => l.Index == turned ? l with { Rank = 4 - l.Rank } : l).ToArray();
        _cells = [.. Tuples.Cells().Select(cell => lines.Where(l => (l.Roles >> cell.Role & l.Actions >> cell.Action & 1) == 1)
            .OrderBy(l => (l.Overrides ? 0 : 1, l.Rank, l.Id.Length, l.Id)).ToArray())];
    }

    /// <param name="tuple">Values of all fields.</param>
    /// <param name="lanes">For a lane's field the tuples in which it is yes; zero for the others.</param>
    /// <param name="answers">What is said of each tuple.</param>
    internal void Answer(int[] tuple, ulong[] lanes, Said[] answers)
    {
        var open = ulong.MaxValue;
        foreach (var line in Cell(tuple[Tuples.Role], tuple[Tuples.Action]))
        {
            open ^= Give(open & Holding(line.Clauses, tuple, lanes), answers, new(line.Rank, line.Id, line.Index));
        }

        var (hidden, unlessKnown) = ((int)(_data.Hidden >> tuple[Tuples.Action] & 1), (int)(_data.HiddenUnlessKnown >> tuple[Tuples.Action] & 1));
        var refused = (hidden, unlessKnown) switch
        {
            (1, _) => 0UL,
            (_, 1) => open & Holding(_data.MayKnow, tuple, lanes),
            _ => open,
        };
        Give(refused, answers, new(1, "A00", -1));
        Give(open ^ refused, answers, new(0, "A00", -1));
    }

    /// <summary>Every field that a line of this role and action looks at, or the answer where none matches.</summary>
    internal int[] Mentioned((int Role, int Action) cell)
    {
        var clauses = Cell(cell.Role, cell.Action).SelectMany(l => l.Clauses);
        var known = (_data.HiddenUnlessKnown >> cell.Action & 1) == 1 ? clauses.Concat(_data.MayKnow) : clauses;
        return [.. known.SelectMany(c => c).SelectMany(a => a).Select(c => c.Field).Distinct().Order()];
    }

    private RowData.Line[] Cell(int role, int action) => _cells[(role * Tuples.Values(Tuples.Action)) + action];

    private static ulong Give(ulong to, Said[] answers, Said said)
    {
        for (var left = to; left != 0; left &= left - 1)
        {
            answers[BitOperations.TrailingZeroCount(left)] = said;
        }

        return to;
    }

    /// <summary>The tuples in which each clause has an alternative of which every condition holds.</summary>
    private static ulong Holding(RowData.Condition[][][] clauses, int[] tuple, ulong[] lanes)
    {
        var all = ulong.MaxValue;
        for (var k = 0; k < clauses.Length && all != 0; k++)
        {
            var any = 0UL;
            foreach (var alternative in clauses[k])
            {
                var every = all;
                for (var c = 0; c < alternative.Length && every != 0; c++)
                {
                    var (field, mask) = (alternative[c].Field, alternative[c].Mask);
                    every &= lanes[field] == 0 ? 0 - (ulong)(mask >> tuple[field] & 1) : mask == 2 ? lanes[field] : ~lanes[field];
                }

                any |= every;
            }

            all = any;
        }

        return all;
    }

    internal readonly record struct Said(int Rank, string Row, int Line);
}
