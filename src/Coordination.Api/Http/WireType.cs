using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Coordination.Api.Http;

/// <summary>Types as a caller knows them.</summary>
internal static partial class WireType
{
    // What a rule names, as requests name it.
    private static readonly Dictionary<string, string[]> OtherNames = new(StringComparer.Ordinal)
    {
        ["answers"] = ["screening", "screenings"],
        ["anonymousEnquiry"] = ["consent"],
        ["at"] = ["metAt", "saidAt", "heldAt", "startsAt", "occurredAt"],
        ["child"] = ["childId"],
        ["participant"] = ["participantId", "attendees", "owner"],
        ["participants"] = ["with"],
        ["person"] = ["personId"],
        ["reasons"] = ["why"],
        ["relay"] = ["relayId"],
        ["scope"] = ["relays"],
        ["sender.kindText"] = ["from.kind"],
        ["with"] = ["personId"],
    };

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

    /// <summary>
    /// Where a request has what a refusal speaks of: the rules name things of the field, and one request may carry them under another name, or in a
    /// part of its own. Empty, for the whole body, where the request carries nothing of the kind.
    /// </summary>
    public static string Place(Type request, string field) =>
        new[] { field }.Concat(OtherNames.GetValueOrDefault(field.Split('[')[0]) ?? [])
            .Select(name => At(request, name) is not null ? name : Within(request, name))
            .FirstOrDefault(place => place is not null) ?? "";

    // Of what lies in a list the list is told: which of its items it is, the rule does not know.
    private static string? Within(Type request, string name) => request.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(part => Item(part.PropertyType) is { } item ? (part.Name, Type: item, Path: part.Name) : (part.Name, Type: part.PropertyType, Path: $"{part.Name}.{name}"))
        .FirstOrDefault(part => IsPart(part.Type) && At(part.Type, name) is not null).Path;

    private static bool IsPart(Type type) => !type.IsEnum && type.Namespace?.StartsWith(nameof(Coordination), StringComparison.Ordinal) == true;

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

    /// <summary>Whether a field of this type takes several values.</summary>
    public static bool IsList(Type type) => Item(type) is not null;

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
