using System.Collections.Immutable;
using System.Reflection;
using Coordination.Domain;

namespace Coordination.Api.Http;

/// <summary>One stable reason for a "no".</summary>
/// <param name="Code">Last part of the problem's <c>type</c>.</param>
/// <param name="Status">HTTP status it comes with.</param>
/// <param name="Capability">Capability it belongs to, or null for a reason of the door.</param>
/// <param name="Sentence">The rule; null where the sentence depends on the case.</param>
internal sealed record ProblemType(string Code, int Status, string? Capability, string? Sentence)
{
    public string Uri => Problems.Types + Code;
}

/// <summary>Every reason this API refuses by: those of the door, stated here, and those of the field, read from the refusals beside the rules.</summary>
internal static class ProblemTypes
{
    private static readonly ImmutableArray<ProblemType> OfTheDoor =
    [
        new("invalid-request", 400, null, "The request is not of the shape this address reads; every field at fault is named."),
        new("not-authenticated", 401, null, "A bearer token of a configured issuer is needed."),
        new("account-unknown", 403, null, "No account of this installation belongs to this token."),
        new("not-allowed", 403, null, "The caller's role may not do this; the rule is named."),
        new("not-found", 404, null, "Nothing is known under this address, or nothing that the caller may know of."),
        new("method-not-allowed", 405, null, "The address does not take this method."),
        new("body-too-large", 413, null, $"A body has at most {Limits.Body / 1024} KB."),
        new("unsupported-media-type", 415, null, "Bodies are application/json."),
        new("version-missing", 428, null, "The write replaces what somebody wrote: If-Match says which version was read."),
        new("too-many-requests", 429, null, "The caller sent more than its share: nothing was accepted, the same request may be sent again after Retry-After."),
        new("internal", 500, null, "Something unexpected happened; it is logged under the trace id."),
        new("commit-too-weak", 503, null, "No alert is taken while the database could lose it."),
        new("outcome-unknown", 503, null, "The database did not answer: send the same request again with the same key."),
    ];

    public static ImmutableArray<ProblemType> All { get; } =
    [
        .. OfTheDoor.Concat(new[] { typeof(Refusal).Assembly, typeof(ProblemTypes).Assembly }.SelectMany(OfTheField))
            .DistinctBy(type => type.Code).OrderBy(type => type.Status).ThenBy(type => type.Capability, StringComparer.Ordinal).ThenBy(type => type.Code, StringComparer.Ordinal),
    ];

    /// <summary>Reasons with this status that a request of this capability can meet.</summary>
    public static IEnumerable<ProblemType> Of(int status, string capability) => All.Where(type => type.Status == status && (type.Capability is null || type.Capability == capability));

    private static IEnumerable<ProblemType> OfTheField(Assembly assembly) =>
        from holder in assembly.GetTypes()
        where holder.Name.EndsWith("Refusals", StringComparison.Ordinal)
        from refusal in Constants(holder).Concat(Made(holder))
        select new ProblemType(refusal.Refusal.Code, ReplyWriter.Status(refusal.Refusal.Kind), Capability(holder), refusal.Fixed ? refusal.Refusal.Sentence : null);

    private static IEnumerable<(Refusal Refusal, bool Fixed)> Constants(Type holder) =>
        from member in holder.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        let value = member switch
        {
            PropertyInfo property when property.PropertyType == typeof(Refusal) => property.GetValue(null),
            FieldInfo field when field.FieldType == typeof(Refusal) => field.GetValue(null),
            _ => null,
        }
        where value is not null
        select ((Refusal)value, true);

    // A refusal that names what was found is made from blanks: its code and kind do not depend on them.
    private static IEnumerable<(Refusal Refusal, bool Fixed)> Made(Type holder) =>
        from method in holder.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where method.ReturnType == typeof(Refusal) && !method.IsSpecialName
        select ((Refusal)method.Invoke(null, [.. method.GetParameters().Select(Blank)])!, false);

    private static object? Blank(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => "…",
        var type when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => type.GetField("Empty")!.GetValue(null),
        var type when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };

    private static string? Capability(Type holder) => holder.Namespace!.Split('.')[^1] is var last && last is "Http" or "Access" ? null : last;
}
