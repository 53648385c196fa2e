using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Reference;
using FastEndpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>
/// Words that stand nowhere else are put into every text of every request, found by the types that requests are read into. Each is refused
/// by name or stored; then no table may hold one in clear.
/// </summary>
public sealed class PlantingCanaries(ReferenceFixture api) : IClassFixture<ReferenceFixture>
{
    private const string Canary = "Quetzal Coatl";

    /// <summary>What says nothing about a person: the directory is public, and logins, hospitals, sites and their numbers are the installation's own.</summary>
    private static readonly string[] Public =
    [
        "RegisterRelayRequest.record.", "ReviseRelayRequest.record.", "CreateAccountRequest.issuer", "CreateAccountRequest.subject",
        "RegisterClientRequest.issuer", "RegisterClientRequest.subject", "RegisterClientRequest.organisation",
        "AddSiteRequest.label", "AddSiteRequest.onCallNumber", "ChangeSiteSettingsRequest.onCallNumber",
    ];

    /// <summary>What an example leaves out and a text needs beside it.</summary>
    private static readonly Dictionary<string, string> Fuller = new(StringComparer.Ordinal)
    {
        ["POST /v1/cases/{caseId}/safe-contact"] = """{"restricted":true}""",
        ["POST /v1/alerts"] = """{"screenings":[{"total":3}]}""",
        ["POST /v1/cases/{caseId}/concertations/minutes"] = $$"""{"decisions":[{"owner":"{{People.Midwife.Id}}"}]}""",
    };

    /// <summary>Doors that read no request into a type and store nothing: the lists of codes.</summary>
    private static readonly string[] Published = ["GET /v1/codes", "GET /v1/codes/{list}"];

    /// <summary>What is kept in the words it came in: these are stored, not refused.</summary>
    private static readonly string[] Kept =
    [
        "RaiseAlertRequest.codes.[]", "RaiseAlertRequest.redFlags.[]", "RaiseAlertRequest.screenings.[].instrument", "RaiseAlertRequest.from.organisation", "RaiseAlertRequest.from.kind",
        "RaiseAlertRequest.messageId", "RaiseAlertRequest.formId", "RaiseAlertRequest.why", "RecordFactorRequest.code", "RaiseFlagRequest.code", "RecordScreeningRequest.screening.instrument",
        "WriteEntryRequest.text", "NoteContactRequest.text", "CreateAccountRequest.proof", "GrantRoleRequest.proof", "AskHandoverRequest.need",
    ];

    private readonly List<string> _planted = [];
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);

    [Fact]
    public async Task No_text_of_any_request_stands_in_clear_in_any_table()
    {
        var (types, refused) = (RequestTypes(), new List<string>());
        foreach (var operation in api.Operations.Where(o => !Published.Contains(o.Name)))
        {
            var answer = await PlantAsync(operation, types[operation.Name]);
            if ((int)answer.Status >= 400)
            {
                refused.Add($"{answer.Asked}: {(int)answer.Status} {answer.Text}");
            }
        }

        Assert.Equal("", string.Join("\n", refused));
        Assert.Empty(Kept.Except(_stored));
        Assert.True(_stored.Count > 100, $"{_stored.Count} texts were stored.");
        Assert.Equal("", string.Join("\n", await FoundAsync()));
    }

    private async Task<HttpAnswer> PlantAsync(Operation operation, Type request)
    {
        var path = operation.Given("path").Aggregate(operation.Path, (left, p) => left.Replace($"{{{p.Name}}}", Uri.EscapeDataString(p.Value), StringComparison.Ordinal));
        var plants = Texts(request, "").Where(text => !operation.Path.Contains($"{{{text}}}", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var answer = await SendAsync(operation, path, request, plants);
            if ((int)answer.Status is not (400 or 409 or 422) || (plants.RemoveWhere(text => answer.Fields.Any(field => IsAt(field, text))) == 0 && Deeper(plants, answer) == 0))
            {
                _stored.UnionWith(plants.Select(text => $"{request.Name}.{text}"));
                return answer;
            }
        }
    }

    private Task<HttpAnswer> SendAsync(Operation operation, string path, Type request, HashSet<string> plants)
    {
        var verb = new HttpMethod(operation.Verb.ToUpperInvariant());
        var headers = operation.Given("header").ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var client = api.As(People.Of(operation.Text("x-persona")!));
        if (verb == HttpMethod.Get)
        {
            var query = operation.Given("query").Where(p => !plants.Contains(p.Name)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}")
                .Concat(plants.Select(name => $"{name}={Uri.EscapeDataString(Word(request, name))}"));
            return client.AskAsync($"{path}?{string.Join('&', query)}");
        }

        var body = JsonNode.Parse(operation.Example ?? "{}")!.AsObject();
        foreach (var more in Fuller.TryGetValue(operation.Name, out var fuller) ? JsonNode.Parse(fuller)!.AsObject() : [])
        {
            body[more.Key] = more.Value?.DeepClone();
        }

        foreach (var text in plants)
        {
            Put(body, text.Split('.'), Word(request, text));
        }

        return client.SendAsync(verb, path, body.ToJsonString(), headers.GetValueOrDefault("Idempotency-Key") is null ? Word(request, "Idempotency-Key") : null, headers.GetValueOrDefault("If-Match"));
    }

    private string Word(Type request, string text)
    {
        _planted.Add($"{request.Name}.{text}");
        return string.Create(CultureInfo.InvariantCulture, $"{Canary} {_planted.Count - 1}");
    }

    // "a.[].b": every element of a, or one that is made.
    private static void Put(JsonNode at, ReadOnlySpan<string> way, string word)
    {
        if (at is JsonArray list)
        {
            if (list.Count == 0 || way.Length == 1)
            {
                list.Add(way.Length == 1 ? JsonValue.Create(word) : new JsonObject());
            }

            if (way.Length > 1)
            {
                Put(list[0]!, way[1..], word);
            }
        }
        else if (way.Length == 1)
        {
            at[way[0]] = word;
        }
        else
        {
            at[way[0]] ??= way[1] == "[]" ? new JsonArray() : new JsonObject();
            Put(at[way[0]]!, way[1..], word);
        }
    }

    // The core names a field of its own: it stands somewhere below. Or what was made to hold a text is not whole without it.
    private static int Deeper(HashSet<string> plants, HttpAnswer answer)
    {
        var names = answer.Fields.Select(field => field.Split('/')[^1]).ToHashSet(StringComparer.Ordinal);
        var below = plants.RemoveWhere(text => text.Split('.').Any(names.Contains));
        var beside = answer.Fields.Select(field => field.Split('/')[1]).ToHashSet(StringComparer.Ordinal);
        return below > 0 ? below : plants.RemoveWhere(text => text.Contains(".[].", StringComparison.Ordinal) && (beside.Count == 0 || beside.Contains(text.Split('.')[0])));
    }

    private static bool IsAt(string pointer, string text)
    {
        var field = string.Join('.', pointer.TrimStart('/').Split('/').Select(part => part.All(char.IsAsciiDigit) ? "[]" : part));
        return text == field || text.StartsWith(field + ".", StringComparison.Ordinal) || field.StartsWith(text + ".", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(Type type, string prefix) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.CanWrite && member.GetIndexParameters().Length == 0)
        .SelectMany(member => TextsOf(member.PropertyType, prefix + char.ToLowerInvariant(member.Name[0]) + member.Name[1..]));

    private static IEnumerable<string> TextsOf(Type type, string at)
    {
        if (type == typeof(string))
        {
            return [at];
        }

        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;
        return item is not null ? TextsOf(item, at + ".[]")
            : type is { IsClass: true } && type.Namespace!.StartsWith("Coordination", StringComparison.Ordinal) ? Texts(type, at + ".")
            : [];
    }

    private Dictionary<string, Type> RequestTypes() => api.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => (endpoint.RoutePattern, Definition: endpoint.Metadata.GetMetadata<EndpointDefinition>()))
        .Where(endpoint => endpoint.Definition is not null)
        .SelectMany(endpoint => endpoint.Definition!.Verbs!.Select(verb => (Name: $"{verb} /{endpoint.RoutePattern.RawText!.TrimStart('/')}", Type: endpoint.Definition.ReqDtoType)))
        .DistinctBy(endpoint => endpoint.Name).ToDictionary(endpoint => endpoint.Name, endpoint => endpoint.Type, StringComparer.Ordinal);

    private async Task<List<string>> FoundAsync()
    {
        var found = new List<string>();
        foreach (var table in await EveryTable.NamesAsync(api))
        {
            var numbers = await EveryTable.FindAsync(api, table, $"{Canary} ([0-9]+)");
            found.AddRange(numbers.Select(n => _planted[int.Parse(n, CultureInfo.InvariantCulture)]).Distinct()
                .Where(field => !Public.Any(of => field.StartsWith(of, StringComparison.Ordinal))).Select(field => $"{table}: {field}"));
        }

        return found;
    }
}
