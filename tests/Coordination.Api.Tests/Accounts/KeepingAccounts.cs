using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Accounts;

public sealed class KeepingAccounts(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Everybody_who_logs_in_reads_and_keeps_her_own_account()
    {
        foreach (var who in Personas.All.Where(p => p.Role != Domain.Access.Role.Ehr))
        {
            var me = (await api.As(who).AskAsync("/v1/me")).Expect(200).Json;
            Assert.Equal(who.Id, me.Id());
            (await api.As(who).DoAsync("/v1/me/preferences", new { language = "nl" })).Expect(200);
            (await api.As(who).DoAsync("/v1/me/contact", new { telephone = "+32 4 111 11 11" })).Expect(200);
            me = (await api.As(who).AskAsync("/v1/me")).Expect(200).Json;
            Assert.Equal(("nl", "+32 4 111 11 11"), (me.Text("language"), me.Text("telephone")));
        }

        (await api.As(People.Record).AskAsync("/v1/me")).Expect(404);
    }

    [Fact]
    public async Task What_is_not_given_stays_and_an_empty_text_is_taken_away()
    {
        var guest = api.As(People.Of("guest"));
        (await guest.DoAsync("/v1/me/contact", new { telephone = "+32 4 222 22 22", mail = "g@example.org" })).Expect(200);
        (await guest.DoAsync("/v1/me/contact", new { mail = "" })).Expect(200);

        var me = (await guest.AskAsync("/v1/me")).Expect(200).Json;

        Assert.Equal(("+32 4 222 22 22", null), (me.Text("telephone"), me.Text("mail")));
        (await guest.DoAsync("/v1/me/contact", new { mail = "not a mail" })).ExpectProblem(400, "invalid-request", "/mail");
        (await guest.DoAsync("/v1/me/preferences", new { language = "de" })).ExpectProblem(422, "account-language-unknown", "/language");
    }

    [Fact]
    public async Task A_supervisor_pages_through_all_accounts_with_their_names()
    {
        List<string> names = [];
        for (string? next = "/v1/accounts?limit=4"; next is not null;)
        {
            var page = (await api.As(People.Supervisor).AskAsync(next)).Expect(200).Json;
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(a => a.Text("name") ?? a.Text("id")!));
            next = page.Text("next");
        }

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Empty(Personas.All.Where(p => p.Role is not (Domain.Access.Role.Ehr or Domain.Access.Role.Supervisor or Domain.Access.Role.Parent)).Select(p => p.Name).Except(names));
        var midwives = (await api.As(People.Supervisor).AskAsync("/v1/accounts?role=coordinator&site=heusy")).Expect(200).Json.GetProperty("items");
        Assert.Equal("Hélène Inventée", Assert.Single(midwives.EnumerateArray()).Text("name"));
        (await api.As(People.Midwife).AskAsync("/v1/accounts")).Expect(403);
        (await api.As(People.Supervisor).AskAsync("/v1/accounts?cursor=zzz")).ExpectProblem(400, "invalid-request", "/cursor");
    }

    [Fact]
    public async Task One_account_is_read_by_a_supervisor_and_by_nobody_else()
    {
        var path = $"/v1/accounts/{People.Midwife.Id}";
        var account = (await api.As(People.Supervisor).AskAsync(path)).Expect(200).Json;

        Assert.Equal("Maud Exemple", account.Text("name"));
        var role = Assert.Single(account.GetProperty("roles").EnumerateArray());
        Assert.Equal(("coordinator", Personas.MontLegia, "midwife", "True"), (role.Text("role"), role.Text("site"), role.Text("discipline"), role.Text("holds")));
        (await api.As(People.SocialWorker).AskAsync(path)).Expect(403);
        (await api.As(People.Supervisor).AskAsync($"/v1/accounts/{Guid.NewGuid()}")).Expect(404);
    }

    [Fact]
    public async Task Of_an_account_of_a_family_no_lead_reads_a_name_or_a_number()
    {
        var parent = People.Of("parent");
        (await api.As(parent).DoAsync("/v1/me/contact", new { telephone = "+32 470 77 77 77", mail = "mother@example.org" })).Expect(200);
        Assert.Equal("+32 470 77 77 77", (await api.As(parent).AskAsync("/v1/me")).Expect(200).Json.Text("telephone"));
        foreach (var lead in new[] { People.Supervisor, Personas.SupervisorHeusy })
        {
            var listed = (await api.As(lead).AskAsync("/v1/accounts?role=parent&limit=100")).Expect(200);
            Assert.Contains($"{parent.Id}", listed.Text, StringComparison.Ordinal);
            foreach (var told in new[] { listed.Text, (await api.As(lead).AskAsync($"/v1/accounts/{parent.Id}")).Expect(200).Text })
            {
                Assert.All([parent.Name, "470 77", "mother@example"], word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Sites_are_added_and_set_by_supervisors()
    {
        var lead = api.As(People.Supervisor);
        (await lead.DoAsync("/v1/service/sites", new { site = "verviers", label = "CHC Verviers", opens = "09:00:00" })).Expect(201);
        (await lead.DoAsync("/v1/service/sites/montlegia", new { onCallNumber = "+32 4 000 00 99" })).Expect(200);

        var sites = (await api.As(People.Midwife).AskAsync("/v1/service")).Expect(200).Json.GetProperty("sites").EnumerateArray().ToDictionary(s => s.Text("slug")!);

        Assert.Equal(("CHC Verviers", "09:00:00"), (sites["verviers"].Text("label"), sites["verviers"].GetProperty("settings").Text("opens")));
        Assert.Equal(("+32 4 000 00 99", "08:30:00"), (sites["montlegia"].GetProperty("settings").Text("onCallNumber"), sites["montlegia"].GetProperty("settings").Text("opens")));
        (await lead.DoAsync("/v1/service/sites/heusy", new { escalateAfter = 1 })).Expect(403);
        (await lead.DoAsync("/v1/service/sites/montlegia", new { escalateAfter = 11 })).ExpectProblem(422, "service-escalation-impossible");
        (await lead.DoAsync("/v1/service/sites", new { site = "verviers", label = "Other" })).ExpectProblem(409, "service-site-taken", "/site");
        (await api.As(People.Midwife).DoAsync("/v1/service/sites", new { site = "huy", label = "CHC Huy" })).Expect(403);
    }

    [Fact]
    public async Task An_alert_for_a_site_where_nobody_coordinates_is_its_leads()
    {
        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/roles", new { role = "supervisor", site = Personas.Heusy, proof = "letter 3" })).Expect(201);
        await api.RaiseAlertAsync(Scenarios.Alert("Noa Bureau"), People.MidwifeHeusy);
        Assert.DoesNotContain(await api.ListAsync(Personas.SupervisorHeusy), r => r.Text("name") == "Noa Bureau");
        var role = (await api.As(People.MidwifeHeusy).AskAsync("/v1/me")).Json.GetProperty("roles").EnumerateArray().First(r => r.Text("role") == "coordinator").Text("id");

        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/roles/{role}/end", new { reason = "left" })).Expect(200);

        var row = Assert.Single(await api.ListAsync(Personas.SupervisorHeusy), r => r.Text("name") == "Noa Bureau");
        (await api.SendReadyAsync(Personas.SupervisorHeusy, row.GetProperty("acts").GetProperty("done"))).Expect(201);
    }
}
