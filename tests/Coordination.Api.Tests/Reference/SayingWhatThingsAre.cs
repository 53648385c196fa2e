using System.Text.Json;
using Coordination.Api.Http;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>Whoever reads the document alone learns what each part is, and what to send.</summary>
public sealed class SayingWhatThingsAre(ReferenceFixture api) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public void Every_parameter_says_what_it_is_and_none_complains()
    {
        var said = api.Operations.SelectMany(o => o.Parameters.Select(p => (Name: $"{o.Name} {p.GetProperty("name").GetString()}", Words: Description(p)))).ToArray();

        Assert.True(said.Length > 200);
        Assert.Equal([], said.Where(p => p.Words is null || p.Words.Contains("the thing", StringComparison.Ordinal) || p.Words.Contains("This cursor", StringComparison.Ordinal)).Select(p => p.Name));
        Assert.Contains("next", said.First(p => p.Name == "GET /v1/cases cursor").Words!, StringComparison.Ordinal);
        Assert.Equal("Id of the concertation.", said.First(p => p.Name.EndsWith(" concertationId", StringComparison.Ordinal)).Words);
    }

    [Fact]
    public void Every_schema_and_every_member_says_what_it_is() => Assert.Equal([], Schemas.SelectMany(schema =>
        Members(schema.Value).Where(member => !IsSaid(member.Value)).Select(member => $"{schema.Name}.{member.Name}").Concat(IsSaid(schema.Value) ? [] : [schema.Name])));

    [Fact]
    public void No_words_are_kept_for_what_is_no_longer_there()
    {
        var names = Schemas.SelectMany(schema => Members(schema.Value).SelectMany(member => new[] { member.Name, $"{schema.Name}.{member.Name}" }).Append(schema.Name)).ToHashSet();

        Assert.NotEmpty(OpenApiWords.Names);
        Assert.Equal([], OpenApiWords.Names.Where(name => !names.Contains(name)));
    }

    [Fact]
    public void Every_operation_with_a_body_has_an_example_of_it() => Assert.Equal(
        [], api.Operations.Where(operation => operation.Has("requestBody") && operation.Example is null).Select(operation => operation.Name));

    [Theory]
    [InlineData("/docs/")]
    [InlineData("/openapi/v1.json")]
    public async Task The_reference_may_be_asked_for_without_its_text(string path)
    {
        using var whole = await api.Nobody.GetAsync(new Uri(path, UriKind.Relative));
        using var asked = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await api.Nobody.SendAsync(asked);

        Assert.Equal((200, whole.Content.Headers.ContentType), ((int)head.StatusCode, head.Content.Headers.ContentType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_page_says_where_the_reference_is_when_no_script_runs()
    {
        var page = (await api.Nobody.AskAsync($"{OpenApiSetup.Page}/")).Expect(200).Text;

        var (from, to) = (page.IndexOf("<noscript>", StringComparison.Ordinal), page.IndexOf("</noscript>", StringComparison.Ordinal));
        Assert.InRange(page.IndexOf($"href=\"{OpenApiSetup.Path}\"", StringComparison.Ordinal), from + 1, to);
    }

    private IEnumerable<JsonProperty> Schemas => api.Document.GetProperty("components").GetProperty("schemas").EnumerateObject();

    private static JsonElement.ObjectEnumerator Members(JsonElement schema) => schema.TryGetProperty("properties", out var members) ? members.EnumerateObject() : default;

    private static string? Description(JsonElement stated) => stated.TryGetProperty("description", out var words) ? words.GetString() : null;

    // Another schema says it of itself; a list is of what its items are.
    private static bool IsSaid(JsonElement stated) =>
        Description(stated) is { Length: > 0 } || stated.TryGetProperty("$ref", out _)
        || (stated.TryGetProperty("oneOf", out var kinds) && kinds.EnumerateArray().Any(IsSaid))
        || (stated.TryGetProperty("items", out var items) && IsSaid(items));
}
