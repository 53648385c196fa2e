using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>Who represents a minor, or is trusted by her, asks and reads while that runs: her parents learn nothing that she confided, and nothing once she decides alone.</summary>
public sealed class AskingForAnother(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Shared = "Se nourrit mieux depuis une semaine.";

    private const string Confided = "Ne veut plus rentrer chez ses parents.";

    private static Persona Theirs => RightRequests.OtherParent;

    [Fact]
    public async Task A_parent_reads_shared_content_by_her_own_account_until_the_next_request_after_it_ended()
    {
        var (young, request) = await CopyAsync(act: young => young.ActAsync());
        var copy = (await ReadAsync(request)).Expect(200).Text;
        Assert.Contains(Shared, copy, StringComparison.Ordinal);
        Assert.All([Confided, "2009-11-22-", "+32 470"], word => Assert.DoesNotContain(word, copy, StringComparison.Ordinal));
        Assert.Contains("\"function\":\"parent\"", await JournalAsync(young), StringComparison.Ordinal);

        (await young.AssessAsync("ableAlone")).Expect(200);
        Assert.Equal((await ReadAsync(Guid.NewGuid())).Said(), (await ReadAsync(request)).ExpectProblem(404, "not-found").Said());
        Assert.Equal((await api.ReadRightAsync(Guid.NewGuid(), Theirs)).Said(), (await api.ReadRightAsync(request, Theirs)).ExpectProblem(404, "not-found").Said());
        Assert.DoesNotContain($"{request}", (await api.As(Theirs).AskAsync("/v1/requests?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        var prepared = (await api.ReadRightAsync(request, what: "/preparation")).Expect(200).Json;
        Assert.All(prepared.GetProperty("items").EnumerateArray(), item => Assert.Equal("absent", item.Text("verdict")));
        (await AskAsync(young)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Whom_she_trusts_asks_and_reads_while_she_agrees_and_no_longer()
    {
        var acting = Guid.Empty;
        var (young, request) = await CopyAsync(act: async young =>
        {
            (await young.AssessAsync("ableAlone")).Expect(200);
            acting = await young.TrustAsync();
        });
        var copy = (await ReadAsync(request)).Expect(200).Text;
        Assert.Contains(Shared, copy, StringComparison.Ordinal);
        Assert.DoesNotContain(Confided, copy, StringComparison.Ordinal);
        (await young.DoAsync($"acting/{acting}/end")).Expect(200);
        (await ReadAsync(request)).ExpectProblem(404, "not-found");
        (await AskAsync(young)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Excluded_she_reads_nothing_of_her_and_is_written_nothing()
    {
        var (young, request) = await CopyAsync(act: young => young.ActAsync());
        (await young.DoAsync($"persons/{young.Parent}/messages", new { kind = "call-back" })).Expect(200);
        (await young.DoAsync("exclusions", new { personId = young.Parent, reason = "Ne doit rien savoir." })).Expect(200);
        (await ReadAsync(request)).ExpectProblem(404, "not-found");
        Assert.Empty((await api.As(Theirs).AskAsync($"/v1/cases/{young.File}/mine")).Expect(200).Json.GetProperty("items").EnumerateArray());
        (await young.DoAsync($"persons/{young.Parent}/messages", new { kind = "call-back" })).ExpectProblem(409, "message-not-to-be-told");
    }

    [Fact]
    public async Task Who_acts_for_nobody_is_answered_like_a_stranger_whatever_the_cause()
    {
        await StrangerAsync("nothing recorded", _ => Task.CompletedTask);
        await StrangerAsync("not begun", young => ActAsync(young, new { by = young.Parent, kind = "parent", proof = "civil-status", from = Day(1) }));
        await StrangerAsync("lapsed", young => ActAsync(young, new { by = young.Parent, kind = "parent", proof = "civil-status", from = Day(-3), until = Day(-1) }));
        await StrangerAsync("for another person", async young => await young.DoAsync(
            $"persons/{await api.JoinAsync(young.File, "supporter", "Amie de Lina")}/acting", new { by = young.Parent, kind = "trusted", proof = "patient-agreement" }));
        await StrangerAsync("she decides alone", young => ActAsync(young, new { by = young.Parent, kind = "mandatary", proof = "patient-mandate" }), "1990-11-22");
        await StrangerAsync("her safe contact", async young =>
        {
            await young.ActAsync();
            (await young.DoAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "sms" } })).Expect(200);
        });
        var other = await YoungMother.NewAsync(api);
        await other.ActAsync();
        await StrangerAsync("in another case", _ => Task.CompletedTask, about: other.Lina);
    }

    [Fact]
    public async Task Another_parent_who_represents_her_is_handed_the_copy_by_a_human_from_the_beginning()
    {
        var young = await YoungMother.NewAsync(api);
        await api.WriteAsync(young.File, Shared);
        var father = await api.JoinAsync(young.File, "coParent", "Luc Fictif");
        await api.BindAsync(young.File, father, Theirs);
        await ActAsync(young, new { by = father, kind = "guardian", proof = "guardianship" });
        var request = (await AskAsync(young)).Expect(201).Id;
        (await api.OnRightAsync(request, "copy")).Expect(200);
        Assert.Contains("included", (await api.ReadRightAsync(request, what: "/preparation")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("open", (await api.ReadRightAsync(request, Theirs)).Expect(200).Json.Text("state"));
        (await ReadAsync(request)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Whom_she_trusts_decides_nothing_for_her_and_is_not_told_how_she_was_assessed()
    {
        var young = await YoungMother.NewAsync(api);
        await api.BindAsync(young.File, young.Parent, Theirs);
        (await young.AssessAsync("ableAlone")).Expect(200);
        await young.TrustAsync();
        var nobody = (await api.AskRightAsync(young.File, by: Theirs, more: new { personId = Guid.NewGuid() })).ExpectProblem(404, "not-found").Said();
        Assert.All(await Task.WhenAll(new[] { "erasure", "restriction", "portability" }.Select(right => api.AskRightAsync(young.File, right, Theirs, new { personId = young.Lina }))), answer => Assert.Equal(nobody, answer.Said()));
        (await AskAsync(young)).Expect(201);
        (await young.AssessAsync("notAble")).Expect(200);
        Assert.Equal(nobody, (await AskAsync(young)).Said());
    }

    [Fact]
    public async Task Noted_by_a_coordinator_it_is_asked_the_same()
    {
        var young = await YoungMother.NewAsync(api);
        object Asked(string capacity) => new { right = "copy", identity = "identity-card", personId = young.Lina, capacity, askerId = young.Parent };
        (await young.DoAsync("requests", new { right = "copy", identity = "identity-card" })).ExpectProblem(422, "persons-request-minor-not-assessed", "/capacity");
        (await young.DoAsync("requests", Asked("parent"))).ExpectProblem(422, "persons-request-capacity", "/capacity");
        await young.ActAsync();
        (await young.DoAsync("requests", Asked("representative"))).Expect(201);
        (await young.AssessAsync("ableAlone")).Expect(200);
        (await young.DoAsync("requests", Asked("representative"))).Expect(201);
        (await young.DoAsync("requests", Asked("self"))).ExpectProblem(422, "persons-request-asker-may-not", "/askerId");
        await young.TrustAsync();
        (await young.DoAsync("requests", Asked("self"))).Expect(201);
        (await young.DoAsync("requests", new { right = "copy", identity = "identity-card" })).Expect(201);
    }

    private async Task StrangerAsync(string cause, Func<YoungMother, Task> before, string born = "2009-11-22", Guid? about = null)
    {
        var young = await YoungMother.NewAsync(api, born);
        await api.BindAsync(young.File, young.Parent, Theirs);
        await before(young);
        async Task<string> SaidAsync(Guid person) => (await api.AskRightAsync(young.File, by: Theirs, more: new { personId = person })).Said();
        Assert.Equal((cause, await SaidAsync(Guid.NewGuid())), (cause, await SaidAsync(about ?? young.Lina)));
    }

    private static async Task ActAsync(YoungMother young, object acting) => (await young.DoAsync($"persons/{young.Lina}/acting", acting)).Expect(200);

    private string Day(int days) => $"{DateOnly.FromDateTime(api.Clock.Now.UtcDateTime).AddDays(days):yyyy-MM-dd}";

    private async Task<(YoungMother Young, Guid Request)> CopyAsync(Func<YoungMother, Task> act)
    {
        var young = await YoungMother.NewAsync(api);
        await api.WriteAsync(young.File, Shared);
        await api.WriteAsync(young.File, Confided, "n3");
        await api.WriteAsync(young.File, Confided, "n4");
        await api.BindAsync(young.File, young.Parent, Theirs);
        await act(young);
        var request = (await AskAsync(young)).Expect(201).Id;
        (await api.OnRightAsync(request, "copy")).Expect(200);
        return (young, request);
    }

    private Task<HttpAnswer> AskAsync(YoungMother young) => api.AskRightAsync(young.File, by: Theirs, more: new { personId = young.Lina });

    private Task<HttpAnswer> ReadAsync(Guid request) => api.SteppedUp(Theirs).AskAsync($"/v1/requests/{request}/copy");

    private async Task<string> JournalAsync(YoungMother young)
    {
        await api.BindAsync(young.File, young.Lina, RightRequests.Parent);
        return (await api.As(RightRequests.Parent).AskAsync($"/v1/cases/{young.File}/mine/journal?limit=100")).Expect(200).Text;
    }
}
