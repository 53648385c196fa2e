using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>The daily acts on a case, with exactly the fields a coordinator types: one field that becomes required ends a test here.</summary>
public sealed class DailyActs(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task An_alert_is_taken_with_nothing_typed()
    {
        var alert = await api.RaiseAlertAsync();

        var taken = (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", "{}")).Expect(201);

        Assert.Equal($"/v1/cases/{taken.CaseId}", taken.Location!.ToString());
        Assert.Equal("2026-04-27", await api.DueAsync(taken.CaseId, "F02"));
    }

    [Theory]
    [InlineData("""{"name":"Nadia Fictive","dueDate":"2026-10-19"}""", "2026-10-19")]
    [InlineData("""{"name":"Nadia Fictive","childBornOn":"2026-04-02"}""", null)]
    [InlineData("""{"name":"Nadia Fictive","lastPeriod":"2026-01-12"}""", "2026-10-19")]
    public async Task A_case_is_opened_cold_with_a_name_and_one_date(string body, string? due)
    {
        var opened = (await api.As(People.Midwife).DoAsync("/v1/cases", body)).Expect(201);

        var card = await api.CardAsync(opened.Id);
        Assert.Equal([People.Midwife.Id, People.SocialWorker.Id], card.GetProperty("coordinators").EnumerateArray().Select(c => c.GetGuid()));
        Assert.Equal(due, card.TryGetProperty("pregnancy", out var pregnancy) ? pregnancy.GetProperty("dueDate").GetString() : null);
        Assert.Equal(opened.ETag, (await api.ReadAsync(opened.Id)).ETag);
    }

    [Fact]
    public async Task A_contact_is_noted_with_its_text_and_ends_the_first_contact_that_was_owed()
    {
        var file = await api.OpenColdAsync();
        Assert.Equal("2026-04-27", await api.DueAsync(file, "F02"));

        var noted = (await api.OnCaseAsync(file, "contacts", """{"text":"Va mieux, rendez-vous pris."}""")).Expect(200);

        var contact = (await api.CardAsync(file)).One("contacts", noted.Id);
        Assert.Equal("2026-04-20 telephone True Va mieux, rendez-vous pris.", string.Join(' ', contact.Text("occurredOn"), contact.Text("channel"), contact.GetProperty("reached"), contact.Text("text")));
        Assert.Equal(People.Midwife.Id, contact.GetProperty("by").GetGuid());
        Assert.Equal("nothing", await api.DueAsync(file, "F02"));
        Assert.Equal("2026-04-20", await api.DueAsync(file, "F03"));
        Assert.Equal("2026-04-20", await api.Raw.AskAsync<string>($"select last_contact::text from coordination.case_head where case_id = '{file}'"));
    }

    [Fact]
    public async Task A_contact_with_a_reminder_puts_it_in_its_writers_list()
    {
        var file = await api.OpenColdAsync();

        (await api.OnCaseAsync(file, "contacts", """{"text":"Rappeler après l'échographie.","reminder":"2026-04-29"}""", by: People.SocialWorker)).Expect(200);

        Assert.Equal("2026-04-29", await api.DueAsync(file, "reminder"));
        Assert.Contains((await api.CardAsync(file)).GetProperty("owed").EnumerateArray(), row => row.Text("code") == "reminder" && row.GetProperty("owner").GetGuid() == People.SocialWorker.Id);
    }

    [Fact]
    public async Task A_contact_with_a_relay_or_a_role_is_no_contact_with_the_family()
    {
        var file = await api.OpenColdAsync();

        (await api.OnCaseAsync(file, "contacts", new { role = "gp", text = "Le médecin traitant la voit jeudi." })).Expect(200);

        Assert.Equal("2026-04-27", await api.DueAsync(file, "F02"));
    }
}
