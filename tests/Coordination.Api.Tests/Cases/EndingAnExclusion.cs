using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.PersonsRequests;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Who is shut out comes back by the word of the person alone: a head of the case writes it down, or she says so by the account that she shut him out with.</summary>
public sealed class EndingAnExclusion(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Guid Shut = People.Of("treating").Id;

    [Fact]
    public async Task Who_was_merely_let_in_ends_none_and_a_head_says_whose_word_it_is()
    {
        var (file, mother) = await LetInAsync();
        var exclusion = (await api.OnCaseAsync(file, "exclusions", new { accountId = Shut })).Expect(200).Id;

        (await api.EndExclusionAsync(file, exclusion, mother, People.MidwifeHeusy)).ExpectProblem(403, "exclusion-ended-by-heads");
        (await api.OnCaseAsync(file, $"exclusions/{exclusion}/end", new { })).ExpectProblem(400, "invalid-request", "/by");
        (await api.EndExclusionAsync(file, exclusion, Guid.NewGuid(), People.Midwife)).ExpectProblem(409, "exclusion-of-another");
        Assert.DoesNotContain("exclusion_ended", await api.EventsAsync(file), StringComparison.Ordinal);
        (await api.EndExclusionAsync(file, exclusion, mother, People.SocialWorker)).Expect(200);
        (await api.EndExclusionAsync(file, exclusion, mother, People.Midwife)).Expect(200);
        Assert.EndsWith("exclusion_ended", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_she_set_by_her_own_account_she_ends_by_it_and_nobody_in_her_place()
    {
        var (file, mother) = await LetInAsync();
        await api.BindAsync(file, mother, RightRequests.Parent);
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.BindAsync(file, father, RightRequests.OtherParent);
        var exclusion = (await api.As(RightRequests.Parent).DoAsync($"/v1/cases/{file}/mine/exclusions", new { accountId = Shut })).Expect(200).Id;

        (await api.EndExclusionAsync(file, exclusion, mother, People.MidwifeHeusy)).ExpectProblem(403, "exclusion-ended-by-heads");
        (await api.EndExclusionAsync(file, exclusion, mother, People.Midwife)).ExpectProblem(403, "exclusion-her-own");
        (await api.As(RightRequests.OtherParent).DoAsync(Mine(file, exclusion))).ExpectProblem(404, "not-found");
        (await api.As(RightRequests.Parent).DoAsync(Mine(file, Guid.NewGuid()))).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).DoAsync(Mine(file, exclusion))).ExpectProblem(403, "not-allowed");
        Assert.DoesNotContain("exclusion_ended", await api.EventsAsync(file), StringComparison.Ordinal);
        (await api.As(RightRequests.Parent).DoAsync(Mine(file, exclusion))).Expect(200);
        (await api.As(RightRequests.Parent).DoAsync(Mine(file, exclusion))).Expect(200);
        Assert.EndsWith("exclusion_ended", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_head_wrote_down_for_her_she_ends_by_her_own_account_too()
    {
        var (file, mother) = await LetInAsync();
        await api.BindAsync(file, mother, RightRequests.Parent);
        var exclusion = (await api.OnCaseAsync(file, "exclusions", new { accountId = Shut })).Expect(200).Id;
        (await api.As(RightRequests.Parent).DoAsync(Mine(file, exclusion))).Expect(200);
        Assert.EndsWith("exclusion_ended", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    // A coordinator of the other site, whom a head let in.
    private async Task<(Guid File, Guid Mother)> LetInAsync()
    {
        var (file, mother) = await api.FamilyAsync();
        var asked = (await api.OnCaseAsync(file, "access-asks", new { reason = "shared-care" }, People.MidwifeHeusy)).Expect(200).Id;
        (await api.OnCaseAsync(file, $"access-asks/{asked}/grant", new { })).Expect(200);
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(200);
        return (file, mother);
    }

    private static string Mine(Guid file, Guid exclusion) => $"/v1/cases/{file}/mine/exclusions/{exclusion}/end";
}
