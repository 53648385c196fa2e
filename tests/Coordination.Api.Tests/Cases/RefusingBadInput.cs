using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What is not right is refused with the field and the rule, and nothing of it is stored.</summary>
public sealed class RefusingBadInput(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("""{"name":"Nadia Fictive"}""", "case-needs-date", "/dueDate")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2027-04-05"}""", "due-date-too-far", "/dueDate")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2025-05-05"}""", "due-date-past", "/dueDate")]
    [InlineData("""{"name":"Nadia Fictive","lastPeriod":"2026-04-21"}""", "last-period-in-future", "/lastPeriod")]
    [InlineData("""{"name":"Nadia Fictive","lastPeriod":"2025-04-20"}""", "last-period-too-old", "/lastPeriod")]
    [InlineData("""{"name":"Nadia Fictive","lastPeriod":"2026-01-12","dueDate":"2026-12-28"}""", "due-date-not-from-last-period", "/dueDate")]
    [InlineData("""{"name":"Nadia Fictive","childBornOn":"2026-04-21"}""", "birth-in-future", "/childBornOn")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","childBornOn":"2026-01-02"}""", "birth-before-conception", "/childBornOn")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","expectedChildren":9}""", "pregnancy-children-count", "/expectedChildren")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","birthDate":"2030-01-01"}""", "birth-date-impossible", "/birthDate")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","ssin":"91031899807"}""", "national-number-impossible", "/ssin")]
    public async Task A_case_with_an_impossible_fact_is_not_opened(string body, string rule, string field) =>
        await NothingIsStoredAsync(async () => (await api.As(People.Midwife).DoAsync("/v1/cases", body)).ExpectProblem(422, rule, field));

    [Theory]
    [InlineData("""{"name":"","dueDate":"2026-10-19"}""", "/name")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"19/10/2026"}""", "/dueDate")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","ssin":"123"}""", "/ssin")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","site":"Mont Légia"}""", "/site")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","id":"0197a000-0000-7000-8000-000000000000"}""", "/id")]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19","coordinators":[]}""", "/coordinators")]
    public async Task A_case_of_a_wrong_shape_is_not_opened(string body, string field) =>
        await NothingIsStoredAsync(async () => (await api.As(People.Midwife).DoAsync("/v1/cases", body)).ExpectProblem(400, "invalid-request", field));

    /// <summary>Shape: 400.</summary>
    [Theory]
    [InlineData("contacts", """{"text":5}""", "/text")]
    [InlineData("contacts", """{"text":"x","channel":"pigeon"}""", "/channel")]
    [InlineData("contacts", """{"text":"x","channel":1}""", "/channel")]
    [InlineData("contacts", """{"text":"x","by":"0197a000-0000-7000-8000-000000000000"}""", "/by")]
    [InlineData("contacts", """{"text":"x","level":"n9"}""", "/level")]
    [InlineData("contacts", """{"text":"x","personId":"nobody"}""", "/personId")]
    [InlineData("consents", """{"categories":["everything"]}""", "/categories/0")]
    [InlineData("consents", """{"categories":null}""", "/categories")]
    [InlineData("consents", """{"purpose":""}""", "/purpose")]
    [InlineData("screenings", """{"screening":null}""", "/screening")]
    [InlineData("screenings", """{"screening":{"instrument":"GAD2"}}""", "/screening/printed")]
    [InlineData("screenings", """{"screening":{"instrument":"GAD2","items":["1","1"]}}""", "/screening/items/0")]
    [InlineData("factors", """{"code":""}""", "/code")]
    [InlineData("entries", """{"text":""}""", "/text")]
    [InlineData("entries", """{"text":"x","named":null}""", "/named")]
    [InlineData("intensity", """{"intensity":4}""", "/intensity")]
    [InlineData("safe-contact", """{"channels":null}""", "/channels")]
    [InlineData("close", """{"reason":"moved","instead":[null]}""", "/instead/0")]
    [InlineData("close", """{"reason":"moved","instead":null}""", "/instead")]
    [InlineData("births", """{}""", "/on")]
    [InlineData("births", """{"on":"2026-04-19","weightGrams":20}""", "/weightGrams")]
    [InlineData("life-events", """{"kind":"move"}""", "/on")]
    [InlineData("life-events", """{"on":"2026-04-19"}""", "/kind")]
    [InlineData("pauses", """{}""", "/until")]
    [InlineData("recontacts", """{"way":"visit"}""", "/until")]
    [InlineData("earlier-cases", """{}""", "/earlierCaseId")]
    [InlineData("due-date", """{}""", "/dueDate")]
    public async Task A_field_of_a_wrong_shape_is_named(string act, string body, string field) =>
        await NothingIsStoredAsync(async file => (await api.OnCaseAsync(file, act, body)).ExpectProblem(400, "invalid-request", field));

    /// <summary>Meaning: 422, with the rule.</summary>
    [Theory]
    [InlineData("contacts", "{}", "contact-needs-text", "/text")]
    [InlineData("contacts", """{"text":"x","occurredOn":"2026-04-21"}""", "day-in-future", "/occurredOn")]
    [InlineData("contacts", """{"text":"x","occurredOn":"1926-04-20"}""", "contact-too-long-ago", "/occurredOn")]
    [InlineData("contacts", """{"text":"x","reminder":"2026-04-19"}""", "day-past", "/reminder")]
    [InlineData("contacts", """{"text":"x","level":"n0"}""", "entry-level-n0", "/level")]
    [InlineData("factors", """{"code":"S14","level":"n0"}""", "entry-level-n0", "/level")]
    [InlineData("factors", """{"code":"P10","level":"n3"}""", "screening-level-too-low", "/level")]
    [InlineData("factors", """{"code":"S14","level":"n1"}""", "screening-level-too-low", "/level")]
    [InlineData("screenings", """{"level":"n1","screening":{"instrument":"GAD2","items":[1,1]}}""", "screening-level-too-low", "/level")]
    [InlineData("consents", """{"from":"2026-04-20","until":"2026-04-19","kinds":["K17"]}""", "consent-ends-before-start", "/until")]
    [InlineData("consents", """{"categories":[]}""", "consent-needs-categories", "/categories")]
    [InlineData("screenings", """{"screening":{"instrument":"GAD2","items":[1,1,1]}}""", "screening-too-many-answers", "/screening/items")]
    [InlineData("screenings", """{"screening":{"instrument":"GAD2","items":[1,9]}}""", "screening-answer-out-of-range", "/screening/items/1")]
    [InlineData("factors", """{"code":"S14","since":"2026-04-21"}""", "day-in-future", "/since")]
    [InlineData("entries", """{"text":"x","level":"n0"}""", "entry-level-n0", "/level")]
    [InlineData("entries", """{"text":"x","level":"n3","bothHeads":false}""", "entry-needs-readers", "/named")]
    [InlineData("entries", """{"text":"x","occurredAt":"2026-04-21T10:00:00+02:00"}""", "day-in-future", "/occurredAt")]
    [InlineData("steps/F04/done", """{"elsewhere":true,"on":"2026-04-21"}""", "day-in-future", "/on")]
    [InlineData("steps/F04/later", """{"to":"2026-04-19"}""", "day-past", "/to")]
    [InlineData("steps/F04/later", """{"to":"2027-04-19"}""", "step-moved-too-far", "/to")]
    [InlineData("steps/F04/later", """{"reason":"because"}""", "case-unknown-reason", "/reason")]
    [InlineData("intensity", """{"intensity":2,"reason":"because"}""", "case-unknown-reason", "/reason")]
    [InlineData("due-date", """{"dueDate":"2027-04-05"}""", "due-date-too-far", "/dueDate")]
    [InlineData("births", """{"on":"2026-01-02"}""", "birth-before-conception", "/on")]
    [InlineData("births", """{"on":"2026-04-21"}""", "birth-in-future", "/on")]
    [InlineData("life-events", """{"kind":"flood","on":"2026-04-19"}""", "life-unknown-kind", "/kind")]
    [InlineData("life-events", """{"kind":"death","on":"2026-04-19"}""", "life-needs-person", "/personId")]
    [InlineData("life-events", """{"kind":"miscarriage","on":"2026-04-21"}""", "life-too-far-ahead", "/on")]
    [InlineData("pauses", """{"until":"2026-04-20"}""", "pause-days", "/until")]
    [InlineData("pauses", """{"until":"2026-12-20"}""", "pause-days", "/until")]
    [InlineData("pauses", """{"until":"2026-05-20","reason":"because"}""", "case-unknown-reason", "/reason")]
    [InlineData("recontacts", """{"way":"pigeon","until":"2026-05-20"}""", "recontact-unknown-way", "/way")]
    [InlineData("recontacts", """{"way":"visit","until":"2026-08-20"}""", "recontact-days", "/until")]
    [InlineData("persons", """{"role":"mother","name":"Une autre"}""", "person-one-mother", "/role")]
    [InlineData("persons", """{"name":"Marc Exemple","birthDate":"2030-01-01"}""", "birth-date-impossible", "/birthDate")]
    [InlineData("persons", """{"name":"Marc Exemple","ssin":"89070499726"}""", "national-number-impossible", "/ssin")]
    [InlineData("safe-contact", """{"askedAlone":true,"restricted":true,"channels":["pigeon"]}""", "safe-contact-unknown-channel", "/channels")]
    public async Task A_fact_that_cannot_be_is_refused_with_its_rule(string act, string body, string rule, string field) =>
        await NothingIsStoredAsync(async file => (await api.OnCaseAsync(file, act, body)).ExpectProblem(422, rule, field));

    /// <summary>Persons, consents, flags, factors and entries of another case, or of none.</summary>
    [Theory]
    [InlineData("contacts", """{"text":"x","personId":"@"}""")]
    [InlineData("consents", """{"about":["@"],"kinds":["K17"]}""")]
    [InlineData("consents", """{"by":"@","kinds":["K17"]}""")]
    [InlineData("safe-contact", """{"personId":"@","askedAlone":true}""")]
    [InlineData("screenings", """{"personId":"@","screening":{"instrument":"GAD2","items":[1,1]}}""")]
    [InlineData("factors", """{"code":"S14","personId":"@"}""")]
    [InlineData("entries", """{"text":"x","personId":"@"}""")]
    [InlineData("red-flags", """{"code":"NO_CARE","personId":"@"}""")]
    [InlineData("births", """{"on":"2026-04-19","childId":"@"}""")]
    [InlineData("life-events", """{"kind":"death","on":"2026-04-19","personId":"@"}""")]
    [InlineData("life-events/@/take-back", "{}")]
    [InlineData("pauses/@/end", "{}")]
    [InlineData("recontacts/@/end", """{"outcome":"reached"}""")]
    [InlineData("consents/@/withdraw", "{}")]
    [InlineData("red-flags/@/acknowledge", "{}")]
    [InlineData("red-flags/@/assess", """{"qualification":"x"}""")]
    [InlineData("factors/@/resolve", "{}")]
    [InlineData("entries/@/amend", """{"text":"x"}""")]
    public async Task An_id_of_another_family_is_not_found(string act, string body)
    {
        var other = await api.OpenColdAsync();
        var stranger = (await api.CardAsync(other)).GetProperty("persons")[0].GetProperty("id").GetGuid().ToString();

        await NothingIsStoredAsync(async file =>
            (await api.OnCaseAsync(file, act.Replace("@", stranger, StringComparison.Ordinal), body.Replace("@", stranger, StringComparison.Ordinal))).ExpectProblem(404, "not-found"));
    }

    [Fact]
    public async Task An_act_on_an_older_version_is_refused_and_one_on_the_version_read_is_done()
    {
        var file = await api.OpenColdAsync();
        var read = (await api.ReadAsync(file)).ETag;
        (await api.OnCaseAsync(file, "contacts", new { text = "Appel." }, by: People.SocialWorker)).Expect(200);

        await NothingIsStoredAsync(async () => (await api.OnCaseAsync(file, "intensity", new { intensity = 3 }, version: read)).ExpectProblem(412, "stale-version", "If-Match"));
        (await api.OnCaseAsync(file, "intensity", new { intensity = 3 }, version: (await api.ReadAsync(file)).ETag)).Expect(200);
    }

    [Fact]
    public async Task A_key_used_for_another_contact_or_another_case_is_refused()
    {
        var (file, other) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        var first = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Appel." }, key: "contact-once")).Expect(200);

        await NothingIsStoredAsync(async () =>
        {
            Assert.Equal(first, await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Appel." }, key: "contact-once"));
            (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Appel" }, key: "contact-once")).ExpectProblem(422, "idempotency-key-reused", "Idempotency-Key");
            (await api.As(People.Midwife).DoAsync($"/v1/cases/{other}/contacts", new { text = "Appel." }, key: "contact-once")).ExpectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        });
    }

    [Theory]
    [InlineData("?at=yesterday")]
    [InlineData("?at=9999-12-31T23:59:59-05:00")]
    public async Task An_instant_that_is_none_is_refused(string query) =>
        (await api.ReadAsync(await api.OpenColdAsync(), query: query)).ExpectProblem(400, "invalid-request", "/at");

    [Fact]
    public async Task A_body_too_large_or_nested_too_deeply_is_refused_by_every_act()
    {
        var deep = $$"""{"text":{{string.Concat(Enumerable.Repeat("[", 64))}}{{new string(']', 64)}}}""";
        await NothingIsStoredAsync(async file =>
        {
            foreach (var act in new[] { "contacts", "consents", "screenings", "factors", "entries", "persons", "close" })
            {
                (await api.OnCaseAsync(file, act, deep)).ExpectProblem(400, "invalid-request");
                (await api.OnCaseAsync(file, act, new string(' ', 257 * 1024) + "{}")).ExpectProblem(413, "body-too-large");
            }
        });
    }

    private async Task NothingIsStoredAsync(Func<Guid, Task> request)
    {
        var file = await api.OpenColdAsync();
        await NothingIsStoredAsync(() => request(file));
    }

    private async Task NothingIsStoredAsync(Func<Task> request)
    {
        var before = await RowsAsync();
        await request();
        Assert.Equal(before, await RowsAsync());
    }

    private Task<string?> RowsAsync() => api.Raw.AskAsync<string>("""
        select format('%s events, %s keys, %s answers, %s owed, %s terms', (select count(*) from coordination.mt_events), (select count(*) from vault.person_key),
            (select count(*) from coordination.inbox), (select count(*) from coordination.obligation), (select count(*) from coordination.search_term))
        """);
}
