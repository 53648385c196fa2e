using System.Text.Json;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

public sealed class RecordingMinutes(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>The eighth daily act, with no field more than the owner and the text of each decision.</summary>
    [Fact]
    public async Task Owner_and_text_is_all_that_a_decision_needs_and_the_minutes_imply_the_meeting()
    {
        var file = await api.OpenCaseAsync("Déborah Décidée");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id, Meetings.Guest.Id } }, api.Clock.Now.AddMinutes(5));
        (await api.As(People.Midwife).DoAsync($"{meeting}/invitations/{Meetings.Guest.Id}/answer", new { answer = "declined" })).Expect(200);
        api.Clock.Advance(TimeSpan.FromHours(2));
        var receipt = (await api.As(People.Midwife).DoAsync(
            meeting + "/minutes", $$"""{"decisions":[{"owner":"{{People.SocialWorker.Id}}","text":"Appeler le CPAS."}]}""")).Expect(200).Json;
        var card = (await api.ReadAsync(meeting)).Expect(200).Json;
        var decision = card.GetProperty("decisions")[0];

        Assert.Equal("held", receipt.GetProperty("state").GetString());
        Assert.Equal(Today(14), receipt.GetProperty("decisions")[0].GetProperty("dueOn").GetString());
        Assert.Equal(("Appeler le CPAS.", People.SocialWorker.Id), (decision.GetProperty("text").GetString(), decision.GetProperty("owner").GetGuid()));
        Assert.Equal([People.SocialWorker.Id], card.GetProperty("held").GetProperty("attendees").EnumerateArray().Select(a => a.GetGuid()));
        Assert.Equal([("decision", People.SocialWorker.Id)], await OwedAsync(meeting));
    }

    [Fact]
    public async Task A_meeting_owes_its_minutes_until_they_are_written()
    {
        var file = await api.OpenCaseAsync("Tenue Sansnotes");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, api.Clock.Now.AddMinutes(5));
        api.Clock.Advance(TimeSpan.FromHours(2));
        (await api.As(People.Midwife).DoAsync(meeting + "/held")).Expect(200);
        Assert.Equal([("minutes", People.Midwife.Id)], await OwedAsync(meeting));

        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = "Tout va mieux." })).Expect(200);
        Assert.Empty(await OwedAsync(meeting));
        var first = (await api.ReadAsync(meeting)).ETag;
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = "Tout va mieux." })).Expect(200);
        Assert.Equal(first, (await api.ReadAsync(meeting)).ETag);
    }

    [Fact]
    public async Task A_decision_is_done_put_off_or_given_up()
    {
        var file = await api.OpenCaseAsync("Fanny Finie");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, api.Clock.Now.AddMinutes(5));
        api.Clock.Advance(TimeSpan.FromHours(1));
        var decisions = (await MinutedAsync(meeting, People.Midwife.Id, Meetings.Relay, People.SocialWorker.Id)).GetProperty("decisions");
        var paths = decisions.EnumerateArray().Select(d => $"{meeting}/decisions/{d.GetProperty("id").GetGuid()}").ToArray();
        // What a relay took on stands in the list of the case's first head, who sees that it gets done.
        Assert.Equal([("decision", People.Midwife.Id), ("decision", People.Midwife.Id), ("decision", People.SocialWorker.Id)], await OwedAsync(meeting));

        (await api.As(People.SocialWorker).DoAsync(paths[0] + "/done", new { note = "Fait ce matin." })).Expect(200);
        (await api.As(People.Midwife).DoAsync(paths[1] + "/drop")).Expect(200);
        (await api.As(People.Midwife).DoAsync(paths[2] + "/later", new { dueOn = "2027-01-04" })).Expect(200);
        (await api.As(People.Midwife).DoAsync(paths[1] + "/done")).ExpectProblem(409, "decision-dropped");
        (await api.As(People.Midwife).DoAsync($"{meeting}/decisions/{Guid.NewGuid()}/done")).ExpectProblem(404, "not-found");

        Assert.Equal([("decision", People.SocialWorker.Id)], await OwedAsync(meeting));
        var card = (await api.ReadAsync(meeting)).Json.GetProperty("decisions").EnumerateArray().ToArray();
        Assert.Equal(["done", "dropped", "open"], card.Select(d => d.GetProperty("state").GetString()));
        Assert.Equal(("Fait ce matin.", "not-relevant", "2027-01-04"), (card[0].GetProperty("note").GetString(), card[1].GetProperty("reason").GetString(), card[2].GetProperty("dueOn").GetString()));
    }

    [Fact]
    public async Task An_owner_whom_nobody_knows_is_refused_and_nothing_is_stored()
    {
        var file = await api.OpenCaseAsync("Oriane Orpheline");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", Wish(People.Midwife.Id, Guid.NewGuid()))).ExpectProblem(422, "decision-owner-unknown", "/decisions");
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", """{"decisions":[{"text":"Qui?"}]}""")).ExpectProblem(422, "decision-owner-missing", "/decisions");
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", """{"decisions":[null]}""")).ExpectProblem(400, "invalid-request");
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", """{"decisions":null}""")).ExpectProblem(400, "invalid-request");

        Assert.Equal("planned", (await api.ReadAsync(meeting)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_meeting_that_has_not_begun_is_not_minuted_unless_it_was_held_earlier()
    {
        var file = await api.OpenCaseAsync("Prudence Patiente");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, api.Clock.Now.AddDays(2));

        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = "Déjà tenue?" })).ExpectProblem(409, "concertation-not-begun", "/heldAt");
        (await api.As(People.Midwife).DoAsync(meeting + "/held")).ExpectProblem(409, "concertation-not-begun", "/heldAt");
        Assert.Equal("planned", (await api.ReadAsync(meeting)).Json.GetProperty("state").GetString());

        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = "Avancée à hier.", heldAt = api.Clock.Now.AddDays(-1) })).Expect(200);
        Assert.Equal("held", (await api.ReadAsync(meeting)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Minutes_with_nothing_in_them_are_refused()
    {
        var file = await api.OpenCaseAsync("Viviane Vide");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, api.Clock.Now.AddMinutes(5));
        api.Clock.Advance(TimeSpan.FromHours(1));

        (await api.As(People.Midwife).DoAsync(meeting + "/minutes")).ExpectProblem(422, "concertation-minutes-empty", "/decisions");
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations/minutes", new { with = new { accountIds = new[] { People.SocialWorker.Id } } }))
            .ExpectProblem(422, "concertation-minutes-empty", "/decisions");
        Assert.Equal("planned", (await api.ReadAsync(meeting)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_call_that_nobody_planned_is_minuted_in_one_go_and_invites_nobody()
    {
        var file = await api.OpenCaseAsync("Solange Soudaine");
        var doctor = Guid.NewGuid();
        var receipt = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations/minutes", new
        {
            with = new { persons = new[] { new { id = doctor, name = "Dr Kanarie", mail = "dr.kanarie@cabinet.example" } } },
            decisions = new[] { new { owner = doctor, text = "Revoit Madame lundi." } },
            familyPresent = "yes",
        })).Expect(201);
        var card = (await api.As(People.Midwife).AskAsync(receipt.Location!.ToString())).Expect(200).Json;

        Assert.Equal(("held", "yes"), (card.GetProperty("state").GetString(), card.GetProperty("held").GetProperty("familyPresent").GetString()));
        Assert.Equal(("external", doctor), (card.GetProperty("decisions")[0].GetProperty("ownerKind").GetString(), card.GetProperty("decisions")[0].GetProperty("owner").GetGuid()));
        Assert.Equal([("decision", People.Midwife.Id)], await OwedAsync(receipt.Location!.ToString()));
        Assert.Empty(await api.MessagesAsync(receipt.Location!.ToString()));
    }

    private async Task<JsonElement> MinutedAsync(string meeting, params Guid[] owners) =>
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", Wish(owners))).Expect(200).Json;

    private static object Wish(params Guid[] owners) => new { decisions = owners.Select(owner => new { owner, text = "À faire." }) };

    private string Today(int later) => Domain.Time.CivilTime.DayOf(api.Clock.Now).AddDays(later).ToString("yyyy-MM-dd", null);

    private async Task<(string Code, Guid Owner)[]> OwedAsync(string meeting)
    {
        await using var command = api.Raw.CreateCommand($"select code, owner from coordination.obligation where stream_id = '{Meetings.Id(meeting)}'");
        List<(string, Guid)> found = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetGuid(1)));
        }

        Guid[] order = [People.Midwife.Id, People.SocialWorker.Id];
        return [.. found.OrderBy(row => Array.IndexOf(order, row.Item2))];
    }
}
