using Coordination.Api.Http;
using Coordination.Api.Tests.Fixtures;
using FastEndpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>A refusal points at the field as it was sent, whatever the rule calls it.</summary>
public sealed class PointingAtFields(ApiFixture api) : IClassFixture<ApiFixture>
{
    // Ids that the server draws, and who decides: no request carries them.
    private static readonly string[] NeverSent = ["account-grant-id-taken", "concertation-id-taken", "handover-id-taken", "handover-person-missing"];

    // Stands where the field is what was found: an item of a list, a member of a record.
    private const string Blank = "…";

    private IReadOnlyList<(string Message, Type Request)> Doors =>
    [
        .. from endpoint in api.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
           let door = endpoint.Metadata.GetMetadata<DoorMetadata>()
           where door is not null
           select (door.Message.Name, endpoint.Metadata.GetMetadata<EndpointDefinition>()!.ReqDtoType),
    ];

    [Fact]
    public void What_a_rule_names_is_found_in_a_request_that_may_meet_it()
    {
        var named = ProblemTypes.All.Where(type => type is { Field: not (null or Blank), Capability: not null } && !NeverSent.Contains(type.Code)).ToList();

        Assert.True(named.Count > 100, $"only {named.Count} refusals name a field");
        var lost = named.Where(type => !Doors.Any(door => ProblemTypes.Of(type.Status, door.Message).Contains(type) && WireType.Place(door.Request, type.Field!).Length > 0)).ToList();
        Assert.True(lost.Count == 0, string.Join('\n', lost.Select(type => $"{type.Code}: {type.Field}")));
    }

    [Fact]
    public void A_place_is_one_that_the_request_has_or_the_whole_of_it() => Assert.Equal([],
        from door in Doors
        from type in ProblemTypes.All
        where type is { Field: not null, Capability: not null }
        let place = WireType.Place(door.Request, type.Field!)
        where place.Length > 0 && WireType.At(door.Request, place) is null
        select $"{door.Request.Name}: {place}");

    [Fact]
    public async Task A_meeting_with_nobody_points_at_with()
    {
        var file = await api.OpenCaseAsync();

        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", new { startsAt = api.Clock.GetUtcNow().AddDays(3) })).ExpectProblem(422, "concertation-nobody-invited", "/with");
    }
}
