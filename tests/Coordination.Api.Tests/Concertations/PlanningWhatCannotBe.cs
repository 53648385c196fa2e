using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

public sealed class PlanningWhatCannotBe(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("""{"with":{"persons":[{"name":"X"}]}}""", 400, "invalid-request", "/startsAt")]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{"persons":[{}]}}""", 400, "invalid-request", "/with/persons/0/name")]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{"persons":[null]}}""", 400, "invalid-request", null)]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{"accountIds":null}}""", 400, "invalid-request", null)]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":null}""", 400, "invalid-request", null)]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{"persons":[{"name":"X","mail":"nowhere"}]}}""", 400, "invalid-request", "/with/persons/0/mail")]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{},"why":"x"}""", 400, "invalid-request", null)]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{}}""", 422, "concertation-nobody-invited", "/with")]
    [InlineData("""{"startsAt":"2026-04-01T10:00:00Z","with":{"persons":[{"name":"X"}]}}""", 422, "concertation-in-the-past", "/startsAt")]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","durationMinutes":0,"with":{"persons":[{"name":"X"}]}}""", 422, "concertation-duration-impossible", "/durationMinutes")]
    [InlineData("""{"startsAt":"2026-05-14T10:00:00Z","with":{"relayIds":["0197f000-0000-7000-8000-0000000000f1"]}}""", 422, "concertation-invitee-unknown", "/with")]
    public async Task A_plan_without_meaning_names_the_field_and_stores_nothing(string body, int status, string rule, string? field)
    {
        var file = await api.OpenCaseAsync("Fausse Feuille");
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", body)).ExpectProblem(status, rule, field);

        Assert.Equal(0, (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/concertations")).Expect(200).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Police_and_prosecution_are_not_invited_into_a_case()
    {
        var file = await api.OpenCaseAsync("Pénélope Pénale");
        var wish = new { startsAt = api.Clock.Now.AddDays(1), with = new { persons = new[] { new { name = "Inspecteur Exemple", function = "police" } } } };
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", wish)).ExpectProblem(403, "not-allowed");
    }

    [Fact]
    public async Task Nobody_else_s_id_is_given_to_a_person_invited_by_name()
    {
        var file = await api.OpenCaseAsync("Ida Identique");
        var wish = new { startsAt = api.Clock.Now.AddDays(1), with = new { persons = new[] { new { id = People.MidwifeHeusy.Id, name = "Usurpée" } } } };
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", wish)).ExpectProblem(422, "concertation-participant-id-taken", "/with");
    }

    [Fact]
    public async Task A_meeting_is_reached_through_its_own_case_only()
    {
        var (file, other) = (await api.OpenCaseAsync("Une Première"), await api.OpenCaseAsync("Une Seconde"));
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        var foreign = meeting.Replace(file.ToString(), other.ToString(), StringComparison.Ordinal);
        var midwife = api.As(People.Midwife);

        foreach (var read in new[] { "", "/invitation.ics" })
        {
            (await midwife.AskAsync(foreign + read)).ExpectProblem(404, "not-found");
            (await api.As(People.MidwifeHeusy).AskAsync(meeting + read)).ExpectProblem(404, "not-found");
        }

        var decision = $"/decisions/{Guid.NewGuid()}";
        foreach (var act in new[] { "/move", "/cancel", "/held", "/minutes", "/invitations", $"/invitations/{People.SocialWorker.Id}/answer", decision + "/done", decision + "/later", decision + "/drop" })
        {
            var body = new { startsAt = api.Clock.Now.AddDays(3), with = new { accountIds = new[] { People.SocialWorker.Id } } };
            object sent = act == "/move" ? new { body.startsAt } : act == "/invitations" ? new { body.with } : new { };
            (await midwife.DoAsync(foreign + act, sent)).ExpectProblem(404, "not-found");
            (await api.As(People.MidwifeHeusy).DoAsync(meeting + act, sent)).ExpectProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task A_stale_version_moves_nothing()
    {
        var file = await api.OpenCaseAsync("Stella Périmée");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        (await api.As(People.Midwife).DoAsync(meeting + "/move", new { startsAt = api.Clock.Now.AddDays(2) }, version: "\"1\"")).Expect(200);
        (await api.As(People.SocialWorker).DoAsync(meeting + "/move", new { startsAt = api.Clock.Now.AddDays(3) }, version: "\"1\"")).Expect(412);

        Assert.Equal(1, (await api.ReadAsync(meeting)).Json.GetProperty("sequence").GetInt32());
    }
}
