using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Every act on a case over HTTP: done by who may, refused to who may not, and said again without a second event.</summary>
public sealed class DecidingOnACase(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>Act, body, and the events it leaves.</summary>
    public static TheoryData<string, string, string> Acts => new()
    {
        { "contacts", """{"text":"Appel."}""", "contact_noted" },
        { "contacts", """{"reached":false}""", "contact_noted" },
        { "consents", """{"categories":["identity","psychic"],"kinds":["K17"]}""", "consent_given" },
        { "consents", """{"refused":true,"kinds":["K17"]}""", "consent_refused" },
        { "safe-contact", """{"askedAlone":true}""", "safe_contact_asked" },
        { "screenings", """{"screening":{"instrument":"GAD2","items":[1,1]}}""", "screening_recorded" },
        { "screenings", """{"screening":{"instrument":"EPDS","printed":[1,1,1,1,1,1,1,1,1,3]}}""", "screening_recorded red_flag_raised red_flag_raised" },
        { "factors", """{"code":"S14"}""", "factor_recorded" },
        { "entries", """{"text":"Souhaite être accompagnée."}""", "entry_written" },
        { "persons", """{"role":"coParent","name":"Marc Exemple"}""", "person_added" },
        { "intensity", """{"intensity":2}""", "intensity_decided" },
        { "red-flags", """{"code":"NO_CARE"}""", "red_flag_raised" },
        { "steps/F04/done", """{"elsewhere":true}""", "step_done" },
        { "steps/F04/later", "{}", "step_moved" },
        { "steps/F04/not-relevant", "{}", "step_not_relevant" },
        { "due-date", """{"dueDate":"2026-10-21"}""", "due_date_revised" },
        { "births", """{"on":"2026-04-19"}""", "birth_recorded" },
        { "life-events", """{"kind":"move","on":"2026-04-19"}""", "life_event_recorded" },
        { "pauses", """{"until":"2026-05-20"}""", "plan_paused" },
        { "recontacts", """{"way":"visit","until":"2026-05-20"}""", "recontact_planned" },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task A_coordinator_of_the_case_may(string act, string body, string events)
    {
        var file = await api.OpenColdAsync(act == "births" ? new { name = "Nadia Fictive", dueDate = "2026-04-24" } : null);
        var before = await api.EventsAsync(file);

        var receipt = (await api.OnCaseAsync(file, act, body, by: People.SocialWorker)).Expect(200);

        Assert.Equal($"{before} {events}", await api.EventsAsync(file));
        Assert.Equal(file, receipt.CaseId);
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task The_other_site_a_relay_and_the_record_do_not_even_learn_that_it_is_there(string act, string body, string events)
    {
        var (file, nowhere) = (await api.OpenColdAsync(), Guid.NewGuid());
        foreach (var stranger in new[] { People.MidwifeHeusy, People.Psychiatrist, People.Record, People.Sender })
        {
            var hidden = await api.OnCaseAsync(file, act, body, by: stranger);
            var absent = await api.OnCaseAsync(nowhere, act, body, by: stranger);
            Assert.Equal((absent.Status, absent.Problem), (hidden.Status, hidden.Problem));
        }

        Assert.DoesNotContain(events.Split(' ')[0], (await api.EventsAsync(file)).Split(' ').Skip(5));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Nothing_is_written_into_a_closed_case(string act, string body, string events)
    {
        var file = await api.OpenColdAsync();
        (await api.CloseCaseAsync(file)).Expect(200);
        var before = await api.EventsAsync(file);

        (await api.OnCaseAsync(file, act, body)).ExpectProblem(409, "case-closed");

        Assert.NotEmpty(events);
        Assert.Equal(before, await api.EventsAsync(file));
    }

    /// <summary>Acts that state something, said twice.</summary>
    [Theory]
    [InlineData("intensity", """{"intensity":2}""")]
    [InlineData("factors", """{"code":"S14"}""")]
    [InlineData("factors", """{"code":"S14","note":"Depuis l'hiver."}""")]
    [InlineData("steps/F04/done", """{"elsewhere":true}""")]
    [InlineData("steps/F04/later", "{}")]
    [InlineData("steps/F04/not-relevant", "{}")]
    [InlineData("due-date", """{"dueDate":"2026-10-21"}""")]
    [InlineData("pregnancy", """{"dueDate":"2026-10-19"}""")]
    [InlineData("life-events", """{"kind":"miscarriage","on":"2026-04-19"}""")]
    [InlineData("pauses", """{"until":"2026-05-20"}""")]
    [InlineData("recontacts", """{"way":"visit","until":"2026-05-20"}""")]
    public async Task What_is_already_so_is_answered_and_written_once(string act, string body)
    {
        var file = await api.OpenColdAsync();
        var first = (await api.OnCaseAsync(file, act, body)).Expect(200);
        var before = await api.EventCountAsync(file);

        var again = (await api.OnCaseAsync(file, act, body)).Expect(200);

        Assert.Equal(before, await api.EventCountAsync(file));
        Assert.Equal(first.ETag, again.ETag);
    }

    [Fact]
    public async Task A_birth_said_twice_is_one_birth()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-04-24" });
        var child = (await api.OnCaseAsync(file, "births", new { on = "2026-04-19" })).Expect(200).Id;
        var before = await api.EventCountAsync(file);

        (await api.OnCaseAsync(file, "births", new { on = "2026-04-19", childId = child })).Expect(200);
        (await api.OnCaseAsync(file, "births", new { on = "2026-04-19" })).Expect(200);

        Assert.Equal(before, await api.EventCountAsync(file));
    }

    [Fact]
    public async Task A_red_flag_is_seen_then_assessed_in_writing_and_each_only_once()
    {
        var file = await api.OpenColdAsync();
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" })).Expect(200).Id;
        Assert.Equal("2026-04-20 12:00:00 ", await api.OwedAsync(file, "RF-SELF_HARM-acknowledge"));

        (await api.OnCaseAsync(file, $"red-flags/{flag}/acknowledge")).Expect(200);
        (await api.OnCaseAsync(file, $"red-flags/{flag}/acknowledge")).Expect(200);
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "" })).ExpectProblem(400, "invalid-request", "/qualification");
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue ce jour, protégée." })).Expect(200);
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue ce jour, protégée." })).Expect(200);

        Assert.EndsWith("red_flag_raised red_flag_acknowledged red_flag_assessed", await api.EventsAsync(file), StringComparison.Ordinal);
        Assert.Equal("nothing", await api.OwedAsync(file, "RF-SELF_HARM-assess"));
        Assert.Equal("Vue ce jour, protégée.", (await api.CardAsync(file)).One("redFlags", flag).Text("qualification"));
        (await api.OnCaseAsync(file, $"red-flags/{Guid.NewGuid()}/acknowledge")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_red_flag_is_not_waved_away_as_a_step()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" })).Expect(200);

        foreach (var way in new[] { "done", "later", "not-relevant" })
        {
            (await api.OnCaseAsync(file, $"steps/RF-SELF_HARM-assess/{way}")).ExpectProblem(409, "red-flag-needs-qualification");
        }

        (await api.OnCaseAsync(file, "steps/F99/done")).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "steps/F02/done")).ExpectProblem(409, "step-needs-its-record");
    }

    [Fact]
    public async Task A_factor_is_resolved_once()
    {
        var file = await api.OpenColdAsync();
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "S14" })).Expect(200).Id;

        (await api.OnCaseAsync(file, $"factors/{factor}/resolve")).Expect(200);
        (await api.OnCaseAsync(file, $"factors/{factor}/resolve")).Expect(200);

        Assert.EndsWith("factor_recorded factor_resolved", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_its_author_amends_an_entry_and_the_same_words_again_amend_nothing()
    {
        var file = await api.OpenColdAsync();
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Souhaite acoucher à la maternité." })).Expect(200).Id;

        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Autre chose." }, by: People.SocialWorker)).ExpectProblem(403, "entry-not-yours");
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Souhaite accoucher à la maternité." })).Expect(200);
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Souhaite accoucher à la maternité." })).Expect(200);

        Assert.EndsWith("entry_written entry_amended", await api.EventsAsync(file), StringComparison.Ordinal);
        Assert.Equal("Souhaite accoucher à la maternité.", (await api.CardAsync(file, People.SocialWorker)).One("entries", entry).Text("text"));
    }
}
