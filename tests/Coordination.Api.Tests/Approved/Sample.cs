using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Coordination.Domain.FollowUp;

namespace Coordination.Api.Tests.Approved;

/// <summary>An instance of any stored shape with every member filled, always the same: a new or renamed member shows in its JSON.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset Instant = new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly Dictionary<Type, object> Plain = new()
    {
        [typeof(string)] = "text",
        [typeof(int)] = 7,
        [typeof(long)] = 7L,
        [typeof(decimal)] = 1.5m,
        [typeof(double)] = 1.5,
        [typeof(bool)] = true,
        [typeof(Guid)] = new Guid("11111111-2222-7333-8444-555555555555"),
        [typeof(DateTimeOffset)] = Instant,
        [typeof(DateOnly)] = new DateOnly(2026, 4, 20),
        [typeof(TimeOnly)] = new TimeOnly(9, 30),
        [typeof(Offset)] = Offset.Parse("28w0d"),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(90),
    };

    public static object Of(Type type) => Make(Nullable.GetUnderlyingType(type) ?? type, 0);

    private static object Make(Type type, int depth) =>
        depth > 12 ? throw new InvalidOperationException($"{type} holds itself without end.")
        : Plain.TryGetValue(type, out var value) ? value
        : type.IsEnum ? Second(type)
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? Many(type, depth)
        : Kinds(type) is [var first, ..] ? Record(first, depth)
        : Record(type, depth);

    // The second word of an enum: the first one is what a forgotten member would read as.
    private static object Second(Type type)
    {
        var values = Enum.GetValues(type);
        return values.GetValue(Math.Min(1, values.Length - 1))!;
    }

    private static object Many(Type type, int depth)
    {
        var name = type.GetGenericTypeDefinition() switch
        {
            var t when t == typeof(ImmutableArray<>) => nameof(ArrayOf),
            var t when t == typeof(ImmutableHashSet<>) => nameof(SetOf),
            var t when t == typeof(ImmutableDictionary<,>) => nameof(DictionaryOf),
            _ => throw new InvalidOperationException($"{type} is no list of a stored shape."),
        };
        var parts = type.GetGenericArguments().Select(t => Each(t, depth + 1)).ToArray();
        return typeof(Sample).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [.. parts])!;
    }

    // Of a shape with several kinds, a list holds one of each.
    private static object[] Each(Type type, int depth) =>
        [.. (Kinds(type) is { Length: > 0 } kinds ? kinds : [Nullable.GetUnderlyingType(type) ?? type]).Select(kind => Make(kind, depth))];

    private static Type[] Kinds(Type type) => [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType)];

    private static ImmutableArray<T> ArrayOf<T>(object[] items) => [.. items.Cast<T>()];

    private static ImmutableHashSet<T> SetOf<T>(object[] items) => [.. items.Cast<T>()];

    private static ImmutableDictionary<TKey, TValue> DictionaryOf<TKey, TValue>(object[] keys, object[] values)
        where TKey : notnull => ImmutableDictionary<TKey, TValue>.Empty.Add((TKey)keys[0], (TValue)values[0]);

    private static object Record(Type type, int depth)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length) ?? throw new InvalidOperationException($"{type} cannot be made.");
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType, depth + 1))]);
        var given = constructor.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !given.Contains(p.Name)))
        {
            property.SetValue(made, Make(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, depth + 1));
        }

        return made;
    }
}
