using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

public sealed class SendingBadRequests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","whyNot":"y"}""", "/whyNot")]
    [InlineData("""{"about":{"name":"A","shoeSize":39},"from":{"kind":"gp"},"why":"x"}""", "/about/shoeSize")]
    [InlineData("""{"about":{"name":17},"from":{"kind":"gp"},"why":"x"}""", "/about/name")]
    [InlineData("""{"about":{"name":"A","dueDate":"next summer"},"from":{"kind":"gp"},"why":"x"}""", "/about/dueDate")]
    [InlineData("""{"about":{"name":"A","dueDate":"2026-02-30"},"from":{"kind":"gp"},"why":"x"}""", "/about/dueDate")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","informedPatient":"yes"}""", "/informedPatient")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","codes":"S01"}""", "/codes")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","why":"y"}""", "/why")]
    public async Task An_unknown_member_or_a_wrong_type_is_named(string body, string field) =>
        await NothingIsStoredAsync(async () => (await api.As(People.Midwife).DoAsync("/v1/alerts", body)).ExpectProblem(400, "invalid-request", field));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"about":null,"from":{"kind":"gp"},"why":"x"}""")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","codes":[null]}""")]
    public async Task What_is_not_the_expected_document_is_refused(string body) =>
        await NothingIsStoredAsync(async () => (await api.As(People.Midwife).DoAsync("/v1/alerts", body)).ExpectProblem(400, "invalid-request"));

    [Fact]
    public async Task A_body_nested_too_deeply_is_refused() =>
        await NothingIsStoredAsync(async () =>
            (await api.As(People.Midwife).DoAsync("/v1/alerts", $$"""{"about":{{string.Concat(Enumerable.Repeat("{\"about\":", 40))}}1{{new string('}', 41)}}""")).ExpectProblem(400, "invalid-request"));

    [Fact]
    public async Task A_body_over_256_KB_is_refused_by_its_size() =>
        await NothingIsStoredAsync(async () =>
            (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(why: new string('x', 257 * 1024)))).ExpectProblem(413, "body-too-large"));

    [Fact]
    public async Task An_id_that_is_none_is_refused_and_an_unknown_address_is_not_found()
    {
        (await api.As(People.Midwife).DoAsync("/v1/alerts/not-an-id/take")).ExpectProblem(400, "invalid-request", "/alertId");
        (await api.As(People.Midwife).AskAsync("/v1/nothing")).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).SendAsync(HttpMethod.Delete, "/v1/alerts")).ExpectProblem(405, "method-not-allowed");
    }

    [Fact]
    public async Task A_key_too_long_to_be_kept_is_refused() =>
        (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: new string('k', 201))).ExpectProblem(400, "invalid-request", "Idempotency-Key");

    private async Task NothingIsStoredAsync(Func<Task> request)
    {
        var before = await RowsAsync();
        await request();
        Assert.Equal(before, await RowsAsync());
    }

    private Task<string?> RowsAsync() => api.Raw.AskAsync<string>("""
        select format('%s events, %s keys, %s answers', (select count(*) from coordination.mt_events), (select count(*) from vault.person_key),
            (select count(*) from coordination.inbox))
        """);
}
