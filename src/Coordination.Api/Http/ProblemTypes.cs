using System.Collections.Immutable;
using System.Reflection;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;

namespace Coordination.Api.Http;

/// <summary>One stable reason for a "no".</summary>
/// <param name="Code">Last part of the problem's <c>type</c>.</param>
/// <param name="Status">HTTP status it comes with.</param>
/// <param name="Capability">Capability it belongs to; <see cref="ProblemTypes.Families"/> where alerts and cases check the same; null for a reason of the door.</param>
/// <param name="Sentence">The rule; null where the sentence depends on the case.</param>
internal sealed record ProblemType(string Code, int Status, string? Capability, string? Sentence)
{
    public string Uri => Problems.Types + Code;

    /// <summary>What the rule says is at fault, in the rule's own word; null where it is no single thing.</summary>
    public string? Field { get; init; }
}

/// <summary>Every reason this API refuses by: those of the door, and those of the field, read from the refusals beside the rules.</summary>
internal static class ProblemTypes
{
    /// <summary>In place of one capability: what alerts and cases both check about persons, pregnancies and screenings.</summary>
    public const string Families = "Families";

    private static readonly Type[] OfFamilies = [typeof(PregnancyRefusals), typeof(PersonRefusals), typeof(ScreeningRefusals)];

    // Of the refusals whose sentence has numbers or words of the request in it: what the rule is, whatever was sent.
    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        ["account-role-not-grantable"] = "This role is not given to an account: it comes with its own act, or is nobody's.",
        ["case-owes"] = "The case still owes something, which is named: do it, hand it over, or give a reason for each.",
        ["handover-closed"] = "The handover is closed; its status is named.",
        ["screening-answer-out-of-range"] = "An answer lies outside what its item takes; both bounds are named.",
        ["screening-no-indicators"] = "This instrument is scored by items or total, not by indicators.",
        ["screening-no-printed-scoring"] = "This instrument has no scoring by printed position here: send the points of each item.",
        ["screening-too-many-answers"] = "More answers were sent than the instrument has items; their number is named.",
        ["screening-total-out-of-range"] = "The total lies outside what the instrument can give; both bounds are named.",
    };

    private static readonly ImmutableArray<Type> Holders =
        [.. new[] { typeof(Refusal).Assembly, typeof(ProblemTypes).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal))];

    public static ImmutableArray<ProblemType> All { get; } =
    [
        .. OfTheDoor().Concat(OfTheField())
            .DistinctBy(type => type.Code).OrderBy(type => type.Status).ThenBy(type => type.Capability, StringComparer.Ordinal).ThenBy(type => type.Code, StringComparer.Ordinal),
    ];

    /// <summary>Every member of a class named …Refusals, with the code of what it gives.</summary>
    public static ImmutableArray<(MemberInfo Member, string Code)> Members { get; } =
        [.. Holders.SelectMany(holder => Constants(holder).Concat(Made(holder))).SelectMany(found => Names(found.Member).Select(member => (member, found.Refusal.Code)))];

    /// <summary>Reasons with this status that a message can meet: those of the door, and those of the field that its handler may come to.</summary>
    public static IEnumerable<ProblemType> Of(int status, string message) =>
        All.Where(type => type.Status == status && (type.Capability is null || (Reasons.ByMessage.TryGetValue(message, out var codes) && codes.Contains(type.Code))));

    private static IEnumerable<ProblemType> OfTheDoor() =>
        typeof(DoorProblems).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (ProblemType)property.GetValue(null)!);

    private static IEnumerable<ProblemType> OfTheField() =>
        from holder in Holders
        from found in Constants(holder).Concat(Made(holder))
        let refusal = found.Refusal
        select new ProblemType(refusal.Code, ReplyWriter.Status(refusal.Kind), Capability(holder), found.Member is MethodInfo ? Told.GetValueOrDefault(refusal.Code, refusal.Sentence) : refusal.Sentence) { Field = refusal.Field };

    private static IEnumerable<(MemberInfo Member, Refusal Refusal)> Constants(Type holder) =>
        from member in holder.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        let value = member switch
        {
            PropertyInfo property when property.PropertyType == typeof(Refusal) => property.GetValue(null),
            FieldInfo field when field.FieldType == typeof(Refusal) => field.GetValue(null),
            _ => null,
        }
        where value is not null
        select (member, (Refusal)value);

    // A refusal that names what was found is made from blanks: its code and kind do not depend on them.
    private static IEnumerable<(MemberInfo Member, Refusal Refusal)> Made(Type holder) =>
        from method in holder.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where method.ReturnType == typeof(Refusal) && !method.IsSpecialName
        select ((MemberInfo)method, (Refusal)method.Invoke(null, [.. method.GetParameters().Select(Blank)])!);

    // A property is reached by what reads it.
    private static IEnumerable<MemberInfo> Names(MemberInfo member) => member is PropertyInfo property ? [property, property.GetMethod!] : [member];

    private static object? Blank(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => "…",
        var type when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => type.GetField("Empty")!.GetValue(null),
        var type when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };

    private static string? Capability(Type holder) => OfFamilies.Contains(holder) ? Families : holder.Namespace!.Split('.')[^1] is var last && last is "Http" or "Access" ? null : last;
}
