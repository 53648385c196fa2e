using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Api.Http;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Codes;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>Every code that the reference speaks of can be looked up, by its words in three languages, without a token.</summary>
public sealed partial class ListingCodes(ReferenceFixture api) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public async Task Every_list_is_listed_and_read_with_its_words_and_its_source()
    {
        var lists = (await api.Nobody.AskAsync(CodeDoors.Path)).Expect(200).Json.GetProperty("lists").EnumerateArray().ToList();

        Assert.Equal(CodeLists.All.Select(list => list.Name), lists.Select(list => list.GetProperty("name").GetString()));
        foreach (var line in lists)
        {
            var list = (await api.Nobody.AskAsync(line.GetProperty("address").GetString()!)).Expect(200).Json;

            Assert.Equal(line.GetProperty("count").GetInt32(), list.GetProperty("codes").GetArrayLength());
            Assert.All(list.GetProperty("codes").EnumerateArray().Append(list), IsWorded);
            Assert.False(string.IsNullOrWhiteSpace(list.GetProperty("source").GetString()) || string.IsNullOrWhiteSpace(list.GetProperty("version").GetString()));
        }
    }

    [Fact]
    public async Task A_list_is_not_sent_again_to_who_has_it_and_an_unknown_one_is_a_problem()
    {
        var list = (await api.Nobody.AskAsync($"{CodeDoors.Path}/red-flag")).Expect(200);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"{CodeDoors.Path}/red-flag");
        asked.Headers.TryAddWithoutValidation("If-None-Match", list.ETag);
        using var again = await api.Nobody.SendAsync(asked);

        Assert.Equal(304, (int)again.StatusCode);
        Assert.Empty(await again.Content.ReadAsStringAsync());
        (await api.Nobody.AskAsync($"{CodeDoors.Path}/nothing")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_bare_address_leads_to_the_reference()
    {
        using var answer = await api.Nobody.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.StartsWith(OpenApiSetup.Page, answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_enumeration_of_the_document_has_its_list_with_just_its_words()
    {
        var enumerations = Schemas().Where(schema => schema.Value.TryGetProperty("enum", out _)).ToList();

        Assert.NotEmpty(enumerations);
        Assert.Equal([], enumerations.Where(schema => !Words(schema.Value).SequenceEqual(Codes(OpenApiCodes.Kebab(schema.Name)))).Select(schema => schema.Name));
        Assert.Equal([], enumerations.Where(schema => !Says(schema.Value, OpenApiCodes.Kebab(schema.Name))).Select(schema => schema.Name));
    }

    [Fact]
    public void Every_text_in_the_shape_of_a_code_names_its_list_and_no_name_is_stale()
    {
        var fields = Fields().ToDictionary(field => field.Name, field => field.Schema, StringComparer.Ordinal);

        Assert.Equal([], CodedFields.Lists.Keys.Concat(CodedFields.OfNoList).Except(fields.Keys).Order(StringComparer.Ordinal));
        Assert.Equal([], CodedFields.Lists.Where(field => !Says(fields[field.Key], field.Value)).Select(field => field.Key));
        Assert.Equal([], CodedFields.Lists.Values.Where(list => CodeLists.Find(list) is null).Distinct());
        Assert.Equal([], fields.Where(field => IsCoded(field.Key, field.Value)).Select(field => field.Key).Except(CodedFields.Lists.Keys).Except(CodedFields.OfNoList));
    }

    [Fact]
    public void The_reference_sends_nobody_to_a_text_that_is_not_there() =>
        Assert.DoesNotMatch(Unreachable(), api.Document.GetRawText() + string.Concat(CodeLists.All.Select(list => JsonSerializer.Serialize(list, ApiJson.Options))));

    private static void IsWorded(JsonElement coded) =>
        Assert.All(["fr", "nl", "en"], language => Assert.False(string.IsNullOrWhiteSpace(coded.GetProperty("label").GetProperty(language).GetString())));

    private static IEnumerable<string> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Codes(string list) => CodeLists.Find(list)?.Codes.Select(code => code.Code).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    private static bool Says(JsonElement schema, string list) =>
        schema.TryGetProperty("description", out var said) && said.GetString()!.Contains($"{CodeDoors.Path}/{list}`", StringComparison.Ordinal);

    // In a request a code has the pattern of one; elsewhere its name tells.
    private static bool IsCoded(string name, JsonElement schema) =>
        (schema.TryGetProperty("pattern", out var pattern) && pattern.GetString() == "^[a-z0-9-]{0,60}$") || (name.EndsWith("Request.code", StringComparison.Ordinal) && IsText(schema));

    private static bool IsText(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal);

    private JsonElement.ObjectEnumerator Schemas() => api.Document.GetProperty("components").GetProperty("schemas").EnumerateObject();

    private IEnumerable<(string Name, JsonElement Schema)> Fields() =>
        Schemas().Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(member => ($"{schema.Name}.{member.Name}", member.Value)))
            .Concat(api.Operations.SelectMany(o => o.Parameters.Where(p => p.GetProperty("in").GetString() == "query").Select(p => ($"{o.Name} {p.GetProperty("name").GetString()}", p))));

    [GeneratedRegex(@"\w+\.md\b|§\d")]
    private static partial Regex Unreachable();
}
