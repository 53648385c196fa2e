using System.Reflection;
using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Approved;

/// <summary>
/// Which action of the decision table each door demands, and which doors each role may pass where everything speaks for it. A
/// door that comes to ride on an action which others have too shows here as one more line of theirs.
/// </summary>
public sealed class ApprovedDoors(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Caller Somebody = new(new Guid("11111111-2222-7333-8444-555555555555"), "service");

    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void Every_door_demands_what_was_approved_and_lets_those_roles_in()
    {
        var doors = Doors().OrderBy(d => d.Name, StringComparer.Ordinal).ToArray();
        Assert.True(doors.Length > 80, $"only {doors.Length} doors were found");

        ApprovedFile.Check("doors.json", JsonSerializer.SerializeToElement(new
        {
            demands = doors.ToDictionary(d => d.Name, d => string.Join(" or ", d.Demands.SelectMany(Asked).Select(q => q.Action).Distinct().Order())),
            passedBy = Enum.GetValues<Role>().ToDictionary(r => r.ToString(), r => doors.Where(d => d.Demands.Any(demand => Passes(demand, r))).Select(d => d.Name)),
        }));
    }

    private IEnumerable<(string Name, Demand[] Demands)> Doors() =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let door = endpoint.Metadata.GetMetadata<DoorMetadata>()
        where door is not null
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        select ($"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}", Messages(door.Message).Select(m => m.Demand).ToArray());

    /// <summary>The message as an empty request makes it, once for each meaning of a yes or no beside the request.</summary>
    private static IDoor[] Messages(Type type) => [.. new[] { false, true }.Select(yes => (IDoor)Make(type, yes))];

    private static object Make(Type type, bool yes)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p, yes))]);
    }

    private static object? Value(ParameterInfo parameter, bool yes) => parameter.ParameterType switch
    {
        var t when t == typeof(bool) => yes,
        var t when t.IsValueType => Activator.CreateInstance(t),
        var t when t == typeof(string) => "",
        var t when t.IsArray => Array.CreateInstance(t.GetElementType()!, 0),
        var t when t.IsSubclassOf(typeof(Delegate)) || t.IsAbstract || Nullability.Create(parameter).ReadState == NullabilityState.Nullable => null,
        var t => Make(t, yes),
    };

    private static bool Passes(Demand demand, Role role) => Asked(demand).Any(question => AccessDecision.Decide(question with { Role = role }) is { Granted: true } answer
        && (demand.ByEntry || !answer.Has(Duties.EntryOnly)));

    /// <summary>
    /// What the door asks, with every fact that speaks for the caller and none against. That a service shares the lead (A87) is an event
    /// nothing records yet.
    /// </summary>
    private static IEnumerable<AccessQuestion> Asked(Demand demand) =>
        from relation in Enum.GetValues<Tie>()
        from place in new[] { Place.SameService, Place.SameSite }
        from consent in Enum.GetValues<ConsentCover>()
        from purpose in Enum.GetValues<Purpose>()
        from own in new[] { false, true }
        let question = new AccessQuestion
        {
            Action = demand.Action,
            Level = demand.Level,
            Relation = relation,
            Place = place,
            Consent = consent,
            Purpose = purpose,
            Own = own,
            Basis = HelpBasis.Help,
            Subject = DataSubject.Child,
            Ground = LinkGround.SamePerson,
            Reason = EmergencyReason.VitalDanger,
            Glass = Glass.Open,
            Live = true,
            DisciplineMatch = true,
            Named = true,
            OnSealedList = true,
            Disclosed = true,
            InWindow = true,
            SecondPerson = true,
            SafeChannel = true,
            Unassigned = true,
            OwnOrganisation = true,
            OwnerHasRight = true,
            EnoughPeople = true,
            IdentityProven = true,
            StepUp = true,
            ParentalAuthority = true,
        }
        select demand.Refine?.Invoke(Somebody, question) ?? question;
}
