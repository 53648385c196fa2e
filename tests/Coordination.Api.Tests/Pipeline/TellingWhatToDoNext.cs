using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>A no says what can be done next, in the reader's language, and the same of what is hidden as of what is not there.</summary>
public sealed class TellingWhatToDoNext(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("fr", "Vérifiez l'adresse.", "Demandez à la coordinatrice du dossier : l'administration")]
    [InlineData("nl", "Controleer het adres.", "Vraag het aan de coördinator van het dossier: technisch beheer")]
    [InlineData("en", "Check the address.", "Ask the coordinator of the case: technical administration")]
    public async Task In_three_languages(string language, string hidden, string refused)
    {
        var file = await api.OpenCaseAsync($"Nadège Suivante {language}");
        var (known, unknown) = (await NextAsync(People.MidwifeHeusy, file, language), await NextAsync(People.Midwife, Guid.NewGuid(), language));
        Assert.Equal(unknown, known);
        Assert.StartsWith(hidden, known, StringComparison.Ordinal);
        Assert.StartsWith(refused, await NextAsync(People.Of("admin"), file, language), StringComparison.Ordinal);
    }

    private async Task<string> NextAsync(Persona persona, Guid file, string language)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/v1/cases/{file}") { Headers = { { "Accept-Language", language } } };
        using var answer = await api.As(persona).SendAsync(asked);
        return System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("next").GetString()!;
    }
}
