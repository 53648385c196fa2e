using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>A person makes use of a right: who notes it, who answers, by when, and for whom it is not there.</summary>
public sealed class MakingUseOfARight(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task It_is_owed_on_the_desk_of_the_records_officers_until_it_is_answered()
    {
        var (file, _) = await api.FamilyAsync();
        var (copy, other) = ((await api.AskRightAsync(file)).Expect(201).Id, (await api.AskRightAsync(file, "rectification")).Expect(201).Id);

        Assert.Equal(("2026-05-05", "2026-05-20"), (await api.DueAsync(copy, "request-copy"), await api.DueAsync(other, "request-other")));
        var row = Assert.Single(await api.ListAsync(RightRequests.Officer), r => Owing.Text(r, "requestId") == other.ToString());
        Assert.Null(Owing.Text(row, "caseId"));
        (await api.As(RightRequests.Officer).DoAsync(Owing.Text(row.GetProperty("acts").GetProperty("done"), "url")!, new { text = "Rectifié." })).Expect(200);
        Assert.Equal(("nothing", "persons_request_received persons_request_answered"), (await api.DueAsync(other, "request-other"), await api.EventsAsync(other)));
        (await api.OnRightAsync(copy, "answer")).ExpectProblem(409, "persons-request-copy-not-released");
        (await api.OnRightAsync(other, "answer")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_delay_is_extended_once_before_it_ran_out_and_the_person_was_told()
    {
        var (file, _) = await api.FamilyAsync();
        var (request, late) = ((await api.AskRightAsync(file, more: new { receivedOn = "2026-04-15" })).Expect(201).Id, (await api.AskRightAsync(file, "objection", more: new { receivedOn = "2026-02-02" })).Expect(201).Id);
        var told = new { text = "Le dossier compte plusieurs services.", toldOn = "2026-04-17" };

        (await api.OnRightAsync(request, "extend", new { text = told.text })).ExpectProblem(400, "invalid-request", "/toldOn");
        (await api.OnRightAsync(request, "extend", new { told.text, toldOn = "2027-01-01" })).ExpectProblem(422, "day-in-future", "/toldOn");
        (await api.OnRightAsync(late, "extend", told)).ExpectProblem(409, "persons-request-told-too-late");
        (await api.OnRightAsync(request, "extend", told)).Expect(200);
        (await api.OnRightAsync(request, "extend", told)).Expect(200);
        (await api.OnRightAsync(request, "extend", new { text = "Encore.", told.toldOn })).ExpectProblem(409, "persons-request-already-extended");
        Assert.Equal(("nothing", "2026-06-30"), (await api.DueAsync(request, "request-copy"), await api.DueAsync(request, "request-copy-extended")));
        Assert.Equal(told.text, CaseRequests.Text((await api.ReadRightAsync(request)).Expect(200).Json, "extension"));
    }

    [Fact]
    public async Task It_is_refused_by_a_reason_of_the_law_and_in_words()
    {
        var (file, _) = await api.FamilyAsync();
        var request = (await api.AskRightAsync(file, "erasure")).Expect(201).Id;

        (await api.OnRightAsync(request, "refuse", new { reason = "record-must-be-kept" })).ExpectProblem(400, "invalid-request", "/text");
        (await api.OnRightAsync(request, "refuse", new { reason = "because", text = "Non." })).ExpectProblem(422, "persons-request-ground-unknown", "/reason");
        (await api.OnRightAsync(request, "refuse", new { reason = "record-must-be-kept", text = "Trente ans." }, key: "refuse-once")).Expect(200);
        (await api.OnRightAsync(request, "refuse", new { reason = "record-must-be-kept", text = "Trente ans." }, key: "refuse-once")).Expect(200);

        (await api.ReadRightAsync(request)).ExpectProblem(404, "not-found");
        var card = (await api.ReadRightAsync(request, People.Midwife)).Expect(200).Json;
        Assert.Equal(("refused", "record-must-be-kept", "Trente ans."), (CaseRequests.Text(card, "state"), CaseRequests.Text(card, "reason"), CaseRequests.Text(card, "ending")));
        Assert.Equal(0L, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{request}' and data::text like '%Trente%'"));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_told_by_its_field()
    {
        var (file, mother) = await api.FamilyAsync();
        var child = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()).FirstOrDefault(id => id != mother);
        (await api.AskRightAsync(file, "none")).ExpectProblem(400, "invalid-request", "/right");
        (await api.AskRightAsync(file, more: new { identity = "a smile" })).ExpectProblem(400, "invalid-request", "/identity");
        (await api.AskRightAsync(file, more: new { identity = "unheard-of" })).ExpectProblem(422, "persons-request-identity-unknown", "/identity");
        (await api.AskRightAsync(file, more: new { receivedOn = "2026-06-01" })).ExpectProblem(422, "day-in-future", "/receivedOn");
        (await api.AskRightAsync(file, more: new { personId = Guid.NewGuid() })).ExpectProblem(404, "not-found");
        (await api.AskRightAsync(file, more: new { capacity = "parent" })).ExpectProblem(422, "persons-request-capacity", "/capacity");
        if (child != Guid.Empty)
        {
            (await api.AskRightAsync(file, more: new { personId = child, capacity = "parent", askerId = mother })).ExpectProblem(422, "persons-request-before-birth", "/personId");
        }
    }

    [Fact]
    public async Task Who_has_no_right_finds_nothing_by_any_way()
    {
        var (file, _) = await api.FamilyAsync();
        var request = (await api.AskRightAsync(file)).Expect(201).Id;
        var strangers = new[] { People.MidwifeHeusy, People.Supervisor, People.Of("treating"), People.Of("privacy-officer"), People.Of("relay-one"), People.Of("auditor"), RightRequests.Parent };
        foreach (var who in strangers)
        {
            Assert.Equal((await api.ReadRightAsync(Guid.NewGuid(), who)).Said(), (await api.ReadRightAsync(request, who)).ExpectProblem(404, "not-found").Said());
            foreach (var what in new[] { "/copy", "/preparation" })
            {
                Assert.Equal((await api.ReadRightAsync(Guid.NewGuid(), who, what)).Said(), (await api.ReadRightAsync(request, who, what)).ExpectProblem(404, "not-found").Said());
            }

            Assert.Equal((await api.OnRightAsync(Guid.NewGuid(), "answer", by: who)).Said(), (await api.OnRightAsync(request, "answer", by: who)).ExpectProblem(404, "not-found").Said());
        }

        foreach (var who in strangers.Where(who => who.Subject != "auditor"))
        {
            Assert.DoesNotContain(request.ToString(), (await api.As(who).AskAsync("/v1/requests?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        }

        // The coordinators of the case follow it; they answer nothing and prepare nothing.
        (await api.ReadRightAsync(request, People.SocialWorker)).Expect(200);
        Assert.Contains(request, (await api.As(People.SocialWorker).AskAsync($"/v1/requests?caseId={file}")).Expect(200).Json.Ids("items"));
        (await api.OnRightAsync(request, "answer", by: People.Midwife)).ExpectProblem(404, "not-found");
        (await api.ReadRightAsync(request, People.Midwife, "/preparation")).ExpectProblem(404, "not-found");
        (await api.ReadAsync(file, RightRequests.Officer)).ExpectProblem(404, "not-found");
        (await api.AskRightAsync(file, by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await api.AskRightAsync(file, by: RightRequests.Officer)).Expect(201);
        (await api.AskRightAsync(Guid.NewGuid(), by: RightRequests.Officer)).ExpectProblem(404, "not-found");
    }
}
