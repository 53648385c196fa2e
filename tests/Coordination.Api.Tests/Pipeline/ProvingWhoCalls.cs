using Coordination.Api.Demo;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

public sealed class ProvingWhoCalls(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Without_a_token_nothing_is_answered() =>
        (await api.Nobody.DoAsync("/v1/alerts", Scenarios.Alert())).ExpectProblem(401, "not-authenticated");

    [Fact]
    public async Task A_token_of_another_key_an_expired_one_and_a_changed_one_are_refused()
    {
        var subject = People.Midwife.Subject;
        var real = TestHost.Issuer.Sign(subject, TestHost.TokensFrom, TestHost.TokenLife);
        var parts = real.Split('.');
        string[] bad =
        [
            new DevelopmentIssuer(new byte[64]).Sign(subject, TestHost.TokensFrom, TestHost.TokenLife),
            TestHost.Issuer.Sign(subject, TestHost.TokensFrom, TimeSpan.FromDays(1)),
            $"{parts[0]}.{parts[1]}.{new string([.. parts[2].Reverse()])}",
            $"{Encode("""{"alg":"none"}""")}.{parts[1]}.",
            "nonsense",
        ];

        foreach (var token in bad)
        {
            (await api.WithToken(token).DoAsync("/v1/alerts", Scenarios.Alert())).ExpectProblem(401, "not-authenticated");
        }

        (await api.WithToken(real).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
    }

    [Fact]
    public async Task A_true_token_without_an_account_gets_nowhere()
    {
        var stranger = api.WithToken(TestHost.Issuer.Sign("nobody-here", TestHost.TokensFrom, TestHost.TokenLife));

        (await stranger.DoAsync("/v1/alerts", Scenarios.Alert())).ExpectProblem(403, "account-unknown");
        (await stranger.AskAsync($"/v1/cases/{Guid.NewGuid()}")).ExpectProblem(403, "account-unknown");
    }

    [Fact]
    public async Task What_is_hidden_answers_exactly_as_what_is_not_there()
    {
        var (file, alert) = (await api.OpenCaseAsync(), await api.RaiseAlertAsync());

        Assert.Equal(await WordsAsync(People.MidwifeHeusy, $"/v1/cases/{Guid.NewGuid()}"), await WordsAsync(People.MidwifeHeusy, $"/v1/cases/{file}"));
        Assert.Contains("not-found", await WordsAsync(People.MidwifeHeusy, $"/v1/cases/{file}"), StringComparison.Ordinal);
        Assert.Equal(await TakingAsync(People.Psychiatrist, Guid.NewGuid(), null), await TakingAsync(People.Psychiatrist, alert, file));
        Assert.Equal(await TakingAsync(People.MidwifeHeusy, Guid.NewGuid(), null), await TakingAsync(People.MidwifeHeusy, alert, null));
        Assert.Equal(await WordsAsync(People.Of("admin"), $"/v1/cases/{Guid.NewGuid()}"), await WordsAsync(People.Of("admin"), $"/v1/cases/{file}"));
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
    }

    private async Task<string> WordsAsync(Persona who, string path) => Words(await api.As(who).AskAsync(path));

    private async Task<string> TakingAsync(Persona who, Guid alert, Guid? caseId) => Words(await api.As(who).DoAsync($"/v1/alerts/{alert}/take", new { caseId }));

    // All that a caller sees, but for the trace that differs with every request.
    private static string Words(HttpAnswer answer) =>
        $"{answer.Status} {answer.MediaType} {answer.ETag} {answer.Location} {answer.Text.Replace(answer.Json.GetProperty("traceId").GetString()!, "", StringComparison.Ordinal)}";

    private static string Encode(string json) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json)).TrimEnd('=');
}
