using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;
using Coordination.Domain.Access;

namespace Coordination.Domain.Tests.Access;

/// <summary>The input record as a tuple of small numbers: each field has the values 0 to <see cref="Values"/> − 1. A new field joins by itself.</summary>
internal static class Tuples
{
    internal static readonly PropertyInfo[] Fields =
        [.. typeof(AccessQuestion).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];

    private static readonly Set[] Setters = [.. Fields.Select(Compile)];

    private static readonly int[] Counts = [.. Fields.Select(p => p.PropertyType.IsEnum ? Enum.GetValues(p.PropertyType).Length : 2)];

    /// <summary>In lane number n, field number i of the lanes is yes where bit i of n is set.</summary>
    private static readonly ulong[] Patterns =
        [0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000];

    internal static readonly int Role = Find("role"), Action = Find("action");

    private delegate void Set(ref AccessQuestion question, int value);

    internal delegate void Visit(in AccessQuestion question, int lane);

    internal static int Values(int field) => Counts[field];

    internal static int Find(string name) => Array.FindIndex(Fields, f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is var i and >= 0
        ? i
        : throw new InvalidDataException($"The input record has no field {name}.");

    internal static IEnumerable<(int Role, int Action)> Cells() =>
        from role in Enumerable.Range(0, Values(Role)) from action in Enumerable.Range(0, Values(Action)) select (role, action);

    internal static AccessQuestion Question(int[] tuple)
    {
        AccessQuestion question = default;
        for (var field = 0; field < tuple.Length; field++)
        {
            Setters[field](ref question, tuple[field]);
        }

        return question;
    }

    internal static int[] Any(Random random) => [.. Counts.Select(count => random.Next(count))];

    /// <summary>Every combination of the given fields, the others at zero: first once for all lanes, then once for each.</summary>
    internal static long Product((int Role, int Action) cell, int[] fields, Action<int[], ulong[]> lanes, Visit visit)
    {
        int[] laneFields = [.. fields.Where(f => Counts[f] == 2).Take(Patterns.Length)];
        var masks = new ulong[Fields.Length];
        foreach (var (at, field) in laneFields.Index())
        {
            masks[field] = Patterns[at];
        }

        int[] slow = [.. fields.Except(laneFields)];
        var tuple = new int[Fields.Length];
        (tuple[Role], tuple[Action]) = cell;
        var count = 0L;
        do
        {
            lanes(tuple, masks);
            count += Lanes(Question(tuple), laneFields, visit);
        }
        while (Next(tuple, slow));
        return count;
    }

    /// <summary>Goes through the lanes so that one field changes at a time (Gray code).</summary>
    private static int Lanes(AccessQuestion question, int[] fields, Visit visit)
    {
        visit(in question, 0);
        for (int step = 1, lane = 0; step < 1 << fields.Length; step++)
        {
            var turned = BitOperations.TrailingZeroCount(step);
            lane ^= 1 << turned;
            Setters[fields[turned]](ref question, lane >> turned & 1);
            visit(in question, lane);
        }

        return 1 << fields.Length;
    }

    private static bool Next(int[] tuple, int[] fields)
    {
        foreach (var field in fields)
        {
            if (++tuple[field] < Counts[field])
            {
                return true;
            }

            tuple[field] = 0;
        }

        return false;
    }

    private static Set Compile(PropertyInfo property)
    {
        var question = Expression.Parameter(typeof(AccessQuestion).MakeByRefType());
        var value = Expression.Parameter(typeof(int));
        Expression typed = property.PropertyType.IsEnum
            ? Expression.Convert(value, property.PropertyType)
            : Expression.NotEqual(value, Expression.Constant(0));
        return Expression.Lambda<Set>(Expression.Assign(Expression.Property(question, property), typed), question, value).Compile();
    }
}
