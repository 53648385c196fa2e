using System.Net;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>A person's own account reads what is about her and who accessed it, and nothing of anybody else, on a watched device too.</summary>
public sealed class ReadingAboutOneself(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Her_account_reads_what_is_hers_once_two_people_bound_it()
    {
        var (file, mother) = await api.FamilyAsync();
        await api.WriteAsync(file, "À son sujet.");
        await api.NoteAsync(file, "Note de travail.");
        await api.WriteAsync(file, "Scellé.", "n4");
        (await MineAsync(file, RightRequests.Parent)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"persons/{mother}/account", new { accountId = RightRequests.Parent.Id })).ExpectProblem(422, "relation-unknown-holder", "/accountId");
        await api.BindAsync(file, mother, RightRequests.Parent);

        var before = (await MineAsync(file, RightRequests.Parent)).Expect(200);
        Assert.Contains("À son sujet.", before.Text, StringComparison.Ordinal);
        Assert.Contains("Note de travail.", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Scellé.", before.Text, StringComparison.Ordinal);
        Assert.Contains("Scellé.", (await api.SteppedUp(RightRequests.Parent).AskAsync($"/v1/cases/{file}/mine")).Expect(200).Text, StringComparison.Ordinal);
        var stale = api.WithToken(TestHost.Issuer.Sign("parent", TestHost.TokensFrom, TestHost.TokenLife, steppedUp: api.Clock.GetUtcNow().AddMinutes(-11)));
        Assert.DoesNotContain("Scellé.", (await stale.AskAsync($"/v1/cases/{file}/mine")).Expect(200).Text, StringComparison.Ordinal);
        (await api.ReadAsync(file, RightRequests.Parent)).ExpectProblem(404, "not-found");
        using var raw = await api.As(RightRequests.Parent).GetAsync($"/v1/cases/{file}/mine");
        Assert.Equal((HttpStatusCode.OK, true), (raw.StatusCode, raw.Headers.CacheControl?.NoStore));
    }

    [Fact]
    public async Task The_other_parent_reads_nothing_of_hers_nor_of_the_child_before_birth()
    {
        var (file, mother) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        var unborn = await api.JoinAsync(file, "expectedChild", "Bébé");
        await api.WriteAsync(file, "De la mère.");
        await api.WriteAsync(file, "Du bébé à naître.", about: unborn);
        await api.WriteAsync(file, "Du père.", about: father);
        await api.BindAsync(file, father, RightRequests.OtherParent);
        await api.BindAsync(file, mother, RightRequests.Parent);

        var his = (await MineAsync(file, RightRequests.OtherParent)).Expect(200).Text;
        Assert.Contains("Du père.", his, StringComparison.Ordinal);
        Assert.All(["De la mère.", "à naître", "Nadia"], word => Assert.DoesNotContain(word, his, StringComparison.Ordinal));
        var hers = (await MineAsync(file, RightRequests.Parent)).Expect(200).Text;
        Assert.Contains("Du bébé à naître.", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("Du père.", hers, StringComparison.Ordinal);

        foreach (var other in new[] { mother, unborn, Guid.NewGuid() })
        {
            (await api.AskRightAsync(file, by: RightRequests.OtherParent, more: new { personId = other })).ExpectProblem(404, "not-found");
        }

        var (own, request) = ((await api.AskRightAsync(file, by: RightRequests.OtherParent)).Expect(201).Id, (await api.AskRightAsync(file, by: RightRequests.Parent)).Expect(201).Id);
        (await api.ReadRightAsync(own, RightRequests.OtherParent)).Expect(200);
        (await api.ReadRightAsync(request, RightRequests.OtherParent)).ExpectProblem(404, "not-found");
        Assert.Equal([own], (await api.As(RightRequests.OtherParent).AskAsync($"/v1/requests?caseId={file}")).Expect(200).Json.Ids("items"));
    }

    [Fact]
    public async Task The_other_parent_shuts_out_nobody_who_cares_for_the_mother_and_is_told_whom_to_ask()
    {
        var (file, mother) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.BindAsync(file, father, RightRequests.OtherParent);
        await api.BindAsync(file, mother, RightRequests.Parent);
        foreach (var (language, word) in new[] { ("fr", "Parlez-en"), ("nl", "Bespreek"), ("en", "Talk to") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{file}/mine/exclusions") { Content = System.Net.Http.Json.JsonContent.Create(new { accountId = People.SocialWorker.Id }) };
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await api.As(RightRequests.OtherParent).SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("exclusion-is-mothers", text, StringComparison.Ordinal);
            Assert.Contains(word, text, StringComparison.Ordinal);
        }

        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.SocialWorker.Id, by = father })).ExpectProblem(403, "exclusion-is-mothers");
        (await api.ReadAsync(file, People.SocialWorker)).Expect(200);
        (await api.As(RightRequests.Parent).DoAsync($"/v1/cases/{file}/mine/exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);
        (await api.ReadAsync(file, People.SocialWorker)).Expect(404);
    }

    [Fact]
    public async Task The_journal_tells_who_accessed_it_by_function_and_by_name_where_the_site_chose()
    {
        var (file, mother) = await api.FamilyAsync();
        await api.BindAsync(file, mother, RightRequests.Parent);
        (await api.ReadAsync(file, People.SocialWorker)).Expect(200);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.BreakAsync(file)).Expect(201);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(200);
        (await api.ReadAsync(file, People.Of("treating"))).ExpectProblem(404, "not-found");

        var first = (await JournalAsync(file, RightRequests.Parent, "?limit=2")).Expect(200).Json;
        var lines = first.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(("read", "coordinator", "heusy", true), (CaseRequests.Text(lines[0], "what"), CaseRequests.Text(lines[0], "function"), CaseRequests.Text(lines[0], "organisation"), lines[0].GetProperty("emergency").GetBoolean()));
        var rest = (await api.As(RightRequests.Parent).AskAsync(CaseRequests.Text(first, "next")!)).Expect(200);
        Assert.DoesNotContain("Exemple", rest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("treating", rest.Text, StringComparison.Ordinal);

        (await api.As(People.Supervisor).DoAsync("/v1/service/sites/montlegia", new { journalNames = true })).Expect(200);
        Assert.Contains("Maud Exemple", (await JournalAsync(file, RightRequests.Parent)).Expect(200).Text, StringComparison.Ordinal);
        (await api.As(People.Supervisor).DoAsync("/v1/service/sites/montlegia", new { journalNames = false })).Expect(200);
        (await JournalAsync(file, People.Midwife)).ExpectProblem(404, "not-found");
        (await JournalAsync(file, RightRequests.Parent, "?cursor=nowhere")).ExpectProblem(400, "invalid-request", "/cursor");
    }

    [Fact]
    public async Task On_a_watched_device_it_tells_nothing_that_would_give_her_away()
    {
        var (file, mother) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.BindAsync(file, mother, RightRequests.Parent);
        await api.BindAsync(file, father, RightRequests.OtherParent);
        await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity" } });
        (await api.ReadAsync(file, People.Of("relay-psychiatrist-2"))).Expect(200);
        Assert.Contains("careMember", (await JournalAsync(file, RightRequests.Parent)).Expect(200).Text, StringComparison.Ordinal);

        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        await api.WriteAsync(file, "Scellé.", "n4");

        var hers = (await JournalAsync(file, RightRequests.Parent, "?limit=100")).Expect(200).Text;
        Assert.Contains("coordinator", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("careMember", hers, StringComparison.Ordinal);
        Assert.Empty((await JournalAsync(file, RightRequests.OtherParent)).Expect(200).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_the_other_parent_finds_in_his_journal_tells_nothing_of_what_was_done_for_her()
    {
        var (file, mother) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.BindAsync(file, mother, RightRequests.Parent);
        await api.BindAsync(file, father, RightRequests.OtherParent);
        var request = (await api.AskRightAsync(file, by: RightRequests.OtherParent)).Expect(201).Id;
        (await api.OnRightAsync(request, "copy")).Expect(200);
        var (his, hers) = (await JournalAsync(file, RightRequests.OtherParent, "?limit=100"), (await JournalAsync(file, RightRequests.Parent, "?limit=100")).Json.GetProperty("items").GetArrayLength());
        Assert.All(his.Expect(200).Json.GetProperty("items").EnumerateArray(), line => Assert.Equal("copy", CaseRequests.Text(line, "what")));
        Assert.NotEmpty(his.Json.GetProperty("items").EnumerateArray());

        var entry = await api.WriteAsync(file, "Il l'a frappée.", "n4");
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Il l'a frappée hier." })).Expect(200);
        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200);
        await api.MandateAsync(file, mother);
        await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity" } });
        (await api.ReadAsync(file, People.Of("relay-psychiatrist-2"))).Expect(200);
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.MidwifeHeusy.Id })).Expect(200);
        Assert.Equal(his.Text, (await JournalAsync(file, RightRequests.OtherParent, "?limit=100")).Text);
        Assert.InRange((await JournalAsync(file, RightRequests.Parent, "?limit=100")).Json.GetProperty("items").GetArrayLength(), hers + 6, 100);

        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        Assert.Equal(his.Text, (await JournalAsync(file, RightRequests.OtherParent, "?limit=100")).Text);
    }

    [Fact]
    public async Task She_takes_back_her_own_consent_and_excludes_somebody_with_the_commit()
    {
        var (file, mother) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.BindAsync(file, mother, RightRequests.Parent);
        await api.BindAsync(file, father, RightRequests.OtherParent);
        var consent = await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity" } });
        (await api.ReadAsync(file, People.Of("relay-psychiatrist-2"))).Expect(200);

        (await DoAsync(file, RightRequests.OtherParent, $"consents/{consent}/withdraw")).ExpectProblem(404, "not-found");
        (await DoAsync(file, People.Midwife, $"consents/{consent}/withdraw")).ExpectProblem(403, "not-allowed");
        (await DoAsync(file, RightRequests.Parent, $"consents/{consent}/withdraw")).Expect(200);
        (await DoAsync(file, RightRequests.Parent, $"consents/{consent}/withdraw")).Expect(200);
        (await api.ReadAsync(file, People.SocialWorker)).Expect(200);
        (await DoAsync(file, RightRequests.Parent, "exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);
        (await api.ReadAsync(file, People.SocialWorker)).ExpectProblem(404, "not-found");
        (await DoAsync(file, RightRequests.Parent, "exclusions", new { accountId = Guid.NewGuid() })).ExpectProblem(404, "not-found");
    }

    private Task<HttpAnswer> DoAsync(Guid file, Persona who, string act, object? body = null) => api.As(who).DoAsync($"/v1/cases/{file}/mine/{act}", body);

    private Task<HttpAnswer> MineAsync(Guid file, Persona who) => api.As(who).AskAsync($"/v1/cases/{file}/mine");

    private Task<HttpAnswer> JournalAsync(Guid file, Persona who, string query = "") => api.As(who).AskAsync($"/v1/cases/{file}/mine/journal{query}");
}
