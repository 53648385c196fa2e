using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A hidden address stands in no view; who leads the case reads it by a second action. A shared screen shows nothing that the other parent must not see.</summary>
public sealed class HidingAnAddress(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Street = "rue du Refuge 9, 4000 Liège";

    [Fact]
    public async Task It_is_in_no_view_and_read_by_a_second_action_of_its_own_in_the_log()
    {
        var (file, mother) = await OpenAsync("Agnès Abritée");
        (await api.OnCaseAsync(file, $"entries", new { text = "Va bien." })).Expect(200);
        Assert.Contains(Street, (await api.ReadAsync(file)).Text, StringComparison.Ordinal);
        await HideAsync(file);

        var card = await api.ReadAsync(file);
        Assert.DoesNotContain("Refuge", card.Text, StringComparison.Ordinal);
        Assert.True(card.Json.GetProperty("persons")[0].GetProperty("reach").GetProperty("addressHidden").GetBoolean());
        Assert.Equal(Street, (await AddressAsync(file, mother)).Expect(200).Json.Text("address"));
        Assert.Equal("A58 Allow", await api.Raw.AskAsync<string>(
            $"select row || ' ' || outcome from coordination.audit_entry where case_id = '{file}' and action = 'ReadHiddenAddress' order by at desc limit 1"));
        Assert.Equal(Street, (await AddressAsync(file, mother, People.SocialWorker)).Expect(200).Json.Text("address"));
    }

    [Fact]
    public async Task Whoever_is_not_on_the_list_cannot_tell_a_hidden_one_from_one_that_nobody_hid()
    {
        var ((hidden, one), (open, other)) = (await OpenAsync("Berthe Cachée"), await OpenAsync("Carine Connue"));
        await api.HandOverAsync(hidden, "dr-invented", new { categories = new[] { "identity", "social" } });
        await HideAsync(hidden);
        foreach (var persona in new[] { People.MidwifeHeusy, People.Psychiatrist, People.Supervisor, People.Of("admin") })
        {
            var (a, b) = (await AddressAsync(hidden, one, persona), await AddressAsync(open, other, persona));
            Assert.Equal((int)b.Status, (int)a.Status);
            Assert.NotEqual(200, (int)a.Status);
        }

        (await AddressAsync(open, other)).ExpectProblem(404, "not-found");
        (await AddressAsync(hidden, Guid.NewGuid())).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_relay_that_may_visit_is_told_no_street_that_is_hidden()
    {
        var (file, _) = await OpenAsync("Dina Discrète");
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "social" } });
        await HideAsync(file, "visit", "letter", "telephone");
        var relay = People.Psychiatrist;
        Assert.DoesNotContain("Refuge", (await api.As(relay).AskAsync("/v1/relay/requests?limit=100")).Text, StringComparison.Ordinal);
        var card = await api.ReadAsync(file, relay);
        Assert.DoesNotContain("Refuge", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("addressHidden", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_childs_address_is_hidden_with_its_mothers()
    {
        var (file, _) = await OpenAsync("Fenna Moeder");
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "social", "childDevelopment" } });
        var child = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "expectedChild").GetProperty("id").GetGuid();
        (await api.PutAsync(file, $"persons/{child}", new { address = Street }, version: "*")).Expect(200);
        (await api.OnCaseAsync(file, "persons", new { role = "sibling", name = "Noor", address = Street })).Expect(200);
        Assert.Equal(3, (await api.ReadAsync(file)).Text.Split("Refuge").Length - 1);
        await HideAsync(file, "visit", "letter", "telephone");

        foreach (var who in new[] { People.Midwife, People.SocialWorker, People.Psychiatrist })
        {
            Assert.DoesNotContain("Refuge", (await api.ReadAsync(file, who)).Expect(200).Text, StringComparison.Ordinal);
        }

        Assert.Equal(Street, (await AddressAsync(file, child)).Expect(200).Json.Text("address"));
        (await AddressAsync(file, child, People.Psychiatrist)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_other_professionals_see_no_reason_only_the_way_and_the_hours()
    {
        var (file, _) = await OpenAsync("Elfriede Fixe");
        var hours = new[] { new { days = new[] { "mon", "thu" }, from = "09:00", until = "12:00" } };
        (await api.OnCaseAsync(file, "safe-contact", new
        {
            askedAlone = true,
            restricted = true,
            channels = new[] { "telephone" },
            hours,
            mayLeaveMessage = false,
            telephone = "+32 470 11 11 11",
            neutralSender = "Martine",
            codeWord = "tulipe",
        })).Expect(200);
        var person = (await api.CardAsync(file, People.SocialWorker)).GetProperty("persons")[0];
        var reach = person.GetProperty("reach");
        Assert.Equal("+32 470 11 11 11", person.Text("telephone"));
        Assert.Equal(("09:00", "Martine", "tulipe", false), (reach.GetProperty("hours")[0].Text("from"), reach.Text("neutralSender"), reach.Text("codeWord"), reach.GetProperty("mayLeaveMessage").GetBoolean()));
        Assert.False(await api.Raw.AskAsync<bool>($"select exists (select from coordination.mt_events where stream_id = '{file}' and data::text ~ 'tulipe|Martine|11 11 11')"));
    }

    [Fact]
    public async Task A_screen_that_both_parents_see_shows_nothing_restricted_and_no_way_to_reach_her()
    {
        var (file, _) = await OpenAsync("Flore Ensemble");
        await HideAsync(file, "telephone");
        (await api.OnCaseAsync(file, "entries", new { text = "Souhaite allaiter." })).Expect(200);
        (await api.OnCaseAsync(file, "entries", new { text = "Dit avoir peur.", level = "N4" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "S01" })).Expect(200);
        (await api.OnCaseAsync(file, "reminders", new { on = "2026-10-01", text = "Rappeler seule." })).Expect(200);
        Assert.Contains("Dit avoir peur", (await api.ReadAsync(file)).Text, StringComparison.Ordinal);

        var shared = (await api.ReadAsync(file, query: "?shared=true")).Expect(200).Text;
        Assert.Contains("Souhaite allaiter", shared, StringComparison.Ordinal);
        Assert.All(["Dit avoir peur", "Rappeler seule", "\"reach\":{", "+32 470", "N4", "S01\",\"occ", "Refuge"], word => Assert.DoesNotContain(word, shared, StringComparison.Ordinal));
    }

    private async Task<(Guid File, Guid Mother)> OpenAsync(string name)
    {
        var file = await api.OpenColdAsync(new { name, dueDate = "2026-10-19", telephone = "+32 470 00 00 03" });
        var card = await api.ReadAsync(file);
        var mother = card.Json.GetProperty("persons")[0].GetProperty("id").GetGuid();
        (await api.PutAsync(file, $"persons/{mother}", new { name, address = Street, telephone = "+32 470 00 00 03" }, version: card.ETag)).Expect(200);
        return (file, mother);
    }

    private async Task HideAsync(Guid file, params string[] channels) =>
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels, hideAddress = true })).Expect(200);

    private Task<HttpAnswer> AddressAsync(Guid file, Guid person, Persona? by = null) => api.As(by ?? People.Midwife).AskAsync($"/v1/cases/{file}/persons/{person}/hidden-address");
}
