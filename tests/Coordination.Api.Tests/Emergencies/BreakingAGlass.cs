using System.Text.RegularExpressions;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Emergencies;

/// <summary>Who may open a case in an emergency, and what the click tells (rules A12 and A45 to A47).</summary>
public sealed partial class BreakingAGlass(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("midwife-montlegia")]
    [InlineData("midwife-heusy")]
    [InlineData("supervisor-heusy")]
    [InlineData("relay-one")]
    [InlineData("treating")]
    public async Task Whoever_has_a_role_for_it_opens_a_case_for_an_hour(string who)
    {
        var file = await api.OpenColdAsync();

        var opened = (await api.BreakAsync(file, by: People.Of(who))).Expect(201);

        Assert.Equal(("open", file, api.Clock.Now.AddMinutes(60)), (opened.Json.Text("state"), opened.CaseId, opened.Json.GetProperty("until").GetDateTimeOffset()));
        Assert.Equal($"/v1/glass/{opened.Id}", opened.Location!.ToString());
        Assert.Equal($"BreakGlass A45 Allow glass {opened.Id}", await api.LastEntryAsync(file, People.Of(who)));
        (await api.ReadAsync(file, People.Of(who))).Expect(200);
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("admin")]
    [InlineData("statistician")]
    [InlineData("record-montlegia")]
    [InlineData("mandated")]
    public async Task Of_some_roles_it_is_refused_whatever_the_case_is(string who)
    {
        var file = await api.OpenColdAsync();

        var (there, nowhere) = (await api.BreakAsync(file, by: People.Of(who)), await api.BreakAsync(Guid.NewGuid(), by: People.Of(who)));

        there.ExpectProblem(403, "not-allowed");
        Assert.Equal(nowhere.Said(), there.Said());
        Assert.Equal("BreakGlass A46 Refused", await api.LastEntryAsync(file, People.Of(who)));
    }

    [Theory]
    [InlineData("sender")]
    [InlineData("privacy-officer")]
    [InlineData("records-officer")]
    [InlineData("auditor")]
    [InlineData("parent")]
    public async Task To_all_others_the_case_is_not_there(string who)
    {
        var file = await api.OpenColdAsync();

        var (there, nowhere) = (await api.BreakAsync(file, by: People.Of(who)), await api.BreakAsync(Guid.NewGuid(), by: People.Of(who)));

        there.ExpectProblem(404, "not-found");
        Assert.Equal(nowhere.Said(), there.Said());
    }

    [Fact]
    public async Task A_case_that_is_not_there_answers_as_a_hidden_one()
    {
        var (file, nowhere) = (await api.OpenColdAsync(), Guid.NewGuid());
        var hidden = (await api.ReadAsync(file, People.MidwifeHeusy)).ExpectProblem(404, "not-found");

        Assert.Equal(hidden.Said(), (await api.BreakAsync(nowhere)).ExpectProblem(404, "not-found").Said());
        Assert.Equal(hidden.Said(), (await api.OpenSealsAsync(nowhere)).ExpectProblem(404, "not-found").Said());
        Assert.Equal(hidden.Said(), (await api.OpenSealsAsync(file)).ExpectProblem(404, "not-found").Said());
    }

    [Fact]
    public async Task Neither_click_tells_whether_something_is_sealed()
    {
        var (with, _) = await api.FilledAsync();
        var without = await api.OpenColdAsync();

        Assert.Equal(Blurred((await api.BreakAsync(without)).Expect(201)), Blurred((await api.BreakAsync(with)).Expect(201)));
        Assert.Equal(Blurred((await api.OpenSealsAsync(without)).Expect(201)), Blurred((await api.OpenSealsAsync(with)).Expect(201)));
    }

    [Fact]
    public async Task Bad_input_is_named_before_anything_is_known_of_the_case()
    {
        foreach (var file in new[] { await api.OpenColdAsync(), Guid.NewGuid() })
        {
            var path = $"/v1/cases/{file}/glass";
            (await api.As(People.MidwifeHeusy).DoAsync(path)).ExpectProblem(400, "invalid-request", "/reason");
            (await api.BreakAsync(file, "CURIOSITY")).ExpectProblem(400, "invalid-request", "/reason");
            (await api.BreakAsync(file, minutes: 0)).ExpectProblem(400, "invalid-request", "/minutes");
            Assert.Contains("240", (await api.BreakAsync(file, minutes: 241)).ExpectProblem(400, "invalid-request", "/minutes").Text, StringComparison.Ordinal);
            (await api.As(People.MidwifeHeusy).DoAsync(path, new { reason = GlassRequests.OnCall, level = "n5" })).ExpectProblem(400, "invalid-request", "/level");
        }

        (await api.BreakAsync(await api.OpenColdAsync(), minutes: 240)).Expect(201);
    }

    [Fact]
    public async Task The_same_click_again_is_the_same_access_and_lengthens_nothing()
    {
        var file = await api.OpenColdAsync();
        var first = (await api.BreakAsync(file, key: "glass-once")).Expect(201);
        api.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(first.Text, (await api.BreakAsync(file, key: "glass-once")).Expect(201).Text);
        Assert.Equal(first.Text, (await api.BreakAsync(file)).Expect(201).Text);
        (await api.BreakAsync(file, "CHILD_DANGER", key: "glass-once")).ExpectProblem(422, "idempotency-key-reused");
        Assert.NotEqual(first.Id, (await api.BreakAsync(file, "CHILD_DANGER")).Expect(201).Id);
        Assert.Equal("glass_broken", await api.EventsAsync(first.Id));
    }

    [Fact]
    public async Task The_second_click_needs_the_first()
    {
        var file = await api.OpenColdAsync();
        (await api.OpenSealsAsync(file, People.SocialWorker)).ExpectProblem(403, "not-allowed");
        var first = (await api.BreakAsync(file, by: People.SocialWorker, minutes: 30)).Expect(201);

        var second = (await api.OpenSealsAsync(file, People.SocialWorker)).Expect(201);

        Assert.Equal((first.Id, "sealsOpen"), (second.Id, second.Json.Text("state")));
        Assert.Equal(first.Json.GetProperty("until").GetDateTimeOffset(), second.Json.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(second.Text, (await api.OpenSealsAsync(file, People.SocialWorker)).Expect(201).Text);
        Assert.Equal("glass_broken glass_seals_opened", await api.EventsAsync(first.Id));
        api.Clock.Advance(TimeSpan.FromMinutes(30));
        (await api.OpenSealsAsync(file, People.SocialWorker)).ExpectProblem(403, "not-allowed");
    }

    [Fact]
    public async Task Whom_the_family_excluded_opens_for_danger_to_life_alone_and_reads()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id })).Expect(200);

        (await api.BreakAsync(file, by: People.Midwife)).ExpectProblem(404, "not-found");
        (await api.BreakAsync(file, "CHILD_DANGER", People.Midwife)).ExpectProblem(404, "not-found");
        var opened = (await api.BreakAsync(file, GlassRequests.Vital, People.Midwife)).Expect(201);

        Assert.Equal($"BreakGlass A12 Allow glass {opened.Id}", await api.LastEntryAsync(file, People.Midwife));
        (await api.ReadAsync(file, People.Midwife)).Expect(200);
        Assert.StartsWith($"ReadCase A12 Allow glass {opened.Id}", await api.LastEntryAsync(file, People.Midwife), StringComparison.Ordinal);
        (await api.OnCaseAsync(file, "contacts", new { text = "x" })).ExpectProblem(404, "not-found");
        Assert.Equal("2026-04-21", await api.DueAsync(opened.Id, "glass-review-vital"));
        Assert.True((await api.RecordAsync(opened.Id, GlassRequests.Officer)).Expect(200).Json.GetProperty("excluded").GetBoolean());
    }

    [Fact]
    public async Task Who_is_excluded_while_it_is_open_reads_no_more()
    {
        var file = await api.OpenColdAsync();
        (await api.BreakAsync(file)).Expect(201);
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(200);

        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.MidwifeHeusy.Id })).Expect(200);

        (await api.ReadAsync(file, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
    }

    private static string Blurred(HttpAnswer answer) => Ids().Replace(answer.Text, "…");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
