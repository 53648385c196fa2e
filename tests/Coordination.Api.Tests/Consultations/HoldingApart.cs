using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Consultations;

/// <summary>The penal case consultation: police and prosecution come to it and to no concertation; it leads to no case, and no case to it.</summary>
public sealed class HoldingApart(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("police")]
    [InlineData("prosecution")]
    public async Task Police_and_prosecution_are_refused_in_a_concertation_and_admitted_in_a_consultation(string function)
    {
        var file = await api.OpenColdAsync();
        var refused = (await api.OnCaseAsync(file, "concertations", new { startsAt = api.Clock.GetUtcNow().AddDays(3), with = new { persons = new[] { new { name = "Inspectrice Fictive", function } } } }))
            .ExpectProblem(403, "not-allowed");
        Assert.Contains("458ter", refused.Json.Text("next")!, StringComparison.Ordinal);

        var made = await PlanAsync(function);
        var card = (await api.As(People.Midwife).AskAsync(made.Location!.ToString())).Expect(200).Json;
        Assert.Equal((function, "Inspectrice Fictive"), (card.GetProperty("participants")[0].Text("function"), card.GetProperty("participants")[0].Text("name")));
        Assert.Equal(("planned", "Décret du 4 mai"), (card.Text("state"), card.Text("reference")));
    }

    [Fact]
    public async Task Only_who_set_it_up_and_the_invited_see_it_and_only_the_first_keeps_it()
    {
        var made = await PlanAsync();
        var (path, unknown) = (made.Location!.ToString(), $"/v1/consultations/{Guid.NewGuid()}");
        foreach (var stranger in new[] { People.Supervisor, People.MidwifeHeusy, People.Psychiatrist, People.Of("mandated"), People.Of("privacy-officer"), People.Of("admin"), People.Of("treating") })
        {
            foreach (var act in new[] { "", "/attendance", "/close" })
            {
                var (there, not) = (await KeepAsync(stranger, path, act), await KeepAsync(stranger, unknown, act));
                Assert.Equal((not.Status, not.Problem, not.ETag), (there.Status, there.Problem, there.ETag));
                Assert.Equal(404, (int)there.Status);
            }

            Assert.DoesNotContain(made.Id.ToString(), (await api.As(stranger).AskAsync("/v1/consultations?limit=100")).Text, StringComparison.Ordinal);
        }

        (await api.As(People.SocialWorker).AskAsync(path)).Expect(200);
        Assert.Contains(made.Id, (await api.As(People.SocialWorker).AskAsync("/v1/consultations?limit=100")).Expect(200).Json.Ids("items"));
        Assert.Contains("rule A96", (await api.As(People.SocialWorker).DoAsync($"{path}/close")).ExpectProblem(403, "not-allowed").Text, StringComparison.Ordinal);
        foreach (var who in new[] { "relay-one", "mandated", "treating", "admin" })
        {
            (await api.As(People.Of(who)).DoAsync("/v1/consultations", Wish())).ExpectProblem(403, "not-allowed");
        }
    }

    [Fact]
    public async Task Attendance_waits_for_the_word_on_silence_and_each_decides_for_herself()
    {
        var made = await PlanAsync();
        var path = made.Location!.ToString();
        var inspector = (await api.As(People.Midwife).AskAsync(path)).Json.Ids("participants").Single();
        var there = new[] { inspector, People.Midwife.Id };
        (await AttendAsync(path, there, false)).ExpectProblem(422, "consultation-silence-untold", "/silenceTold");
        (await AttendAsync(path, [Guid.NewGuid()], true)).ExpectProblem(422, "consultation-attendee-unknown", "/attendees");
        (await AttendAsync(path, there, true)).Expect(200);
        (await AttendAsync(path, there, true)).Expect(200);

        (await CloseAsync(path, People.SocialWorker.Id)).ExpectProblem(422, "consultation-decides-for-another", "/decisions");
        (await CloseAsync(path, inspector)).Expect(200);
        (await AttendAsync(path, there, true)).ExpectProblem(409, "consultation-closed");

        var card = (await api.As(People.SocialWorker).AskAsync(path)).Expect(200).Json;
        Assert.Equal(("closed", true, "Je rappelle demain."), (card.Text("state"), card.GetProperty("silenceTold").GetBoolean(), card.GetProperty("decisions")[0].Text("text")));
        Assert.Equal("consultation_planned consultation_attended consultation_closed", await api.EventsAsync(made.Id));
        Assert.DoesNotContain("rappelle", await api.Raw.AskAsync<string>($"select string_agg(data::text, '') from coordination.mt_events where stream_id = '{made.Id}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_leads_to_a_file_is_refused_by_name()
    {
        var file = await api.OpenColdAsync();
        (await PostAsync(Wish() with { ground = "" })).ExpectProblem(400, "invalid-request", "/ground");
        (await PostAsync(Wish() with { reference = "" })).ExpectProblem(400, "invalid-request", "/reference");
        (await PostAsync(Wish() with { reference = $"Dossier {file}" })).ExpectProblem(400, "invalid-request", "/reference");
        (await PostAsync(Wish() with { coordinatorIds = [file] })).ExpectProblem(422, "consultation-coordinator-unknown", "/coordinatorIds");
        (await PostAsync(Wish() with { coordinatorIds = [People.Psychiatrist.Id] })).ExpectProblem(422, "consultation-coordinator-unknown", "/coordinatorIds");
        (await PostAsync(Wish() with { coordinatorIds = [People.Midwife.Id] })).ExpectProblem(422, "consultation-somebody-twice", "/coordinatorIds");
        (await PostAsync(Wish() with { participants = [] })).ExpectProblem(400, "invalid-request", "/participants");
        (await PostAsync(new { caseId = file, startsAt = api.Clock.GetUtcNow() })).ExpectProblem(400, "invalid-request");
    }

    [Fact]
    public async Task It_has_rows_of_its_own_without_a_case_and_no_audit_entry_of_it_names_one()
    {
        var made = await PlanAsync();
        (await api.As(People.Midwife).AskAsync(made.Location!.ToString())).Expect(200);

        Assert.Equal("consultation_id members starts_at tenant_id", await api.Raw.AskAsync<string>(
            "select string_agg(column_name, ' ' order by column_name) from information_schema.columns where table_schema = 'coordination' and table_name = 'consultation_head'"));
        Assert.Equal(0L, await api.Raw.AskAsync<long>("select count(*) from pg_constraint where contype = 'f' and (conrelid::regclass::text || confrelid::regclass::text) like '%consultation%'"));
        Assert.Equal(1L, await api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where action = 'PlanConsultation' and detail = 'consultation {made.Id}'"));
        Assert.Equal(1L, await api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where action = 'ReadConsultation' and target = '{made.Id}'"));
        Assert.Equal(0L, await api.Raw.AskAsync<long>("select count(*) from coordination.audit_entry where action like '%Consultation' and case_id is not null"));
        Assert.Equal(0L, await api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where stream_id = '{made.Id}'"));
        Assert.True(await api.Raw.AskAsync<bool>("select relforcerowsecurity from pg_class where oid = 'coordination.consultation_head'::regclass"));
    }

    private static WishOf Wish(string function = "police") => new(
        "2027-05-14T10:00:00+02:00", "person-integrity", "decree", "Décret du 4 mai", [new("Inspectrice Fictive", function)], [People.SocialWorker.Id]);

    private async Task<HttpAnswer> PlanAsync(string function = "police") => (await PostAsync(Wish(function) with { startsAt = $"{api.Clock.GetUtcNow():O}" })).Expect(201);

    private Task<HttpAnswer> PostAsync(object wish) => api.As(People.Midwife).DoAsync("/v1/consultations", wish);

    private Task<HttpAnswer> KeepAsync(Persona who, string path, string act) => act switch
    {
        "" => api.As(who).AskAsync(path),
        "/close" => api.As(who).DoAsync(path + act),
        _ => api.As(who).DoAsync(path + act, new { attendees = new[] { People.Midwife.Id }, silenceTold = true }),
    };

    private Task<HttpAnswer> AttendAsync(string path, Guid[] attendees, bool silenceTold) => api.As(People.Midwife).DoAsync($"{path}/attendance", new { attendees, silenceTold });

    private Task<HttpAnswer> CloseAsync(string path, Guid by) => api.As(People.Midwife).DoAsync($"{path}/close", new { decisions = new[] { new { by, text = "Je rappelle demain." } } });

    // As a client writes it.
    private sealed record WishOf(string startsAt, string purpose, string ground, string reference, Whom[] participants, Guid[] coordinatorIds);

    private sealed record Whom(string name, string function);
}
