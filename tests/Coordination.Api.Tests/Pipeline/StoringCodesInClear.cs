using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>A field that is stored in clear takes a code: a sentence about a family is refused by name, and said where it can be written instead.</summary>
public sealed class StoringCodesInClear(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Sentence = "Madame Zinnober vit avec son frère";

    private static readonly string[] Own =
    [
        "concertations/{id}/cancel reason", "concertations/{id}/decisions/{id}/drop reason", "concertations/{id}/decisions/{id}/later reason",
        "concertations purpose", "relations/{id}/end reason", "consents purpose", "consents information", "entries kind", "entries discipline",
        "entries/{id}/disclose basis", "entries/{id}/disclose purpose", "entries/{id}/disclose channel", "disclosures channel", "contacts role", "persons language", "consents language",
        "handovers/{id}/withdraw reason", "handovers/{id}/lapse reason", "handovers/{id}/end reason", "handovers/{id}/late-refusal reason",
    ];

    private static readonly string[] Elsewhere =
    [
        "/v1/accounts/{id}/end reason", "/v1/accounts/{id}/roles/{id}/end reason", "/v1/clients/{id}/end reason", "/v1/accounts/{id}/roles discipline",
        "/v1/cases language", "/v1/relay/requests/{id}/end reason",
    ];

    public static TheoryData<string> Fields() => [.. Own.Select(field => "/v1/cases/{id}/" + field), .. Elsewhere];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_sentence_is_refused_and_nothing_of_it_is_kept(string where)
    {
        var (path, field) = (where.Split(' ')[0].Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal), where.Split(' ')[1]);

        var refused = (await api.As(People.Midwife).DoAsync(path, new Dictionary<string, string> { [field] = Sentence })).ExpectProblem(400, "invalid-request", "/" + field);

        Assert.Contains("A code has at most ", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zinnober", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codes")]
    [InlineData("redFlags")]
    public async Task A_sentence_among_the_codes_of_an_alert_is_kept_and_stands_in_clear_nowhere(string field)
    {
        var alert = new Dictionary<string, object> { ["about"] = new { name = "Anouk Exemple" }, ["from"] = new { kind = "gp" }, ["why"] = "x", [field] = new[] { "S14", Sentence } };

        (await api.As(People.Midwife).DoAsync("/v1/alerts", alert)).Expect(201);
        Assert.Equal("", await EveryTable.WithAsync(api, "Zinnober"));
    }

    [Theory]
    [InlineData("persons")]
    [InlineData("persons/{id}")]
    [InlineData("")]
    [InlineData("/v1/alerts")]
    public async Task A_national_number_is_eleven_digits_at_every_door(string door)
    {
        var path = door.StartsWith('/') ? door : $"/v1/cases/{(door.Length == 0 ? "" : $"{Guid.NewGuid()}/{door.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal)}")}".TrimEnd('/');
        var (body, field) = door.StartsWith('/') ? ((object)new { about = new { ssin = "123" }, from = new { kind = "gp" } }, "/about/ssin") : (new { name = "x", ssin = "123" }, "/ssin");

        var method = door == "persons/{id}" ? HttpMethod.Put : HttpMethod.Post;
        var refused = (await api.As(People.Midwife).SendAsync(method, path, body, version: method == HttpMethod.Put ? "*" : null)).ExpectProblem(400, "invalid-request", field);
        Assert.Contains("A national number has 11 digits.", refused.Text, StringComparison.Ordinal);
    }
}
