using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>The title of a problem is in the language that its caller asks for; type and detail are the same for everybody.</summary>
public sealed class TellingARefusalInItsLanguage(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(null, "fr", "Rien de connu à cette adresse")]
    [InlineData("nl-BE", "nl", "Niets bekend op dit adres")]
    [InlineData("EN", "en", "Not found")]
    [InlineData("de, en;q=0.4, nl;q=0.7", "nl", "Niets bekend op dit adres")]
    [InlineData("fr;q=0, en;q=0.1", "en", "Not found")]
    [InlineData("de-AT", "fr", "Rien de connu à cette adresse")]
    [InlineData("*", "fr", "Rien de connu à cette adresse")]
    [InlineData("en;;q=what", "fr", "Rien de connu à cette adresse")]
    public async Task What_is_not_there_is_told_in_the_language_asked_for(string? asked, string language, string title)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/v1/cases/{Guid.NewGuid()}", asked);

        await ToldAsync(answer, language, title, "not-found", "Nothing is known under this address.");
    }

    [Theory]
    [InlineData("nl", "nl", "Ongeldige aanvraag")]
    [InlineData(null, "fr", "Demande mal formée")]
    public async Task So_is_what_is_refused_before_any_rule_of_the_field(string? asked, string language, string title)
    {
        using var unread = await SendAsync(HttpMethod.Post, "/v1/alerts", asked, """{"why":17}""");
        using var unsound = await SendAsync(HttpMethod.Post, "/v1/relays", asked, """{"record":{"kind":"K02","name":"SAP inventé","messageLanguage":"?"}}""".Replace("?", new string('a', 36), StringComparison.Ordinal));

        await ToldAsync(unread, language, title, "invalid-request", "'why' takes a text.");
        await ToldAsync(unsound, language, title, "invalid-request", detail: null);
    }

    [Fact]
    public async Task So_is_what_a_rule_of_the_field_refuses()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/v1/alerts", "nl", """{"why":"Zij belde zelf."}""");

        await ToldAsync(answer, "nl", "Persoon te noemen", "alert-needs-person", "Say about whom the alert is: a name, a national number or a telephone number.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? asked, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        if (asked is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        }

        return await api.As(People.Midwife).SendAsync(request);
    }

    private static async Task ToldAsync(HttpResponseMessage answer, string language, string title, string type, string? detail)
    {
        var problem = System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal((title, $"urn:coordination:problem:{type}"), (problem.GetProperty("title").GetString(), problem.GetProperty("type").GetString()));
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.True(detail is null || detail == problem.GetProperty("detail").GetString(), problem.GetRawText());
    }
}
