using System.Text.Json;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>
/// Whoever asks for somebody else and may not is noted, so that nothing said is lost and the delay runs: but no copy is ever released by that, and only a
/// reasoned refusal leads out of it.
/// </summary>
public sealed class AskingWithoutRight(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Sealed = "Ne dit rien à sa famille.";

    [Theory]
    [InlineData("another parent of whom nothing is recorded")]
    [InlineData("a guardian whose days did not begin")]
    [InlineData("nobody who is named")]
    public async Task In_the_name_of_a_girl_who_decides_alone_it_is_noted_and_only_a_refusal_leads_out(string who)
    {
        var (young, asker) = await HiddenGirlAsync(who);
        var request = (await AskAsync(young, "copy", "representative", asker)).Expect(201).Id;
        Assert.Equal((true, "open"), await StandsAsync(request));

        var prepared = (await api.ReadRightAsync(request, what: "/preparation")).Expect(200);
        Assert.True(prepared.Json.GetProperty("limited").GetBoolean());
        Assert.All(prepared.Json.GetProperty("items").EnumerateArray(), item => Assert.Equal("absent", item.Text("verdict")));
        Assert.DoesNotContain("+32 470", prepared.Text, StringComparison.Ordinal);
        (await api.OnRightAsync(request, "copy", new { })).ExpectProblem(409, "persons-request-without-right");
        (await api.ReadRightAsync(request, what: "/copy")).ExpectProblem(404, "not-found");
        (await api.OnRightAsync(request, "answer", new { text = "Remis." })).ExpectProblem(409, "persons-request-without-right");
        Assert.NotEqual("nothing", await api.OwedAsync(request, "request-copy"));

        (await api.OnRightAsync(request, "refuse", new { reason = "minor-decides", text = "Elle exerce ce droit seule." })).Expect(200);
        Assert.Equal((false, "refused"), await StandsAsync(request));
    }

    [Fact]
    public async Task Nothing_is_put_right_or_restricted_by_it_either()
    {
        var (young, asker) = await HiddenGirlAsync("another parent of whom nothing is recorded");
        var entry = await api.WriteAsync(young.File, "Suivie.");
        var restriction = (await AskAsync(young, "restriction", "representative", asker)).Expect(201).Id;
        (await api.OnRightAsync(restriction, "restrict")).ExpectProblem(409, "persons-request-without-right");
        var putRight = (await AskAsync(young, "rectification", "representative", asker)).Expect(201).Id;
        (await api.OnRightAsync(putRight, $"entries/{entry}/rectify", new { text = "Autre." })).ExpectProblem(409, "persons-request-without-right");
        Assert.DoesNotContain("use_restricted", await api.EventsAsync(young.File), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("self")]
    [InlineData("minorAble")]
    public async Task As_herself_nobody_asks_but_she(string capacity)
    {
        var (young, other) = await HiddenGirlAsync("another parent of whom nothing is recorded");
        (await AskAsync(young, "copy", capacity, other)).ExpectProblem(422, "persons-request-asker-may-not", "/askerId");
        Assert.Equal((false, "open"), await StandsAsync((await AskAsync(young, "copy", capacity, young.Lina)).Expect(201).Id));
        Assert.Equal((false, "open"), await StandsAsync((await AskAsync(young, "copy", capacity, null)).Expect(201).Id));
    }

    [Fact]
    public async Task What_ended_meanwhile_closes_it_and_what_is_recorded_meanwhile_opens_it()
    {
        var young = await YoungMother.NewAsync(api);
        var request = (await AskAsync(young, "copy", "representative", young.Parent)).Expect(201).Id;
        (await api.OnRightAsync(request, "copy", new { })).ExpectProblem(409, "persons-request-without-right");
        await young.ActAsync();
        Assert.Equal((false, "open"), await StandsAsync(request));
        (await api.OnRightAsync(request, "copy", new { })).Expect(200);
        (await api.ReadRightAsync(request, what: "/copy")).Expect(200);
        (await young.AssessAsync("ableAlone")).Expect(200);
        (await api.OnRightAsync(request, "copy", new { })).ExpectProblem(409, "persons-request-without-right");
        (await api.ReadRightAsync(request, what: "/copy")).ExpectProblem(404, "not-found");
        Assert.Equal((true, "released"), await StandsAsync(request));
    }

    private async Task<(YoungMother Young, Guid? Asker)> HiddenGirlAsync(string who)
    {
        var file = await api.OpenColdAsync(new { name = "Lina Fictive", birthDate = "2011-02-03", dueDate = "2026-10-19", telephone = "+32 470 00 00 01" });
        var lina = (await api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid();
        var other = await api.JoinAsync(file, who.StartsWith("another", StringComparison.Ordinal) ? "coParent" : "supporter", "Autre Exemple");
        var young = new YoungMother(api, file, lina, other);
        (await young.AssessAsync("ableAlone")).Expect(200);
        (await young.DoAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        await api.WriteAsync(file, Sealed, "n4");
        if (who.StartsWith("a guardian", StringComparison.Ordinal))
        {
            (await young.AssessAsync("notAble")).Expect(200);
            (await young.DoAsync($"persons/{lina}/acting", new { by = other, kind = "guardian", proof = "guardianship", from = $"{DateOnly.FromDateTime(api.Clock.Now.UtcDateTime).AddDays(2):yyyy-MM-dd}" })).Expect(200);
            (await young.AssessAsync("ableAlone")).Expect(200);
        }

        return (young, who.StartsWith("nobody", StringComparison.Ordinal) ? null : other);
    }

    private static Task<HttpAnswer> AskAsync(YoungMother young, string right, string capacity, Guid? asker) =>
        young.DoAsync("requests", new { right, identity = "identity-card", personId = young.Lina, capacity, askerId = asker });

    private async Task<(bool WithoutRight, string? State)> StandsAsync(Guid request)
    {
        var card = (await api.ReadRightAsync(request, People.Midwife)).Expect(200).Json;
        return (card.TryGetProperty("withoutRight", out var said) && said.ValueKind == JsonValueKind.True, card.Text("state"));
    }
}
