using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Coordination.Api.Http;

/// <summary>
/// What the store and the calendar can keep, asked of every text and day of a request, wherever in it they stand. PostgreSQL keeps no NUL and
/// no half of a surrogate pair; days are counted on from, which the last ones of the calendar do not allow.
/// </summary>
internal static class Keepable
{
    private static readonly DateOnly First = new(1800, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);
    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Known = new();

    /// <summary>The first field that cannot be kept, with the rule it breaks; null when all can.</summary>
    public static FieldProblem? Fault(object request) => InMembers("", request);

    private static FieldProblem? Of(string field, object? value) => value switch
    {
        null => null,
        string text => IsWhole(text) ? null : new(field, $"'{NameOf(field)}' holds a character that no text has: NUL, or half of a surrogate pair."),
        DateOnly day => day >= First && day <= Last ? null : TooFar(field),
        DateTimeOffset at => at.UtcDateTime >= First.ToDateTime(default) && at.UtcDateTime < Last.ToDateTime(default) ? null : TooFar(field),
        IEnumerable items => InItems(field, items),
        _ => InMembers(field + ".", value),
    };

    private static FieldProblem? InMembers(string prefix, object value)
    {
        foreach (var member in Known.GetOrAdd(value.GetType(), MembersOf))
        {
            // Where it stands is worded only where there is something to say.
            var held = member.GetValue(value);
            if (Of(member.Name, held) is not null)
            {
                return Of(prefix + member.Name, held);
            }
        }

        return null;
    }

    private static FieldProblem? InItems(string field, IEnumerable items)
    {
        // A list that was left out is a default immutable array, which has nothing to walk through.
        if (items.GetType() is { IsValueType: true } type && items.Equals(Activator.CreateInstance(type)))
        {
            return null;
        }

        var at = 0;
        foreach (var item in items)
        {
            if (Of(field, item) is not null)
            {
                return Of($"{field}[{at}]", item);
            }

            at++;
        }

        return null;
    }

    // What is computed from other members holds nothing of its own; numbers, ids and words of a list are kept whatever they are.
    private static ImmutableArray<PropertyInfo> MembersOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite && member.GetIndexParameters().Length == 0 && MayHold(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType)),
    ];

    private static bool MayHold(Type type) =>
        type == typeof(string) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || typeof(IEnumerable).IsAssignableFrom(type)
        || (!type.IsEnum && type.Assembly.GetName().Name!.StartsWith(nameof(Coordination), StringComparison.Ordinal));

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static FieldProblem TooFar(string field) => new(field, $"'{NameOf(field)}' is a day from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}.");

    private static string NameOf(string field)
    {
        var name = field.Split('.')[^1];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
