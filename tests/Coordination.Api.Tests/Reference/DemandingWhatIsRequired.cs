using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>What the document calls required is what the server demands, and nothing more.</summary>
public sealed class DemandingWhatIsRequired(ReferenceFixture api) : IClassFixture<ReferenceFixture>
{
    // Needed by what else is sent, or by who sends it, as their descriptions say.
    private static readonly string[] NeededSometimes =
    [
        "POST /v1/accounts/discipline", "POST /v1/accounts/site", "POST /v1/alerts/site", "POST /v1/alerts/{alertId}/qualify/reason", "POST /v1/cases/dueDate",
        "POST /v1/cases/{caseId}/concertations/with", "POST /v1/cases/{caseId}/contacts/text", "POST /v1/cases/{caseId}/handovers/{handoverId}/answer/reason",
        "POST /v1/cases/{caseId}/pregnancy/dueDate", "POST /v1/samples/{sampleId}/answer/text",
    ];

    [Fact]
    public async Task An_example_is_refused_without_a_required_member_and_not_for_want_of_another()
    {
        var without = api.Operations.Where(o => o.Example is not null).SelectMany(Without).ToList();
        Assert.Contains(without, one => one.Required);
        Assert.Contains(without, one => !one.Required);

        // What is refused changes nothing, so it goes first.
        var (faults, sometimes) = (new List<string>(), new List<string>());
        foreach (var one in without.OrderByDescending(one => one.Required))
        {
            var answer = await SendAsync(one);
            var named = (int)answer.Status is 400 or 422 && answer.Fields.Any(field => field == one.Pointer || field.StartsWith($"{one.Pointer}/", StringComparison.Ordinal));
            if (named && NeededSometimes.Contains(one.Name))
            {
                sometimes.Add(one.Name);
            }
            else if (named != one.Required)
            {
                faults.Add($"{one.Operation.Name} without {one.Pointer} ({(one.Required ? "required" : "not required")}): {(int)answer.Status} {string.Join(',', answer.Fields)} {answer.Problem}");
            }
        }

        Assert.Equal(NeededSometimes, sometimes.Order(StringComparer.Ordinal));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void What_is_required_is_not_null() => Assert.Equal([],
        from schema in Schemas.EnumerateObject()
        from member in Required(schema.Value)
        where schema.Value.TryGetProperty("properties", out var members) && members.TryGetProperty(member, out var property) && MayBeNull(property)
        select $"{schema.Name}.{member}");

    private JsonElement Schemas => api.Document.GetProperty("components").GetProperty("schemas");

    private IEnumerable<Left> Without(Operation operation)
    {
        var schema = Resolved(operation.Stated.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        return Members(JsonNode.Parse(operation.Example!)!.AsObject(), schema, "").Select(member => new Left(operation, member.Pointer, member.Required));
    }

    // The whole example, and the objects in it: what stands in a list is left alone.
    private IEnumerable<(string Pointer, bool Required)> Members(JsonObject body, JsonElement schema, string at)
    {
        foreach (var (name, value) in body)
        {
            yield return ($"{at}/{name}", Required(schema).Contains(name));
            if (value is JsonObject inner && schema.TryGetProperty("properties", out var members) && members.TryGetProperty(name, out var part) && Resolved(part) is var found && found.TryGetProperty("properties", out _))
            {
                foreach (var member in Members(inner, found, $"{at}/{name}"))
                {
                    yield return member;
                }
            }
        }

        foreach (var name in Required(schema).Where(name => !body.ContainsKey(name)))
        {
            yield return ($"{at}/{name}", true);
        }
    }

    private JsonElement Resolved(JsonElement schema)
    {
        var one = schema.TryGetProperty("oneOf", out var kinds) ? kinds.EnumerateArray().First(kind => kind.TryGetProperty("$ref", out _)) : schema;
        return one.TryGetProperty("$ref", out var name) ? Schemas.GetProperty(name.GetString()!.Split('/')[^1]) : one;
    }

    private static IEnumerable<string> Required(JsonElement schema) => schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private static bool MayBeNull(JsonElement property) =>
        (property.TryGetProperty("type", out var type) && type.ToString().Contains("null", StringComparison.Ordinal))
        || (property.TryGetProperty("oneOf", out var kinds) && kinds.EnumerateArray().Any(kind => kind.TryGetProperty("type", out var no) && no.ToString() == "null"));

    private Task<HttpAnswer> SendAsync(Left left)
    {
        var (operation, body) = (left.Operation, JsonNode.Parse(left.Operation.Example!)!);
        var steps = left.Pointer.Split('/')[1..];
        steps[..^1].Aggregate(body, (node, step) => node[step]!).AsObject().Remove(steps[^1]);
        var path = operation.Given("path").Aggregate(operation.Path, (so, p) => so.Replace($"{{{p.Name}}}", Uri.EscapeDataString(p.Value), StringComparison.Ordinal));
        var version = operation.Given("header").FirstOrDefault(header => header.Name == "If-Match").Value;
        return api.As(People.Of(operation.Text("x-persona")!)).SendAsync(new HttpMethod(operation.Verb.ToUpperInvariant()), path, body.ToJsonString(), key: null, version);
    }

    private sealed record Left(Operation Operation, string Pointer, bool Required)
    {
        public string Name => Operation.Name + Pointer;
    }
}
