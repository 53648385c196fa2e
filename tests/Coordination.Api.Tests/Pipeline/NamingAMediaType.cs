using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>Clients that state a media type with every request, body or none.</summary>
public sealed class NamingAMediaType(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/v1/me")]
    [InlineData("/v1/me/today")]
    [InlineData("/v1/worklist?limit=5&code=F01")]
    [InlineData("/v1/cases?limit=5")]
    [InlineData("/v1/alerts?limit=5")]
    [InlineData("/v1/relays?limit=5")]
    [InlineData("/v1/search?q=Exemple")]
    public async Task A_question_without_a_body_is_answered_as_without_the_type(string path)
    {
        await api.RaiseAlertAsync();
        var usual = (await api.As(People.Midwife).AskAsync(path)).Expect(200);

        var typed = await api.As(People.Midwife).SendAsync(HttpMethod.Get, path, body: "");

        Assert.Equal(usual, typed);
    }

    [Fact]
    public async Task A_question_about_one_thing_as_well()
    {
        var file = await api.OpenCaseAsync();

        var typed = (await api.As(People.Midwife).SendAsync(HttpMethod.Get, $"/v1/cases/{file}", body: "")).Expect(200);

        Assert.Equal(await api.As(People.Midwife).AskAsync($"/v1/cases/{file}"), typed);
    }
}
