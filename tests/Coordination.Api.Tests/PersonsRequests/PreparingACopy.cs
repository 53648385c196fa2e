using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>A copy holds everything about the person, working notes included, and nothing of anybody else.</summary>
public sealed class PreparingACopy(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task It_holds_what_is_hers_of_every_level_and_nothing_of_others()
    {
        var (file, mother) = await api.FamilyAsync("Zélie Copie");
        var partner = await api.JoinAsync(file, "coParent", "Basile Tiers");
        await api.NoteAsync(file, "De Zélie au niveau n5.");
        foreach (var level in new[] { "n1", "n2", "n3", "n4" })
        {
            await api.WriteAsync(file, $"De Zélie au niveau {level}.", level);
        }

        await api.WriteAsync(file, "Canari du compagnon.", "n4", partner);
        await api.WriteAsync(file, "Canari nommé dans sa note.", "n2", thirdParty: true);
        await api.WriteAsync(file, "Canari scellé dans sa note.", "n4", thirdParty: true);
        var heard = await api.WriteAsync(file, "Canari que seule une lecture trouve.");
        var request = (await api.AskRightAsync(file)).Expect(201).Id;

        var prepared = (await api.ReadRightAsync(request, what: "/preparation")).Expect(200).Json;
        var verdicts = prepared.GetProperty("items").EnumerateArray().Select(i => CaseRequests.Text(i, "verdict")!).GroupBy(v => v).ToDictionary(v => v.Key, v => v.Count());
        Assert.Equal((7, 1, 1), (verdicts["included"], verdicts["cut"], verdicts["absent"]));
        Assert.DoesNotContain("compagnon", prepared.ToString(), StringComparison.Ordinal);

        (await api.OnRightAsync(request, "copy", new { leaveOut = new[] { Guid.NewGuid() } })).ExpectProblem(422, "persons-request-item-unknown", "/leaveOut");
        (await api.OnRightAsync(request, "copy", new { leaveOut = new[] { heard } })).Expect(200);
        var copy = (await api.ReadRightAsync(request, what: "/copy")).Expect(200);
        Assert.All(new[] { "n1", "n2", "n3", "n4", "n5" }, level => Assert.Contains($"De Zélie au niveau {level}.", copy.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Canari", copy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Basile", copy.Text, StringComparison.Ordinal);
        Assert.Equal("Zélie Copie", CaseRequests.Text(copy.Json.GetProperty("identity"), "name"));
        Assert.Single(copy.Json.GetProperty("items").EnumerateArray(), i => i.TryGetProperty("cut", out _));
        Assert.Equal(0L, await api.Raw.AskAsync<long>($"select count(*) from coordination.persons_copy where sealed like '%Z%lie%' and person = '{mother}'"));
    }

    [Fact]
    public async Task The_answer_ends_it_for_the_officer_and_not_for_her()
    {
        var (file, mother) = await api.FamilyAsync();
        await api.BindAsync(file, mother, RightRequests.Parent);
        await api.WriteAsync(file, "Scellé, à son sujet.", "n4");
        var request = (await api.AskRightAsync(file, by: RightRequests.Parent)).Expect(201).Id;
        (await api.ReadRightAsync(request, what: "/copy")).ExpectProblem(404, "not-found");
        (await api.OnRightAsync(request, "copy")).Expect(200);

        (await api.ReadRightAsync(request, RightRequests.Parent, "/copy")).ExpectProblem(404, "not-found");
        Assert.Contains("Scellé, à son sujet.", (await api.SteppedUp(RightRequests.Parent).AskAsync($"/v1/requests/{request}/copy")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("ready", CaseRequests.Text((await api.ReadRightAsync(request, RightRequests.Parent)).Expect(200).Json, "state"));
        (await api.OnRightAsync(request, "answer")).Expect(200);
        (await api.ReadRightAsync(request, what: "/copy")).ExpectProblem(404, "not-found");
        (await api.ReadRightAsync(request, what: "/preparation")).ExpectProblem(404, "not-found");
        (await api.OnRightAsync(request, "copy")).ExpectProblem(404, "not-found");
        (await api.SteppedUp(RightRequests.Parent).AskAsync($"/v1/requests/{request}/copy")).Expect(200);
        Assert.Contains($"request {request}", await api.Raw.AskAsync<string>(
            $"select string_agg(detail, ' ') from coordination.audit_entry where actor = '{RightRequests.Officer.Id}' and case_id = '{file}' and row = 'A84'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_professionals_withhold_is_not_in_it_until_its_day()
    {
        var (file, _) = await api.FamilyAsync();
        var entry = await api.WriteAsync(file, "Ce qu'elle ne lit pas encore.");
        (await api.OnCaseAsync(file, $"entries/{entry}/exception", new { text = "Nuirait.", reviewOn = "2028-01-01" })).ExpectProblem(422, "exception-review-day", "/reviewOn");
        (await api.OnCaseAsync(file, $"entries/{entry}/exception", new { text = "Nuirait.", reviewOn = "2026-06-01" }, People.SocialWorker)).ExpectProblem(403, "entry-not-yours");
        var exception = (await api.OnCaseAsync(file, $"entries/{entry}/exception", new { text = "Nuirait.", reviewOn = "2026-06-01", told = true })).Expect(200).Id;
        var request = (await api.AskRightAsync(file)).Expect(201).Id;

        Assert.Contains("ne lit pas encore", await ReleasedAsync(request), StringComparison.Ordinal);
        (await api.OnCaseAsync(file, $"exceptions/{exception}/agree")).ExpectProblem(403, "exception-own-opinion");
        (await api.OnCaseAsync(file, $"exceptions/{exception}/agree", by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        Assert.Equal("nothing", await api.DueAsync(file, "exception-review"));
        (await api.OnCaseAsync(file, $"exceptions/{exception}/agree", by: People.SocialWorker)).Expect(200);
        Assert.Equal("2026-05-29", await api.DueAsync(file, "exception-review"));
        var withheld = await ReleasedAsync(request);
        Assert.DoesNotContain("ne lit pas encore", withheld, StringComparison.Ordinal);
        Assert.Contains("\"withheld\":true", withheld, StringComparison.Ordinal);
        (await api.OnCaseAsync(file, $"exceptions/{exception}/end")).Expect(200);
        Assert.Equal("nothing", await api.DueAsync(file, "exception-review"));
        Assert.Contains("ne lit pas encore", await ReleasedAsync(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_gets_the_childs_copy_without_what_the_other_confided_and_nothing_where_a_limit_protects_her()
    {
        var file = (await api.As(People.Midwife).DoAsync("/v1/cases", new { name = "Mère Protégée", childBornOn = "2026-03-15", telephone = "+32 470 00 00 02" })).Expect(201).Id;
        var persons = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().ToDictionary(p => CaseRequests.Text(p, "role")!, p => p.GetProperty("id").GetGuid());
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.WriteAsync(file, "Le bébé grandit bien.", about: persons["child"]);
        await api.WriteAsync(file, "Confidence de la mère.", "n4", persons["child"]);
        await api.WriteAsync(file, "Canari de la mère.");
        var asked = new { personId = persons["child"], capacity = "parent", askerId = father };
        var request = (await api.AskRightAsync(file, more: asked)).Expect(201).Id;

        var copy = await ReleasedAsync(request);
        Assert.Contains("Le bébé grandit bien.", copy, StringComparison.Ordinal);
        Assert.All(["Confidence", "Canari", "470"], word => Assert.DoesNotContain(word, copy, StringComparison.Ordinal));

        await api.BindAsync(file, father, RightRequests.OtherParent);
        // By his own account never: a copy that was there before she was protected and is not afterwards would tell him that she spoke.
        (await api.SteppedUp(RightRequests.OtherParent).AskAsync($"/v1/requests/{request}/copy")).ExpectProblem(404, "not-found");
        var before = (await api.ReadRightAsync(request, RightRequests.OtherParent)).Expect(200);
        Assert.Equal("open", CaseRequests.Text(before.Json, "state"));
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        (await api.SteppedUp(RightRequests.OtherParent).AskAsync($"/v1/requests/{request}/copy")).ExpectProblem(404, "not-found");
        Assert.Equal(before.Text, (await api.ReadRightAsync(request, RightRequests.OtherParent)).Text);
        var limited = (await api.ReadRightAsync(request, what: "/preparation")).Expect(200).Json;
        Assert.True(limited.GetProperty("limited").GetBoolean());
        Assert.All(limited.GetProperty("items").EnumerateArray(), item => Assert.Equal("absent", CaseRequests.Text(item, "verdict")));
        (await api.OnRightAsync(request, "refuse", new { reason = "rights-of-others", text = "Nous vous recevons pour en parler." })).Expect(200);
        Assert.Equal("closed", CaseRequests.Text((await api.ReadRightAsync(request, RightRequests.OtherParent)).Expect(200).Json, "state"));
        Assert.DoesNotContain("rights", (await api.ReadRightAsync(request, RightRequests.OtherParent)).Text, StringComparison.Ordinal);
    }

    private async Task<string> ReleasedAsync(Guid request)
    {
        (await api.OnRightAsync(request, "copy")).Expect(200);
        return (await api.ReadRightAsync(request, what: "/copy")).Expect(200).Text;
    }
}
