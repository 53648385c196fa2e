using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Whoever names a family exactly finds a stub, and asks to be let in: it gives nothing until another says yes.</summary>
public sealed class AskingToBeLetIn(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Exact = "/v1/stubs?ssin=91031899806";

    [Fact]
    public async Task A_stub_says_that_there_is_a_case_and_where_and_nothing_of_it()
    {
        var file = await OpenedAsync("Stella Souche", "91031899806", "1991-03-18");
        foreach (var search in new[] { Exact, "/v1/stubs?name=souche%20STELLA&birthDate=1991-03-18" })
        {
            var stub = Assert.Single((await StubsAsync(People.MidwifeHeusy, search)), s => s.Text("caseId") == file.ToString());
            Assert.Equal("caseId reference site open in", string.Join(' ', stub.EnumerateObject().Select(p => p.Name)));
            Assert.Equal(("false", Personas.MontLegia), (stub.GetProperty("in").ToString().ToLowerInvariant(), stub.Text("site")));
            Assert.Contains(await StubsAsync(People.Midwife, search), s => s.Text("caseId") == file.ToString() && s.GetProperty("in").GetBoolean());
        }

        Assert.Empty(await StubsAsync(People.MidwifeHeusy, "/v1/stubs?name=souche%20STELLA&birthDate=1991-03-19"));
        Assert.Empty(await StubsAsync(Personas.Of("relay-one"), Exact));
        (await api.As(People.MidwifeHeusy).AskAsync("/v1/stubs?name=Souche&birthDate=1991-03-18")).ExpectProblem(400, "invalid-request", "/name");
        (await api.As(People.MidwifeHeusy).AskAsync("/v1/stubs?name=Stella%20Souche")).ExpectProblem(400, "invalid-request", "/birthDate");
        (await api.As(People.MidwifeHeusy).AskAsync("/v1/stubs")).ExpectProblem(400, "invalid-request", "/ssin");
    }

    [Fact]
    public async Task It_takes_the_whole_name_and_the_birth_date_of_one_person()
    {
        var file = await OpenedAsync("Loïs Béatrix Dubbel", "95070700187", "1995-07-07");
        (await api.OnCaseAsync(file, "persons", new { role = "sibling", name = "Nino Ander", birthDate = "2015-02-02" })).Expect(200);
        async Task<bool> FoundAsync(string name, string born) =>
            (await StubsAsync(People.MidwifeHeusy, $"/v1/stubs?birthDate={born}&name={Uri.EscapeDataString(name)}")).Any(s => s.Text("caseId") == file.ToString());

        foreach (var name in new[] { "Loïs Béatrix Dubbel", "DUBBEL lois-beatrix", "dubbel Béatrix  LOIS" })
        {
            Assert.True(await FoundAsync(name, "1995-07-07"), name);
        }

        Assert.True(await FoundAsync("Nino Ander", "2015-02-02"));
        foreach (var (name, born) in new[] { ("Loïs Dubbel", "1995-07-07"), ("Loïs Béatrix", "1995-07-07"), ("Dubbel x", "1995-07-07"), ("Loïs Nino", "2015-02-02"), ("Nino Ander", "1995-07-07"), ("Loïs Béatrix Dubbel Ander", "1995-07-07") })
        {
            Assert.False(await FoundAsync(name, born), name);
        }

        foreach (var name in new[] { "Dubbel Dubbel", "Dubbel-dubbel", "Dubbel ." })
        {
            (await api.As(People.MidwifeHeusy).AskAsync($"/v1/stubs?birthDate=1995-07-07&name={Uri.EscapeDataString(name)}")).ExpectProblem(400, "invalid-request", "/name");
        }
    }

    [Fact]
    public async Task Whom_the_family_excluded_finds_nothing_and_asks_nothing()
    {
        var file = await OpenedAsync("Tessa Tue", "92041700191", "1992-04-17");
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.MidwifeHeusy.Id })).Expect(200);
        Assert.DoesNotContain(await StubsAsync(People.MidwifeHeusy, "/v1/stubs?ssin=92041700191"), s => s.Text("caseId") == file.ToString());
        (await api.OnCaseAsync(file, "access-asks", new { reason = "shared-care" }, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "access-asks", new { reason = "shared-care" }, Personas.Of("relay-one"))).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task It_opens_nothing_until_it_is_granted_and_then_for_a_time()
    {
        var file = await OpenedAsync("Ursula Utile", "93050500191", "1993-05-05");
        var asked = (await api.OnCaseAsync(file, "access-asks", new { reason = "family-came", text = "Elle est venue hier." }, People.MidwifeHeusy)).Expect(200);
        Assert.Null(asked.ETag);
        Assert.Equal(asked.Id, (await api.OnCaseAsync(file, "access-asks", new { reason = "takes-over" }, People.MidwifeHeusy)).Expect(200).Id);
        (await api.OnCaseAsync(file, "access-asks", new { reason = "curious" }, People.MidwifeHeusy)).ExpectProblem(422, "case-unknown-reason");
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"access-asks/{asked.Id}/grant", new { }, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        Assert.NotNull(Assert.Single(await StubsAsync(People.MidwifeHeusy, "/v1/stubs?ssin=93050500191")).Text("askedAt"));

        var waiting = Assert.Single((await api.CardAsync(file)).GetProperty("accessAsks").EnumerateArray());
        Assert.Equal((People.MidwifeHeusy.Id.ToString(), "coordinator", "family-came", "Elle est venue hier."), (waiting.Text("by"), waiting.Text("role"), waiting.Text("reason"), waiting.Text("text")));
        var row = Assert.Single(await api.ListAsync(People.Midwife), r => r.Text("code") == "access-asked" && r.ToString().Contains(file.ToString(), StringComparison.Ordinal));
        (await api.As(People.Midwife).DoAsync(row.GetProperty("acts").GetProperty("done").GetProperty("url").GetString()!)).Expect(200);

        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).Expect(200);
        (await api.OnCaseAsync(file, "access-asks", new { reason = "shared-care" }, People.MidwifeHeusy)).ExpectProblem(409, "access-in-already");
        (await api.OnCaseAsync(file, $"access-asks/{asked.Id}/decline", new { })).ExpectProblem(409, "access-answered");
        api.Clock.Advance(TimeSpan.FromDays(91));
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Declined_it_is_as_it_was_and_can_be_asked_again()
    {
        var file = await OpenedAsync("Vera Vaine", "94060600189", "1994-06-06");
        var first = (await api.OnCaseAsync(file, "access-asks", new { reason = "admitted" }, Personas.Of("treating"))).Expect(200);
        Assert.Equal("treating", (await api.CardAsync(file)).GetProperty("accessAsks")[0].Text("role"));
        (await api.OnCaseAsync(file, $"access-asks/{first.Id}/decline", new { })).Expect(200);
        (await api.As(Personas.Of("treating")).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
        Assert.Empty((await api.CardAsync(file)).GetProperty("accessAsks").EnumerateArray());
        Assert.NotEqual(first.Id, (await api.OnCaseAsync(file, "access-asks", new { reason = "admitted" }, Personas.Of("treating"))).Expect(200).Id);
    }

    private Task<Guid> OpenedAsync(string name, string ssin, string birthDate) => api.OpenColdAsync(new { name, ssin, birthDate, dueDate = "2026-10-19" });

    private async Task<List<System.Text.Json.JsonElement>> StubsAsync(Persona who, string url) =>
        [.. (await api.As(who).AskAsync(url)).Expect(200).Json.GetProperty("stubs").EnumerateArray()];
}
