using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>What no code fits is sealed and not lost: everybody who may read the alert or the case reads it as it was said.</summary>
public sealed class SayingItInWords(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Reason = "pense au pire", Flag = "il la frappe", Instrument = "échelle maison", Organisation = "Chez Mamie";

    [Fact]
    public async Task The_words_of_an_alert_are_read_on_it_in_the_list_and_in_the_case()
    {
        var alert = await api.RaiseAlertAsync(Wish("Wanda Mots"));

        var card = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json;
        Assert.Equal([Reason, "S14"], card.GetProperty("reasons").EnumerateArray().Select(r => r.Text("code")));
        Assert.Contains(Flag, card.GetProperty("redFlags").EnumerateArray().Select(r => r.Text("code")));
        Assert.Equal((Instrument, Organisation), (card.GetProperty("screenings")[0].Text("instrument"), card.GetProperty("from").Text("organisation")));
        var line = (await api.As(People.Midwife).AskAsync("/v1/alerts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(l => l.Text("id") == alert.ToString());
        Assert.Equal((Reason, Flag, Organisation), (line.GetProperty("codes")[0].GetString(), line.GetProperty("redFlags")[0].GetString(), line.Text("organisation")));

        var file = (await api.As(People.Midwife).AskAsync($"/v1/cases/{await api.TakeAlertAsync(alert)}")).Expect(200).Json;
        Assert.Contains(Reason, file.GetProperty("factors").EnumerateArray().Select(f => f.Text("code")));
        Assert.Contains(Flag, file.GetProperty("redFlags").EnumerateArray().Select(f => f.Text("code")));
        Assert.Equal(Instrument, file.GetProperty("screenings")[0].Text("instrument"));
    }

    [Fact]
    public async Task A_flag_in_words_is_owed_by_the_strictest_delay()
    {
        var alert = await api.RaiseAlertAsync(Wish("Wilma Alarme"));

        Assert.Equal(["RF-other-acknowledge", "RF-other-assess"], (await api.Raw.AskAsync<string[]>(
            $"select array_agg(code order by code) from coordination.obligation where stream_id = '{alert}' and code like 'RF-other%'"))!);
    }

    [Fact]
    public async Task Two_alerts_are_one_line_when_they_say_the_same_words_and_two_when_they_do_not()
    {
        var first = await api.RaiseAlertAsync(Wish("Walda Double"));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        var (same, other) = (await api.RaiseAlertAsync(Wish("Walda Double")), await api.RaiseAlertAsync(Wish("Walda Double", "va mieux")));

        var lines = (await api.As(People.Midwife).AskAsync("/v1/alerts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().ToDictionary(l => l.GetProperty("id").GetGuid());
        Assert.Equal([same], lines[first].GetProperty("repeats").EnumerateArray().Select(r => r.GetGuid()));
        Assert.False(lines.ContainsKey(same));
        Assert.Empty(lines[other].GetProperty("repeats").EnumerateArray());
    }

    [Theory]
    [InlineData("Élise 910318", null, null)]
    [InlineData("m-1", "m-2", "formulaire d'Élise")]
    public async Task An_id_that_says_something_still_makes_the_same_alert(string message, string? later, string? form)
    {
        var record = api.As(People.Record);
        var first = (await record.DoAsync("/v1/alerts", Scenarios.RecordAlert(message, form))).Expect(201);

        var again = await record.DoAsync("/v1/alerts", Scenarios.RecordAlert(later ?? message, form));

        Assert.Equal(first.Id, again.Id);
        (await record.DoAsync("/v1/alerts", Scenarios.RecordAlert(message, form, "Zoé Exemple"))).Expect(409);
        Assert.Equal("", await Pipeline.EveryTable.WithAsync(api, form is null ? message : "formulaire"));
    }

    [Fact]
    public async Task A_key_that_says_something_still_finds_its_first_answer()
    {
        var midwife = api.As(People.Midwife);
        var first = (await midwife.DoAsync("/v1/alerts", Scenarios.Alert("Wivine"), key: "appel de Wivine, 850730")).Expect(201);

        Assert.Equal(first.Id, (await midwife.DoAsync("/v1/alerts", Scenarios.Alert("Wivine"), key: "appel de Wivine, 850730")).Expect(201).Id);
        Assert.Equal("", await Pipeline.EveryTable.WithAsync(api, "appel de Wivine"));
    }

    [Fact]
    public async Task A_factor_in_words_said_twice_is_one_and_another_stands_beside_it()
    {
        var path = $"/v1/cases/{await api.OpenCaseAsync("Wanne")}/factors";
        var midwife = api.As(People.Midwife);
        var first = (await midwife.DoAsync(path, new { code = "loge chez sa tante" })).Expect(200);

        Assert.Equal(first.Text, (await midwife.DoAsync(path, new { code = " loge chez sa tante " })).Expect(200).Text);
        Assert.NotEqual(first.Id, (await midwife.DoAsync(path, new { code = "perd son travail" })).Expect(200).Id);
    }

    private static object Wish(string name, string reason = Reason) => new
    {
        about = new { name },
        from = new { kind = "gp", organisation = Organisation },
        codes = new[] { reason, "S14" },
        redFlags = new[] { Flag },
        screenings = new[] { new { instrument = Instrument, total = 7 } },
    };
}
