using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>A refused request tells its sender which field broke which rule, in the words of the API and not of its code.</summary>
public sealed class ExplainingBadInput(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Inside = ["System.", "Coordination.", ".NET", "Int32", "token type", "LineNumber", "DateOnly", "Path:"];

    [Theory]
    [InlineData("""{"whyNot":"y"}""", "/whyNot", "'whyNot' is no member that is read here.")]
    [InlineData("""{"about":{"shoeSize":39}}""", "/about/shoeSize", "'shoeSize' is no member that is read here.")]
    [InlineData("""{"why":"x","why":"y"}""", "/why", "'why' is given twice.")]
    [InlineData("""{"about":{"name":17}}""", "/about/name", "'name' takes a text.")]
    [InlineData("""{"about":{"dueDate":"2026-02-30"}}""", "/about/dueDate", "'dueDate' takes a day that exists, written like 2026-04-20.")]
    [InlineData("""{"occurredAt":"yesterday"}""", "/occurredAt", "'occurredAt' takes an instant with its offset, written like 2026-04-20T09:30:00+02:00.")]
    [InlineData("""{"informedPatient":"yes"}""", "/informedPatient", "'informedPatient' takes true or false.")]
    [InlineData("""{"codes":"S01"}""", "/codes", "'codes' takes a list.")]
    [InlineData("""{"about":"Anouk"}""", "/about", "'about' takes an object.")]
    [InlineData("""{"screenings":[{"items":["a"]}]}""", "/screenings/0/items/0", "'items[0]' takes a whole number.")]
    [InlineData("""{"screenings":[{"indicators":[{"points":"a"}]}]}""", "/screenings/0/indicators/0/points", "'points' takes a number.")]
    [InlineData("[]", "", "The body takes an object.")]
    [InlineData("", "", "The body is empty: send a JSON object.")]
    [InlineData("""{"why":"x" "y"}""", "", "The body is not well-formed JSON (line 1, byte 12).")]
    public Task A_body_is_refused_by_its_field_and_the_rule(string body, string field, string rule) =>
        RefusedAsync(api.As(People.Midwife).DoAsync("/v1/alerts", body), field, rule);

    [Theory]
    [InlineData("""{"channel":"pigeon"}""", "/channel", "'channel' takes one of: telephone, visit, office, video, message, letter.")]
    [InlineData("""{"personId":"she"}""", "/personId", "'personId' takes an id (UUID).")]
    public Task A_word_or_an_id_that_is_none_is_refused_with_those_that_are(string body, string field, string rule) =>
        RefusedAsync(api.As(People.Midwife).DoAsync($"/v1/cases/{Guid.NewGuid()}/contacts", body), field, rule);

    [Theory]
    [InlineData("limit=many", "/limit", "'limit' takes a whole number.")]
    [InlineData("open=perhaps", "/open", "'open' takes true or false.")]
    [InlineData("sight=heusy", "/sight", "'sight' is no parameter that is read here.")]
    [InlineData("site=heusy&site=montlegia", "/site", "'site' is given twice.")]
    [InlineData("site=heusy&Site=heusy", "/site", "'Site' is given twice.")]
    [InlineData("limit=2&limit=3", "/limit", "'limit' is given twice.")]
    [InlineData("open=true&open=true", "/open", "'open' is given twice.")]
    public Task A_filter_that_is_none_is_refused_and_not_passed_over(string query, string field, string rule) =>
        RefusedAsync(api.As(People.Midwife).AskAsync($"/v1/cases?{query}"), field, rule);

    [Theory]
    [InlineData("severity=high,redFlag")]
    [InlineData("severity=1")]
    [InlineData("severity=grave")]
    public Task A_filter_that_takes_one_of_some_words_takes_one_of_them(string query) =>
        RefusedAsync(api.As(People.Midwife).AskAsync($"/v1/alerts?{query}"), "/severity", "'severity' takes one of: redFlag, high, normal.");

    [Fact]
    public async Task A_filter_given_twice_tells_nothing_to_who_is_not_known() =>
        (await api.Nobody.AskAsync("/v1/cases?site=heusy&site=montlegia")).ExpectProblem(401, "not-authenticated");

    [Fact]
    public Task A_parameter_of_a_write_is_given_once_too() =>
        RefusedAsync(api.As(People.Midwife).DoAsync($"/v1/alerts/{Guid.NewGuid()}/take?caseId={Guid.NewGuid()}&caseId={Guid.NewGuid()}"), "/caseId", "'caseId' is given twice.");

    [Theory]
    [InlineData("""{"topic":"papers"}""", "/record/admission/0", "The body holds a part whose kind is not stated.")]
    [InlineData("""{"topic":1,"is":"stated"}""", "/record/admission/0/topic", "'topic' takes a text.")]
    public Task A_part_that_comes_in_several_kinds_is_refused_like_any_other(string criterion, string field, string rule) =>
        RefusedAsync(
            api.As(People.Supervisor).DoAsync("/v1/relays", """{"record":{"kind":"K02","name":"SAP inventé","admission":[?]}}""".Replace("?", criterion, StringComparison.Ordinal)), field, rule);

    [Fact]
    public async Task What_needs_nothing_typed_may_come_without_a_body()
    {
        var alert = await api.RaiseAlertAsync();

        (await api.As(People.Midwife).SendAsync(HttpMethod.Post, $"/v1/alerts/{alert}/take")).Expect(201);
    }

    [Theory]
    [InlineData("application/json;;;")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=klingon")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task A_body_that_is_not_named_JSON_in_UTF8_is_refused_and_not_passed_over(string mediaType)
    {
        var (alert, known) = (await api.RaiseAlertAsync(), await api.OpenCaseAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/alerts/{alert}/take") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($$"""{"caseId":"{{known}}"}""")) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        using var answer = await api.As(People.Midwife).SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("unsupported-media-type", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("waiting", (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json.GetProperty("state").GetString());
    }

    private static async Task RefusedAsync(Task<HttpAnswer> request, string field, string rule)
    {
        var answer = (await request).ExpectProblem(400, "invalid-request", field);

        Assert.Equal(rule, answer.Json.GetProperty("detail").GetString());
        Assert.All(Inside, word => Assert.DoesNotContain(word, answer.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/v1/cases?limit=0", null)]
    [InlineData("GET", "/v1/cases?limit=x", null)]
    [InlineData("GET", "/v1/cases?limit=1&limit=2", null)]
    [InlineData("GET", "/v1/cases?open=perhaps", null)]
    [InlineData("GET", "/v1/cases?unknown=1", null)]
    [InlineData("POST", "/v1/cases", "{")]
    [InlineData("POST", "/v1/cases", "{}")]
    public async Task Whoever_finds_it_bad_input_is_told_in_one_shape(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await api.As(People.Midwife).SendAsync(request);

        Assert.Equal(
            (400, "application/problem+json", "no-store", "fr", "Accept-Language"),
            ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), answer.Headers.CacheControl?.ToString(), string.Join(',', answer.Content.Headers.ContentLanguage), string.Join(',', answer.Headers.Vary)));
    }

    [Theory]
    [InlineData("/v1/cases?limit=0", "'limit' takes a number from 1 to 100.")]
    [InlineData("/v1/relays?ageDays=-1", "'ageDays' takes a number from 0 to 11000.")]
    public async Task A_rule_says_what_the_field_takes_and_not_what_was_sent(string path, string sentence)
    {
        var answer = (await api.As(People.Midwife).AskAsync(path)).ExpectProblem(400, "invalid-request");

        Assert.Equal(sentence, answer.Json.GetProperty("detail").GetString());
    }
}
