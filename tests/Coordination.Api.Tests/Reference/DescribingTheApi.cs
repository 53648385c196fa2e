using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Api.Http;
using Coordination.Api.Tests.Approved;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>The document says what the product does: no address more, none less, and nothing of its code.</summary>
public sealed partial class DescribingTheApi(ReferenceFixture api) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public void The_document_is_as_approved() => ApprovedFile.Check("openapi.json", api.Document);

    [Fact]
    public void Every_address_is_described_and_every_description_has_its_address()
    {
        var served = api.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<DoorMetadata>() is not null || endpoint.Metadata.GetMetadata<OpenDoor>() is not null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(verb => $"{verb} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(served.Distinct().Order(StringComparer.Ordinal), api.Operations.Select(o => o.Name).Order(StringComparer.Ordinal));
        Assert.NotEmpty(api.Operations);
    }

    [Fact]
    public void Every_operation_says_what_it_is_and_whose_token_its_example_takes() => None(operation =>
        operation.Text("operationId") is null || operation.Text("summary") is null || operation.Text("description") is null
        || operation.Text("x-persona") is null || !operation.Has("tags"));

    [Fact]
    public void Every_operation_has_a_name_of_its_own() =>
        Assert.Empty(api.Operations.GroupBy(operation => operation.Text("operationId")).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_parameter_that_is_needed_has_an_example() => None(operation =>
        operation.Parameters.Any(p => p.TryGetProperty("required", out var needed) && needed.GetBoolean() && !p.TryGetProperty("example", out _)));

    [Fact]
    public void Every_place_in_a_path_is_a_parameter() => None(operation =>
        Places().Matches(operation.Path).Any(place => operation.Parameters.All(p => p.GetProperty("in").GetString() != "path" || p.GetProperty("name").GetString() != place.Groups[1].Value)));

    [Fact]
    public void A_write_takes_a_key_and_every_problem_is_a_problem() => None(operation =>
        (operation.Verb != "get" && operation.Parameters.All(p => p.GetProperty("name").GetString() != "Idempotency-Key"))
        || operation.Stated.GetProperty("responses").EnumerateObject().Any(response => response.Name[0] is '4' or '5' && !IsProblem(response.Value)));

    [Fact]
    public void Every_problem_type_says_its_rule_whatever_was_sent() => Assert.Equal(
        [], ProblemTypes.All.Where(type => type.Sentence is not { Length: > 10 } rule || rule.Contains('…', StringComparison.Ordinal)).Select(type => type.Code));

    [Fact]
    public void No_name_of_the_code_is_shown() =>
        Assert.DoesNotMatch("Coordination\\.(Api|Domain)\\.|System\\.|`1|\\+Endpoint", api.Document.GetRawText());

    [Fact]
    public void Every_limit_of_a_validator_is_in_the_document()
    {
        var alert = Schema("RaiseAlertRequest");

        Assert.Equal(4000, alert.GetProperty("properties").GetProperty("why").GetProperty("maxLength").GetInt32());
        Assert.Equal(200, Schema("AboutWish").GetProperty("properties").GetProperty("name").GetProperty("maxLength").GetInt32());
        Assert.Contains("about", alert.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("n2", Schema("NoteContactRequest").GetProperty("properties").GetProperty("level").GetProperty("default").GetString());
        Assert.False(Schema("Confidentiality").TryGetProperty("default", out _));
    }

    [Fact]
    public async Task The_reference_is_read_without_a_token_and_fetches_nothing_from_elsewhere()
    {
        var page = (await api.Nobody.AskAsync($"{OpenApiSetup.Page}/")).Expect(200);
        var script = (await api.Nobody.AskAsync($"{OpenApiSetup.Page}/scalar.js")).Expect(200);

        Assert.Contains("scalar.js", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn", page.Text, StringComparison.Ordinal);
        Assert.True(script.Text.Length > 100_000);
    }

    private void None(Func<Operation, bool> isAtFault) => Assert.Empty(api.Operations.Where(isAtFault).Select(operation => operation.Name));

    private bool IsProblem(JsonElement response)
    {
        var stated = response.TryGetProperty("$ref", out var name) ? api.Document.GetProperty("components").GetProperty("responses").GetProperty(name.GetString()!.Split('/')[^1]) : response;
        return stated.GetProperty("content").TryGetProperty("application/problem+json", out _) && stated.GetProperty("description").GetString()!.Contains(Problems.Types, StringComparison.Ordinal);
    }

    private JsonElement Schema(string name) => api.Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Places();
}
