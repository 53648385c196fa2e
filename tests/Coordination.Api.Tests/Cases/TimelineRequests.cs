using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Cases;

/// <summary>A case's timeline as it is asked for.</summary>
internal static class TimelineRequests
{
    public static Task<HttpAnswer> TimelineAsync(this ApiFixture api, Guid file, string query = "", Persona? by = null) =>
        api.As(by ?? People.Midwife).AskAsync($"/v1/cases/{file}/timeline?{query}");

    /// <summary>Every line, links followed.</summary>
    public static async Task<IReadOnlyList<JsonElement>> LinesAsync(this ApiFixture api, Guid file, string query = "limit=100", Persona? by = null) =>
        [.. (await api.PagesAsync(file, by ?? People.Midwife, query)).SelectMany(page => JsonElement.Parse(page).GetProperty("items").EnumerateArray())];

    /// <summary>Every page as it was answered.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(this ApiFixture api, Guid file, Persona by, string query = "limit=1")
    {
        List<string> pages = [];
        for (var next = $"/v1/cases/{file}/timeline?{query}"; next is not null;)
        {
            var page = (await api.As(by).AskAsync(next)).Expect(200);
            pages.Add(page.Text);
            next = page.Json.Text("next");
        }

        return pages;
    }
}
