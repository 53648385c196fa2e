using System.Collections.Immutable;
using System.Reflection;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Consultations;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>A penal case consultation is kept apart (rule A38): nothing of it can hold a case, and nothing else can hold one of it.</summary>
public sealed class TheConsultations
{
    private const string Place = "Coordination.Domain.Consultations";

    // Every id that it holds, and whose it is. None is given from outside but accounts, and those are looked up.
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["ConsultationPlanned.Consultation"] = "itself",
        ["ConsultationPlanned.Organiser"] = "the account that sets it up",
        ["ConsultationPlanned.Coordinators"] = "accounts that are looked up",
        ["ConsultationParticipant.Id"] = "made at the invitation",
        ["ConsultationAttended.Attendees"] = "some of those",
        ["OwnDecision.By"] = "one of those who were there",
        ["Consultation.Id"] = "itself",
        ["Consultation.Organiser"] = "the account that set it up",
        ["Consultation.Coordinators"] = "accounts",
        ["Consultation.Attendees"] = "some of those",
        ["Consultation.Members"] = "accounts",
        ["Protected.Subject"] = "whose key seals it",
        ["Stamp.By"] = "the account that wrote",
    };

    private static IEnumerable<Type> Shapes => EventNames.Of(typeof(Consultation)).Append(typeof(Consultation)).SelectMany(type => Within(type, [])).Distinct();

    [Fact]
    public void No_id_of_it_can_be_that_of_a_case() => Rule.Holds(
        "Every id in an event or state of a consultation is one of the list, and none is called after a case",
        Shapes.SelectMany(Members).Where(member => Held(member.PropertyType).Contains(typeof(Guid))),
        member => Ids.ContainsKey($"{member.DeclaringType!.Name}.{member.Name}"),
        member => $"{member.DeclaringType!.Name}.{member.Name}");

    [Fact]
    public void Nothing_of_it_is_named_after_what_the_coordination_does() => Rule.Holds(
        "No member of a consultation is a case, a person of one, an alert, a handover or a relay",
        Shapes.SelectMany(Members),
        member => !new[] { "Case", "File", "Person", "Alert", "Handover", "Relay", "Mother", "Child" }.Any(word => member.Name.Contains(word, StringComparison.Ordinal)),
        member => $"{member.DeclaringType!.Name}.{member.Name}");

    [Fact]
    public void It_holds_no_shape_of_another_capability() => Rule.Holds(
        "What a consultation is made of is its own, a sealed text or a stamp",
        Shapes,
        type => type.Namespace == Place || type == typeof(Protected) || type == typeof(Stamp),
        type => type.FullName!);

    [Fact]
    public void No_other_event_or_state_refers_to_one() => Rule.Holds(
        "No event or state of another kind holds a shape of a consultation, or is named after one",
        Product.States.Where(state => state != typeof(Consultation)).SelectMany(state => EventNames.Of(state).Append(state)).SelectMany(type => Within(type, [])).Distinct(),
        type => type.Namespace != Place && Members(type).All(member => !member.Name.Contains("Consultation", StringComparison.Ordinal)),
        type => type.FullName!);

    [Fact]
    public void The_rules_of_a_case_know_of_none() => Rule.Holds(
        "No file of the domain outside its folder uses it, but for the published words of the rules",
        Source.Domain.Where(file => !file.Path.Contains("/Consultations/", StringComparison.Ordinal)),
        file => !file.Code.Contains(Place, StringComparison.Ordinal),
        file => file.Path);

    private static IEnumerable<Type> Within(Type type, IReadOnlyCollection<Type> seen) => seen.Contains(type)
        ? []
        : [type, .. Members(type).SelectMany(member => Held(member.PropertyType)).Where(IsOurs).SelectMany(held => Within(held, [.. seen, type]))];

    private static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static IEnumerable<Type> Held(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Held(inner)
        : type.IsGenericType && type.Namespace == typeof(ImmutableArray).Namespace ? type.GetGenericArguments().SelectMany(Held)
        : [type];

    private static bool IsOurs(Type type) => type.Assembly == Product.Domain && !type.IsEnum;
}
