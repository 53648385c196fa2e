using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Coordination.Api.Http;

/// <summary>Types as a caller knows them.</summary>
internal static partial class WireType
{
    /// <summary>The type at a path into a request, for example <c>screenings[0].instrument</c>; null where the path leads nowhere.</summary>
    public static Type? At(Type request, string path)
    {
        Type? type = request;
        foreach (var step in Steps().Matches(path).Select(match => match.Value))
        {
            type = type is null ? null : step[0] == '[' ? Item(type) : Member(type, step);
        }

        return type;
    }

    /// <summary>What a field of this type takes, as the end of a sentence.</summary>
    public static string Takes(Type? type) => (type is null ? null : Nullable.GetUnderlyingType(type) ?? type) switch
    {
        null => "does not take this value",
        var t when t == typeof(string) => "takes a text",
        var t when t == typeof(bool) => "takes true or false",
        var t when t == typeof(int) || t == typeof(long) => "takes a whole number",
        var t when t == typeof(decimal) || t == typeof(double) => "takes a number",
        var t when t == typeof(Guid) => "takes an id (UUID)",
        var t when t == typeof(DateOnly) => "takes a day that exists, written like 2026-04-20",
        var t when t == typeof(DateTimeOffset) => "takes an instant with its offset, written like 2026-04-20T09:30:00+02:00",
        var t when t == typeof(TimeOnly) => "takes a time of day, written like 09:30",
        { IsEnum: true } t => $"takes one of: {string.Join(", ", Enum.GetNames(t).Select(OpenApiLimits.Camel))}",
        var t when Item(t) is not null => "takes a list",
        var t when Kinds(t) is { Length: > 0 } kinds => $"takes an object of one of these kinds: {string.Join(", ", kinds.Select(kind => kind.TypeDiscriminator))}",
        _ => "takes an object",
    };

    private static Type? Item(Type type) => type == typeof(string) ? null : type.IsArray
        ? type.GetElementType()
        : (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } list && typeof(IEnumerable).IsAssignableFrom(list) ? list.GetGenericArguments()[0] : null;

    // A member may stand on one of the kinds that a part comes in.
    private static Type? Member(Type type, string name) =>
        Kinds(type).Select(kind => kind.DerivedType).Prepend(Nullable.GetUnderlyingType(type) ?? type)
            .Select(holder => holder.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType)
            .FirstOrDefault(found => found is not null);

    private static JsonDerivedTypeAttribute[] Kinds(Type type) => [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>(false)];

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Steps();
}
