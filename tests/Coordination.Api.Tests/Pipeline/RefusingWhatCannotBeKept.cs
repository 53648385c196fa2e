using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>Characters that no column holds and days that no calendar counts from: refused by name, whatever the field.</summary>
public sealed class RefusingWhatCannotBeKept(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("""{"about":{"name":"A\u0000"},"from":{"kind":"gp"},"why":"x"}""", "/about/name")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"g\u0000p"},"why":"x"}""", "/from/kind")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp","organisation":"\u0000"},"why":"x"}""", "/from/organisation")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"\u0000"}""", "/why")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","codes":["S01","S\u000002"]}""", "/codes/1")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","redFlags":["SELF\u0000HARM"]}""", "/redFlags/0")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","messageId":"m\u0000"}""", "/messageId")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","formId":"f\u0000"}""", "/formId")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","screenings":[{"instrument":"X\u0000","total":3}]}""", "/screenings/0/instrument")]
    [InlineData("""{"about":{"name":"A\ud800"},"from":{"kind":"gp"},"why":"x"}""", "/about/name")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","codes":["\udc00"]}""", "/codes/0")]
    [InlineData("""{"about":{"name":"A","childBornOn":"9999-12-31"},"from":{"kind":"gp"},"why":"x"}""", "/about/childBornOn")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","occurredAt":"0001-01-01T00:00:00Z"}""", "/occurredAt")]
    public async Task In_a_body(string body, string field) =>
        (await api.As(People.Midwife).DoAsync("/v1/alerts", body)).ExpectProblem(400, "invalid-request", field);

    [Theory]
    [InlineData("/v1/alerts?source=a%00b", "/source")]
    [InlineData("/v1/worklist?code=%00", "/code")]
    [InlineData("/v1/relays?kind=%00", "/kind")]
    [InlineData("/v1/search?q=%00", "/q")]
    public async Task In_a_question(string path, string field) =>
        (await api.As(People.Midwife).AskAsync(path)).ExpectProblem(400, "invalid-request", field);

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59-12:00")]
    [InlineData("0001-01-01T00:00:00+02:00")]
    public async Task A_meeting_beyond_every_calendar(string startsAt)
    {
        var file = await api.OpenCaseAsync();

        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", new { startsAt, with = new { persons = new[] { new { name = "X" } } } }))
            .ExpectProblem(400, "invalid-request", "/startsAt");
    }

    [Fact]
    public async Task A_decision_due_beyond_every_calendar()
    {
        var file = await api.OpenCaseAsync();
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        api.Clock.Advance(TimeSpan.FromDays(2));

        (await api.As(People.Midwife).DoAsync($"{meeting}/minutes", new { decisions = new[] { new { owner = People.Midwife.Id, text = "x", dueOn = "9999-12-31" } } }))
            .ExpectProblem(400, "invalid-request", "/decisions/0/dueOn");
    }

    [Theory]
    [InlineData("Foo <a@b.example>")]
    [InlineData("<script>@b.example")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a b@c.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("@b.example")]
    [InlineData("a@")]
    public async Task An_address_that_no_mail_reaches(string mail)
    {
        var file = await api.OpenCaseAsync();
        var midwife = api.As(People.Midwife);
        var wish = new { startsAt = api.Clock.Now.AddDays(1), with = new { persons = new[] { new { name = "X", mail } } } };

        (await midwife.DoAsync($"/v1/cases/{file}/concertations", wish)).ExpectProblem(400, "invalid-request", "/with/persons/0/mail");
        (await midwife.DoAsync("/v1/me/contact", new { mail })).ExpectProblem(400, "invalid-request", "/mail");
        (await midwife.DoAsync($"/v1/cases/{file}/persons", new { role = "coParent", name = "X", mail })).ExpectProblem(400, "invalid-request", "/mail");
        (await api.As(People.Supervisor).DoAsync("/v1/accounts", new { issuer = "i", subject = "s", name = "n", role = "sender", proof = "p", mail })).ExpectProblem(400, "invalid-request", "/mail");
    }

    [Fact]
    public async Task An_address_that_is_one_is_taken_and_its_entry_read()
    {
        var midwife = api.As(People.Midwife);
        (await midwife.DoAsync("/v1/me/contact", new { mail = "o'neill+test_1.x@sub.b-c.example" })).Expect(200);
        var meeting = await api.PlanAsync(await api.OpenCaseAsync(), new { accountIds = new[] { People.Midwife.Id } });

        Assert.Contains("o'neill+test_1.x@sub.b-c.example", (await midwife.AskAsync($"{meeting}/invitation.ics")).Expect(200).Text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
