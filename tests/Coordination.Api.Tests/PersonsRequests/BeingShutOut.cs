using System.Text.RegularExpressions;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>Whom the mother shuts out of her file keeps what is kept about himself, by his own account: what he is answered tells nothing of it.</summary>
public sealed partial class BeingShutOut(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Persona His => RightRequests.OtherParent;

    [Theory]
    [InlineData("person")]
    [InlineData("account")]
    public async Task What_he_is_answered_about_himself_is_the_same_in_both_worlds(string by)
    {
        var without = await SaidAsync(null);
        Assert.Equal(without, await SaidAsync(by));
        Assert.StartsWith("OK", without[0], StringComparison.Ordinal);
        Assert.Contains(without, said => said.Contains("De lui.", StringComparison.Ordinal));
        Assert.DoesNotContain(without, said => said.Contains("D'elle.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("person")]
    [InlineData("account")]
    public async Task All_else_of_the_case_stays_shut(string by)
    {
        var (file, father) = await FamilyAsync();
        var child = (await api.OnCaseAsync(file, "births", new { on = $"{DateOnly.FromDateTime(api.Clock.Now.UtcDateTime):yyyy-MM-dd}" })).Expect(200).Id;
        Guid born = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid();
        Assert.NotEqual(default, child);
        var request = (await api.AskRightAsync(file, by: His, more: new { personId = born })).Expect(201).Id;
        var nobody = (await api.AskRightAsync(file, by: His, more: new { personId = Guid.NewGuid() })).Expect(404);
        await ShutOutAsync(file, father, by);

        (await api.ReadRightAsync(request, His)).ExpectProblem(404, "not-found");
        Assert.Equal(Plain(nobody), Plain(await api.AskRightAsync(file, by: His, more: new { personId = born })));
        (await api.ReadAsync(file, His)).ExpectProblem(404, "not-found");
        (await api.As(His).AskAsync($"/v1/cases/{file}/exclusions")).ExpectProblem(404, "not-found");
        Assert.DoesNotContain($"{request}", (await api.As(His).AskAsync($"/v1/requests?caseId={file}")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_account_gives_nothing_by_another_role_of_its_holder()
    {
        var (file, father) = await FamilyAsync();
        await api.BindAsync(file, father, People.SocialWorker);
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);
        (await api.As(People.SocialWorker).AskAsync($"/v1/cases/{file}/mine")).Expect(200);
        (await api.ReadAsync(file, People.SocialWorker)).ExpectProblem(404, "not-found");
        var mother = (await api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid();
        (await api.AskRightAsync(file, by: People.SocialWorker, more: new { personId = mother })).ExpectProblem(404, "not-found");
    }

    private async Task<(Guid File, Guid Father)> FamilyAsync()
    {
        var (file, _) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.WriteAsync(file, "D'elle.");
        await api.WriteAsync(file, "De lui.", about: father);
        await api.BindAsync(file, father, His);
        return (file, father);
    }

    private async Task ShutOutAsync(Guid file, Guid father, string by) =>
        (await api.OnCaseAsync(file, "exclusions", by == "person" ? new { personId = father } : new { accountId = His.Id })).Expect(200);

    private async Task<string[]> SaidAsync(string? by)
    {
        var (file, father) = await FamilyAsync();
        var open = (await api.AskRightAsync(file, by: His)).Expect(201).Id;
        (await api.OnRightAsync(open, "copy")).Expect(200);
        if (by is not null)
        {
            await ShutOutAsync(file, father, by);
        }

        var (his, stepped) = (api.As(His), api.SteppedUp(His));
        HttpAnswer[] answers =
        [
            await his.AskAsync($"/v1/cases/{file}/mine"),
            await stepped.AskAsync($"/v1/cases/{file}/mine"),
            await his.AskAsync($"/v1/cases/{file}/mine/journal?limit=100"),
            await api.ReadRightAsync(open, His),
            await his.AskAsync($"/v1/requests/{open}/copy"),
            await stepped.AskAsync($"/v1/requests/{open}/copy"),
            await his.AskAsync($"/v1/requests?caseId={file}"),
            await api.AskRightAsync(file, "rectification", His),
            await api.AskRightAsync(file, by: His, more: new { personId = Guid.NewGuid() }),
            await his.DoAsync($"/v1/cases/{file}/mine/exclusions", new { accountId = People.MidwifeHeusy.Id }),
            await his.DoAsync($"/v1/cases/{file}/mine/consents/{Guid.NewGuid()}/withdraw"),
            await his.AskAsync($"/v1/cases/{file}"),
            await his.AskAsync($"/v1/cases/{file}/timeline"),
        ];
        return [.. answers.Select(Plain)];
    }

    private static string Plain(HttpAnswer answer) => $"{answer.Status} {answer.MediaType} {Drawn().Replace(answer.Text, "*")}";

    // Ids, the times of the clock and what is made of an id.
    [GeneratedRegex("""[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d)|(?<="reference":")[^"]*|(?<="traceId":")[^"]*""", RegexOptions.CultureInvariant)]
    private static partial Regex Drawn();
}
