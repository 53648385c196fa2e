using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Emergencies;

/// <summary>Who is told, what is owed, and who decides the review (rules A43 and A90).</summary>
public sealed class ReviewingAGlass(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Officer = GlassRequests.Officer;

    [Fact]
    public async Task Officers_and_heads_are_written_to_at_once_by_numbers_alone()
    {
        var file = await api.OpenColdAsync();
        var before = await api.MailsAsync();

        var glass = (await api.BreakAsync(file)).Expect(201).Id;
        var told = await api.MailsSinceAsync(before);

        Assert.Equal(["midwife-montlegia", "privacy-officer", "social-montlegia"], told.Select(GlassRequests.Addressee).Order(StringComparer.Ordinal));
        Assert.Contains(Http.References.Of(glass), told.Single(mail => GlassRequests.Addressee(mail) == "privacy-officer"), StringComparison.Ordinal);
        Assert.All(told.Where(mail => GlassRequests.Addressee(mail) != "privacy-officer"), mail => Assert.Contains(Http.References.Of(file), mail, StringComparison.Ordinal));
        Assert.All(told, mail => Assert.All(["Nadia", "Fictive", "Hélène", "ON_CALL"], word => Assert.DoesNotContain(word, mail, StringComparison.OrdinalIgnoreCase)));
        (await api.OpenSealsAsync(file)).Expect(201);
        Assert.Equal(["privacy-officer"], (await api.MailsSinceAsync([.. before, .. told])).Select(GlassRequests.Addressee));
        (await api.BreakAsync(file)).Expect(201);
        Assert.Equal(4, (await api.MailsSinceAsync(before)).Length);
    }

    [Fact]
    public async Task Officers_are_told_once_a_day_of_somebody_excluded_who_tries()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id })).Expect(200);
        var before = await api.MailsAsync();

        (await api.ReadAsync(file)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "contacts", new { text = "x" })).ExpectProblem(404, "not-found");
        (await api.BreakAsync(file, by: People.Midwife)).ExpectProblem(404, "not-found");
        var told = Assert.Single(await api.MailsSinceAsync(before));

        Assert.Equal("privacy-officer", GlassRequests.Addressee(told));
        Assert.Contains(Http.References.Of(file), told, StringComparison.Ordinal);
        api.Clock.Advance(TimeSpan.FromDays(1));
        (await api.ReadAsync(file)).ExpectProblem(404, "not-found");
        Assert.Equal(2, (await api.MailsSinceAsync(before)).Length);
    }

    [Fact]
    public async Task Why_it_was_needed_is_written_by_who_opened_and_by_nobody_else()
    {
        var glass = (await api.BreakAsync(await api.OpenColdAsync())).Expect(201).Id;

        (await api.ExplainAsync(glass, "Trop court.")).ExpectProblem(400, "invalid-request", "/text");
        (await api.ExplainAsync(glass, "Court   " + new string(' ', 40))).ExpectProblem(400, "invalid-request", "/text");
        (await api.ExplainAsync(glass, new string('x', 4001))).ExpectProblem(400, "invalid-request", "/text");
        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/glass/{glass}/text")).ExpectProblem(400, "invalid-request", "/text");
        foreach (var other in new[] { People.Midwife, Officer, People.Supervisor, People.Of("admin") })
        {
            Assert.Equal((await api.ExplainAsync(Guid.NewGuid(), by: other)).Said(), (await api.ExplainAsync(glass, by: other)).ExpectProblem(404, "not-found").Said());
        }

        (await api.ExplainAsync(glass)).Expect(200);
        (await api.ExplainAsync(glass)).Expect(200);
        (await api.ExplainAsync(glass, GlassRequests.Why + " Encore.")).ExpectProblem(409, "glass-already-explained", "/text");
        Assert.Equal("glass_broken glass_explained", await api.EventsAsync(glass));
    }

    [Fact]
    public async Task The_record_is_read_by_who_opened_and_by_a_privacy_officer_until_it_is_decided()
    {
        var file = await api.OpenColdAsync();
        var glass = (await api.BreakAsync(file)).Expect(201).Id;
        (await api.ExplainAsync(glass)).Expect(200);

        var card = (await api.RecordAsync(glass, Officer)).Expect(200);
        Assert.Equal((GlassRequests.OnCall, GlassRequests.Why, "Hélène Inventée"), (CaseRequests.Text(card.Json, "reason"), CaseRequests.Text(card.Json, "text"), CaseRequests.Text(card.Json, "byName")));
        Assert.DoesNotContain("Nadia", card.Text, StringComparison.Ordinal);
        (await api.ReadAsync(file, Officer)).ExpectProblem(404, "not-found");
        foreach (var other in new[] { People.Midwife, People.SocialWorker, People.Supervisor, People.Of("relay-one"), People.Of("admin"), People.Of("auditor") })
        {
            Assert.Equal((await api.RecordAsync(Guid.NewGuid(), other)).Said(), (await api.RecordAsync(glass, other)).ExpectProblem(404, "not-found").Said());
            Assert.Equal((await api.ReviewAsync(Guid.NewGuid(), by: other)).Said(), (await api.ReviewAsync(glass, by: other)).ExpectProblem(404, "not-found").Said());
        }

        api.Clock.Advance(TimeSpan.FromHours(2));
        (await api.ReadAsync(file, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        Assert.Equal(card.Json.GetProperty("until").GetDateTimeOffset(), (await api.RecordAsync(glass, People.MidwifeHeusy)).Expect(200).Json.GetProperty("until").GetDateTimeOffset());

        (await api.ReviewAsync(glass, text: "La garde était bien seule.")).Expect(200);
        (await api.RecordAsync(glass, Officer)).ExpectProblem(404, "not-found");
        var review = (await api.RecordAsync(glass, People.MidwifeHeusy)).Expect(200).Json.GetProperty("review");
        Assert.Equal(("justified", "La garde était bien seule."), (CaseRequests.Text(review, "verdict"), CaseRequests.Text(review, "text")));
    }

    [Fact]
    public async Task The_review_is_decided_once_by_somebody_else()
    {
        var glass = (await api.BreakAsync(await api.OpenColdAsync())).Expect(201).Id;
        (await api.ReviewAsync(glass, "maybe")).ExpectProblem(400, "invalid-request", "/verdict");
        (await api.As(Officer).DoAsync($"/v1/glass/{glass}/review")).ExpectProblem(400, "invalid-request", "/verdict");
        (await api.ReviewAsync(glass)).ExpectProblem(409, "glass-not-explained", "/verdict");
        (await api.ReviewAsync(glass, by: People.MidwifeHeusy)).ExpectProblem(403, "not-allowed");

        var decided = (await api.ReviewAsync(glass, "notJustified", key: "review-once")).Expect(200);

        Assert.Equal(decided.Text, (await api.ReviewAsync(glass, "notJustified", key: "review-once")).Expect(200).Text);
        (await api.ReviewAsync(glass, "notJustified")).ExpectProblem(404, "not-found");
        Assert.Equal("glass_broken glass_reviewed", await api.EventsAsync(glass));
        Assert.Equal("nothing", await api.DueAsync(glass, "glass-text"));
    }

    [Fact]
    public async Task An_officer_reviews_everybody_s_but_her_own()
    {
        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/roles", new { role = "privacyOfficer", proof = "appointment" })).Expect(201);
        var (own, other) = ((await api.BreakAsync(await api.OpenColdAsync())).Expect(201).Id, (await api.BreakAsync(await api.OpenColdAsync(), by: People.Of("treating"))).Expect(201).Id);

        (await api.RecordAsync(own, People.MidwifeHeusy)).Expect(200);
        (await api.ReviewAsync(own, "notJustified", People.MidwifeHeusy)).ExpectProblem(403, "not-allowed");
        (await api.ReviewAsync(other, "notJustified", People.MidwifeHeusy)).Expect(200);
        (await api.ReviewAsync(own, "notJustified")).Expect(200);
    }

    [Fact]
    public async Task Records_are_listed_to_who_opened_and_to_officers_while_they_are_under_review()
    {
        var (opener, records) = (People.Of("relay-psychiatrist-2"), new List<Guid>());
        for (var n = 0; n < 3; n++)
        {
            api.Clock.Advance(TimeSpan.FromMinutes(1));
            records.Insert(0, (await api.BreakAsync(await api.OpenColdAsync(), by: opener)).Expect(201).Id);
        }

        var first = (await api.As(opener).AskAsync("/v1/glass?limit=2")).Expect(200).Json;
        var rest = (await api.As(opener).AskAsync(CaseRequests.Text(first, "next")!)).Expect(200).Json;
        Assert.Equal(records, [.. first.Ids("items"), .. rest.Ids("items")]);
        Assert.Null(CaseRequests.Text(rest, "next"));

        (await api.ReviewAsync(records[1], "notJustified")).Expect(200);
        var open = (await api.As(Officer).AskAsync("/v1/glass?limit=100")).Expect(200).Json.Ids("items");
        Assert.Equal(new[] { records[0], records[2] }, open.Where(records.Contains));
        Assert.Equal("notJustified", CaseRequests.Text((await api.As(opener).AskAsync("/v1/glass")).Expect(200).Json.One("items", records[1]), "verdict"));
        Assert.Empty((await api.As(People.Of("records-officer")).AskAsync("/v1/glass")).Expect(200).Json.Ids("items"));
        (await api.As(People.Of("admin")).AskAsync("/v1/glass")).ExpectProblem(403, "not-allowed");
        (await api.As(Officer).AskAsync("/v1/glass?limit=0")).ExpectProblem(400, "invalid-request", "/limit");
        (await api.As(Officer).AskAsync("/v1/glass?cursor=nowhere")).ExpectProblem(400, "invalid-request", "/cursor");
    }
}
