using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

public sealed class KeepingWhatWasSaid(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Said = ["Kanarievogelsang", "kanarie@cabinet.example", "Kupferkeller", "Mondscheinsonate", "Regenbogenfisch", "Ersatzmannfrau"];

    [Fact]
    public async Task Nothing_said_in_a_meeting_and_nobody_invited_by_name_stands_anywhere_in_clear()
    {
        var file = await api.OpenCaseAsync("Claire Cachée");
        var doctor = Guid.NewGuid();
        var meeting = $"/v1/cases/{file}/concertations/" + (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", new
        {
            startsAt = api.Clock.Now,
            place = $"Salle {Said[2]}",
            with = new { persons = new[] { new { id = doctor, name = $"Dr {Said[0]}", mail = Said[1], function = "gp" } } },
        })).Expect(201).Id;
        (await api.As(People.Midwife).DoAsync($"{meeting}/invitations/{doctor}/answer", new { @delegate = Said[5] })).Expect(200);
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = Said[3], decisions = new[] { new { owner = doctor, text = Said[4] } } })).Expect(200);
        var card = (await api.ReadAsync(meeting)).Expect(200).Text;

        foreach (var word in Said)
        {
            Assert.Contains(word, card, StringComparison.Ordinal);
            Assert.Equal((word, 0L), (word, await EventsAndRowsWithAsync(word)));
        }

        Assert.NotEqual(0L, await EventsAndRowsWithAsync(doctor.ToString()));
    }

    [Fact]
    public async Task Who_may_know_the_facts_only_reads_who_and_when_and_no_text()
    {
        var file = await api.OpenCaseAsync("Wanda Retirée");
        var consent = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/consents", new { relays = new[] { Meetings.Relay } })).Expect(200).Id;
        var meeting = await api.PlanAsync(file, new { relayIds = new[] { Meetings.Relay } }, api.Clock.Now);
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { decisions = new[] { new { owner = People.Midwife.Id, text = "À garder." } } })).Expect(200);
        Assert.Contains("À garder.", (await api.ReadAsync(meeting)).Text, StringComparison.Ordinal);

        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/consents/{consent}/withdraw")).Expect(200);
        var card = (await api.ReadAsync(meeting)).Expect(200);
        Assert.DoesNotContain("À garder.", card.Text, StringComparison.Ordinal);
        Assert.Equal(People.Midwife.Id, card.Json.GetProperty("decisions")[0].GetProperty("owner").GetGuid());
    }

    private Task<long> EventsAndRowsWithAsync(string word) => api.Raw.AskAsync<long>($"""
        select (select count(*) from coordination.mt_events e where e::text ilike '%{word}%')
             + (select count(*) from coordination.outbox o where o::text ilike '%{word}%')
             + (select count(*) from coordination.inbox i where i::text ilike '%{word}%')
        """)!;
}
