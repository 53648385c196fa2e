using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

public sealed class CorrectingAPerson(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task It_is_done_on_the_version_read_and_on_no_other()
    {
        var (file, mother) = await WithMotherAsync();
        var read = (await api.ReadAsync(file)).ETag;
        var corrected = new { name = "Nadia Fictive-Exemple" };

        (await api.PutAsync(file, $"persons/{mother}", corrected)).ExpectProblem(428, "version-missing", "If-Match");
        (await api.PutAsync(file, $"persons/{mother}", corrected, version: "\"1\"")).ExpectProblem(412, "stale-version", "If-Match");
        (await api.PutAsync(file, $"persons/{mother}", corrected, People.MidwifeHeusy, read)).ExpectProblem(404, "not-found");
        var after = (await api.PutAsync(file, $"persons/{mother}", corrected, version: read)).Expect(200);

        Assert.EndsWith("person_corrected", await api.EventsAsync(file), StringComparison.Ordinal);
        Assert.Equal("Nadia Fictive-Exemple", (await api.CardAsync(file)).One("persons", mother).Text("name"));
        (await api.PutAsync(file, $"persons/{mother}", corrected, version: after.ETag)).Expect(200);
        Assert.Equal(after.ETag, (await api.ReadAsync(file)).ETag);
    }

    [Fact]
    public async Task What_is_left_out_stays_and_an_empty_text_takes_away()
    {
        var (file, mother) = await WithMotherAsync(new { name = "Nadia Fictive", dueDate = "2026-10-19", telephone = "0470 00 00 01", birthDate = "1991-03-18", ssin = "91031899806" });

        await CorrectAsync(file, mother, new { telephone = "0470 00 00 02" });
        var card = (await api.CardAsync(file)).One("persons", mother);
        Assert.Equal("Nadia Fictive, 1991-03-18, 91031899806, 0470 00 00 02", string.Join(", ", card.Text("name"), card.Text("birthDate"), card.Text("ssin"), card.Text("telephone")));

        await CorrectAsync(file, mother, new { telephone = "", ssin = "" });
        card = (await api.CardAsync(file)).One("persons", mother);
        Assert.Equal((null, null, "Nadia Fictive"), (card.Text("telephone"), card.Text("ssin"), card.Text("name")));
    }

    [Fact]
    public async Task The_family_is_found_by_the_new_number_and_no_more_by_the_old_one()
    {
        var (file, mother) = await WithMotherAsync(new { name = "Ondine Fictive", dueDate = "2026-10-19", telephone = "0470 11 22 33" });
        Assert.Equal(1, await FoundAsync("0470112233", file));

        await CorrectAsync(file, mother, new { telephone = "0470 44 55 66" });

        Assert.Equal(0, await FoundAsync("0470112233", file));
        Assert.Equal(1, await FoundAsync("0470445566", file));
        Assert.Equal(1, await FoundAsync("Ondine", file));
    }

    [Theory]
    [InlineData("""{"role":"coParent"}""", 422, "person-one-mother", "/role")]
    [InlineData("""{"birthDate":"2030-01-01"}""", 422, "birth-date-impossible", "/birthDate")]
    [InlineData("""{"ssin":"91031899807"}""", 422, "national-number-impossible", "/ssin")]
    [InlineData("""{"mail":"nobody"}""", 400, "invalid-request", "/mail")]
    [InlineData("""{"id":"0197a000-0000-7000-8000-000000000000"}""", 400, "invalid-request", "/id")]
    public async Task What_cannot_be_is_refused(string body, int status, string rule, string field)
    {
        var (file, mother) = await WithMotherAsync();
        var read = await api.ReadAsync(file);

        (await api.PutAsync(file, $"persons/{mother}", body, version: read.ETag)).ExpectProblem(status, rule, field);
        (await api.PutAsync(file, $"persons/{Guid.NewGuid()}", new { name = "x" }, version: read.ETag)).ExpectProblem(404, "not-found");

        Assert.Equal(read.ETag, (await api.ReadAsync(file)).ETag);
    }

    [Fact]
    public async Task A_reminder_is_set_read_and_done_once()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "reminders", new { on = "2026-04-19" })).ExpectProblem(422, "day-past", "/on");
        (await api.OnCaseAsync(file, "reminders", new { text = "x" })).ExpectProblem(400, "invalid-request", "/on");
        (await api.OnCaseAsync(file, "reminders", new { on = "2026-04-23" }, by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");

        var reminder = (await api.OnCaseAsync(file, "reminders", new { on = "2026-04-23", text = "Rappeler la maternité." })).Expect(200).Id;
        Assert.Equal("2026-04-23", await api.DueAsync(file, "reminder"));
        Assert.Equal("Rappeler la maternité.", (await api.CardAsync(file)).One("reminders", reminder).Text("text"));

        (await api.OnCaseAsync(file, $"reminders/{reminder}/done")).Expect(200);
        (await api.OnCaseAsync(file, $"reminders/{reminder}/done")).Expect(200);
        (await api.OnCaseAsync(file, $"reminders/{Guid.NewGuid()}/done")).ExpectProblem(404, "not-found");
        Assert.Equal("nothing", await api.DueAsync(file, "reminder"));
        Assert.EndsWith("reminder_set reminder_done", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    private async Task<(Guid File, Guid Mother)> WithMotherAsync(object? wish = null)
    {
        var file = await api.OpenColdAsync(wish);
        return (file, (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "mother").GetProperty("id").GetGuid());
    }

    private async Task CorrectAsync(Guid file, Guid person, object body) =>
        (await api.PutAsync(file, $"persons/{person}", body, version: (await api.ReadAsync(file)).ETag)).Expect(200);

    private async Task<int> FoundAsync(string words, Guid file)
    {
        var found = (await api.As(People.Midwife).AskAsync($"/v1/search?q={words}")).Expect(200).Text;
        Assert.NotEqual(0, await api.Raw.AskAsync<long>($"select count(*) from coordination.search_term where target = '{file}'"));
        return found.Contains(file.ToString(), StringComparison.Ordinal) ? 1 : 0;
    }
}
