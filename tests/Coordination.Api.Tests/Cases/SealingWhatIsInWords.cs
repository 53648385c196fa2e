using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A code keeps its seal however it is spelt, a danger in one's own words is sealed, and a screen before both parents shows no words at all.</summary>
public sealed class SealingWhatIsInWords(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("ipv_current", "IPV_CURRENT")]
    [InlineData("IPV-CURRENT", "IPV_CURRENT")]
    [InlineData(" IPV_Current ", "IPV_CURRENT")]
    [InlineData("ipv current", "IPV_CURRENT")]
    [InlineData("VIOLENCE", "VIOLENCE")]
    [InlineData("VIOLENCE_2", "VIOLENCE_2")]
    [InlineData("violence conjugale", "violence conjugale")]
    public async Task A_flag_about_violence_is_sealed_and_owed_however_it_is_written(string said, string code)
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "psychic", "violence" } });
        var relay = (await api.ReadAsync(file, People.Of("relay-one"))).Expect(200).Text;
        var room = (await api.ReadAsync(file, query: "?shared=true")).Expect(200).Text;
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = said }, People.SocialWorker)).Expect(200).Id;

        foreach (var head in new[] { People.Midwife, People.SocialWorker })
        {
            var card = (await api.CardAsync(file, head)).One("redFlags", flag);
            Assert.Equal((code, "n4"), (card.Text("code"), card.Text("level")));
        }

        Assert.Equal(relay, (await api.ReadAsync(file, People.Of("relay-one"))).Expect(200).Text);
        Assert.Equal(room, (await api.ReadAsync(file, query: "?shared=true")).Expect(200).Text);
        Assert.Equal(2L, await OwedAsync(file, flag));
        (await api.OnCaseAsync(file, $"red-flags/{flag}/acknowledge")).Expect(200);
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue, en sécurité." })).Expect(200);
        Assert.Equal(0L, await OwedAsync(file, flag));
    }

    [Theory]
    [InlineData("p10", "P10", "n4")]
    [InlineData("P10 ", "P10", "n4")]
    [InlineData("P-10", "P10", "n4")]
    [InlineData("h04", "H04", "n4")]
    [InlineData("Violence conjugale", "Violence conjugale", "n3")]
    [InlineData("T74.11", "T74.11", "n3")]
    [InlineData("s14", "S14", "n2")]
    public async Task A_factor_has_the_level_of_its_code_however_it_is_written_and_one_in_words_is_restricted(string said, string code, string level)
    {
        var file = await api.OpenColdAsync();
        var factor = (await api.OnCaseAsync(file, "factors", new { code = said })).Expect(200).Id;
        var card = (await api.CardAsync(file)).One("factors", factor);
        Assert.Equal((code, level), (card.Text("code"), card.Text("level")));
        Assert.Equal(level == "n2", (await api.CardAsync(file, query: "?shared=true")).Ids("factors").Contains(factor));
    }

    [Fact]
    public async Task The_author_of_words_may_say_that_all_share_them_and_the_room_still_does_not_see_them()
    {
        var file = await api.OpenColdAsync();
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "Loge chez sa tante", level = "n2" })).Expect(200).Id;
        var coded = (await api.OnCaseAsync(file, "factors", new { code = "S14", note = "Monsieur la menace." })).Expect(200).Id;
        Assert.Equal("n2", (await api.CardAsync(file, People.SocialWorker)).One("factors", factor).Text("level"));
        Assert.Equal("Monsieur la menace.", (await api.CardAsync(file)).One("factors", coded).Text("note"));
        var room = await api.CardAsync(file, query: "?shared=true");
        Assert.Equal([coded], room.Ids("factors"));
        Assert.DoesNotContain("menace", room.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_states_a_flag_may_seal_it_and_nobody_unseals_one()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "psychic", "violence" } });
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM", level = "n4" })).Expect(200).Id;
        Assert.Equal("n4", (await api.CardAsync(file, People.SocialWorker)).One("redFlags", flag).Text("level"));
        Assert.DoesNotContain("SELF_HARM", (await api.ReadAsync(file, query: "?shared=true")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SELF_HARM", (await api.ReadAsync(file, People.Of("relay-one"))).Expect(200).Text, StringComparison.Ordinal);
        foreach (var code in new[] { "IPV_CURRENT", "ipv-current", "violence conjugale" })
        {
            (await api.OnCaseAsync(file, "red-flags", new { code, level = "n2" })).ExpectProblem(422, "screening-level-too-low", "/level");
        }

        (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM", level = "n3" })).ExpectProblem(400, "invalid-request", "/level");
        (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM", level = "n2" })).Expect(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_an_alert_the_room_sees_no_word_and_the_heads_see_and_owe_every_flag(bool watched)
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Wish)).Expect(201).Id;
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/red-flags/{await FlagOfAlertAsync(alert, "SELF_HARM")}/assess", new { qualification = "Monsieur la frappe." })).Expect(200);
        var file = await api.TakeAlertAsync(alert);
        if (watched)
        {
            (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        }

        var room = (await api.ReadAsync(file, query: "?shared=true")).Expect(200);
        Assert.All(["IPV", "ipv", "P10", "p10", "HITS", "hits", "couteau", "menac", "frappe", "maison", "Gisèle"], word => Assert.DoesNotContain(word, room.Text, StringComparison.Ordinal));
        Assert.All(["S14", "EPDS", "SELF_HARM"], word => Assert.Contains(word, room.Text, StringComparison.Ordinal));

        foreach (var head in new[] { People.Midwife, People.SocialWorker })
        {
            var card = await api.CardAsync(file, head);
            var flags = card.GetProperty("redFlags").EnumerateArray().Select(f => f.Text("code")).ToArray();
            Assert.All(["IPV_CURRENT", "SELF_HARM", "Monsieur menace Madame au couteau"], code => Assert.Single(flags, code));
            Assert.Contains("menacée chez elle", card.GetProperty("factors").EnumerateArray().Select(f => f.Text("code")));
        }

        var worded = Assert.Single((await api.CardAsync(file)).GetProperty("redFlags").EnumerateArray(), f => f.Text("code")!.Contains("couteau", StringComparison.Ordinal)).GetProperty("id").GetGuid();
        Assert.Equal(2L, await OwedAsync(file, worded));
        (await api.OnCaseAsync(file, $"red-flags/{worded}/acknowledge", by: People.SocialWorker)).Expect(200);
        Assert.Equal(1L, await OwedAsync(file, worded));
    }

    [Fact]
    public async Task Who_covers_reads_of_a_taken_alert_none_of_the_words_of_its_sender()
    {
        var alert = await api.RaiseAlertAsync(Wish, People.MidwifeHeusy);
        await api.TakeAlertAsync(alert, People.MidwifeHeusy);
        var today = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);

        var covering = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Text;

        Assert.All(["IPV", "P10", "p10", "HITS", "couteau", "menac", "maison"], word => Assert.DoesNotContain(word, covering, StringComparison.Ordinal));
        Assert.Contains("S14", covering, StringComparison.Ordinal);
    }

    private static object Wish => new
    {
        about = new { name = "Gaëlle Fictive", dueDate = "2026-10-19" },
        from = new { kind = "gp", name = "Gisèle Exemple" },
        why = "Son compagnon la frappe.",
        codes = new[] { "p10", "S14", "menacée chez elle" },
        redFlags = new[] { "ipv_current", "self-harm", "Monsieur menace Madame au couteau" },
        screenings = new object[] { new { instrument = "hits", items = new[] { 4, 4, 4, 4 } }, new { instrument = "échelle maison", total = 7 }, new { instrument = "epds", total = 9 } },
    };

    private async Task<Guid> FlagOfAlertAsync(Guid alert, string code) =>
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json.GetProperty("redFlags").EnumerateArray().First(f => f.Text("code") == code).GetProperty("id").GetGuid();

    private Task<long> OwedAsync(Guid file, Guid flag) => api.Raw.AskAsync<long>(
        $"select count(*) from coordination.obligation where stream_id = '{file}' and code like 'RF-%' and occurrence = '{flag:N}'");
}
