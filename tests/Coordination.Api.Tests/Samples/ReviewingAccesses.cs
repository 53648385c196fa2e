using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Samples;

/// <summary>Who reviews which access, what she sees meanwhile, and what becomes of it (rules A39 and A43).</summary>
public sealed class ReviewingAccesses : IAsyncLifetime
{
    private static readonly Persona Officer = SampleRequests.Officer;

    private readonly SampleRequests.DrawingAll _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task The_lead_sees_who_when_which_case_by_which_rule_and_tie_and_reads_the_case_until_she_answers()
    {
        var (file, entries) = await _api.FilledAsync();
        (await _api.ReadAsync(file)).Expect(200);
        (await _api.ReadAsync(file, People.Supervisor)).ExpectProblem(404, "not-found");
        await DrawAsync();

        var sample = await _api.SampleOfAsync(People.Supervisor, People.Midwife, file);
        var card = (await _api.SampleAsync(sample, People.Supervisor)).Expect(200).Json;
        Assert.Equal(
            ("case", "Maud Exemple", "A01", file.ToString(), Http.References.Of(file), "2026-04-20", "2026-04-26"),
            (CaseRequests.Text(card, "kind"), CaseRequests.Text(card, "byName"), CaseRequests.Text(card, "rule"), CaseRequests.Text(card, "caseId"), CaseRequests.Text(card, "aboutReference"),
                CaseRequests.Text(card, "periodFrom"), CaseRequests.Text(card, "periodTo")));
        Assert.Equal(("coordinator", true), (CaseRequests.Text(card.GetProperty("tie"), "role"), card.GetProperty("granted").GetBoolean()));

        // N2 of the case, and nothing of what is restricted or sealed (A39); no list shows it.
        var read = (await _api.ReadAsync(file, People.Supervisor)).Expect(200);
        Assert.Contains("Écrit pour n2.", read.Text, StringComparison.Ordinal);
        Assert.All(["n3", "n4", "n5"], level => Assert.DoesNotContain($"Écrit pour {level}.", read.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(entries["n4"].ToString(), read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(file, (await _api.As(People.Supervisor).AskAsync("/v1/cases?limit=100")).Expect(200).Json.Ids("items"));
        (await _api.OnCaseAsync(file, "contacts", new { text = "x" }, People.Supervisor)).Expect(404);

        await AnswerAllAsync(file, People.Supervisor);
        (await _api.ReadAsync(file, People.Supervisor)).ExpectProblem(404, "not-found");
        (await _api.SampleAsync(sample, People.Supervisor)).ExpectProblem(404, "not-found");
        Assert.Equal("access_drawn sample_reviewed", await _api.EventsAsync(sample));
        Assert.Equal("nothing", await _api.DueAsync(sample, "sample-review"));
    }

    [Fact]
    public async Task A_colleague_who_is_a_parent_in_another_case_is_drawn_like_any_other()
    {
        var (file, _) = await _api.FilledAsync();
        var own = (await _api.CardAsync(await _api.OpenColdAsync(new { name = "Maud Exemple", dueDate = "2026-10-19" }, People.SocialWorker), People.SocialWorker)).GetProperty("persons")[0].GetProperty("id").GetGuid();
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.Midwife.Id}/roles", new { role = "parent", personId = own, proof = "identity-card" })).Expect(201);
        (await _api.ReadAsync(file)).Expect(200);
        await DrawAsync();

        Assert.NotEqual(Guid.Empty, await _api.SampleOfAsync(People.Supervisor, People.Midwife, file));
    }

    [Fact]
    public async Task Whoever_acted_learns_nothing_and_cannot_review_it()
    {
        var file = await _api.OpenColdAsync();
        (await _api.ReadAsync(file)).Expect(200);
        (await _api.ReadAsync(file, People.Supervisor)).ExpectProblem(404, "not-found");
        await DrawAsync();
        var (hers, leads) = (await _api.SampleOfAsync(People.Supervisor, People.Midwife, file), await _api.SampleOfAsync(Officer, People.Supervisor, file));

        foreach (var (sample, who) in new[] { (hers, People.Midwife), (hers, People.SocialWorker), (hers, Personas.SupervisorHeusy), (hers, Officer), (leads, People.Supervisor), (leads, Personas.SupervisorHeusy) })
        {
            Assert.Equal((await _api.SampleAsync(Guid.NewGuid(), who)).Said(), (await _api.SampleAsync(sample, who)).ExpectProblem(404, "not-found").Said());
            Assert.Equal((await _api.AnswerAsync(Guid.NewGuid(), who)).Said(), (await _api.AnswerAsync(sample, who)).ExpectProblem(404, "not-found").Said());
            Assert.DoesNotContain(await _api.ListAsync(who), row => Owing.Text(row, "reference") == Http.References.Of(sample));
            Assert.DoesNotContain(await _api.SamplesAsync(who), line => line.GetProperty("id").GetGuid() == sample);
        }

        // Somebody who comes to answer for the desk that reviews her finds nothing of her own there either.
        (await _api.As(Personas.SupervisorHeusy).DoAsync($"/v1/accounts/{People.Midwife.Id}/roles", new { role = "supervisor", site = "montlegia", proof = "appointment" })).Expect(403);
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.Midwife.Id}/roles", new { role = "supervisor", site = "montlegia", proof = "appointment" })).Expect(201);
        (await _api.SampleAsync(hers, People.Midwife)).ExpectProblem(404, "not-found");
        Assert.DoesNotContain(await _api.ListAsync(People.Midwife), row => Owing.Text(row, "reference") == Http.References.Of(hers));
        Assert.DoesNotContain(await _api.SamplesAsync(People.Midwife), line => line.GetProperty("by").GetGuid() == People.Midwife.Id);
    }

    [Fact]
    public async Task An_undone_review_is_chased_and_comes_to_the_officers()
    {
        var file = await _api.OpenColdAsync();
        (await _api.ReadAsync(file)).Expect(200);
        await DrawAsync();
        var sample = await _api.SampleOfAsync(People.Supervisor, People.Midwife, file);
        Assert.Equal("2026-05-12", await _api.DueAsync(sample, "sample-review"));
        var row = Assert.Single(await _api.ListAsync(People.Supervisor), r => Owing.Text(r, "sampleId") == sample.ToString());
        Assert.Null(Owing.Text(row, "caseId"));

        for (var day = 0; day < 25; day++)
        {
            _api.Clock.Advance(TimeSpan.FromDays(1));
            await _api.SweepAsync();
        }

        var told = (await _api.MailsAsync()).Where(mail => mail.Contains(Http.References.Of(sample), StringComparison.Ordinal)).Select(GlassRequests.Addressee).ToArray();
        Assert.Equal(["privacy-officer", "supervisor-montlegia", "supervisor-montlegia"], told.Order(StringComparer.Ordinal));
        (await _api.SampleAsync(sample, Officer)).Expect(200);
        (await _api.ReadAsync(file, Officer)).ExpectProblem(404, "not-found");
        Assert.Contains(await _api.ListAsync(Officer), r => Owing.Text(r, "sampleId") == sample.ToString());
        (await _api.AnswerAsync(sample, People.Supervisor)).Expect(200);
        Assert.DoesNotContain(await _api.ListAsync(Officer), r => Owing.Text(r, "sampleId") == sample.ToString());
    }

    [Fact]
    public async Task What_is_questionable_is_told_to_the_officers_by_a_number_and_owed_by_them()
    {
        var file = await _api.OpenColdAsync();
        (await _api.ReadAsync(file)).Expect(200);
        await DrawAsync();
        var sample = await _api.SampleOfAsync(People.Supervisor, People.Midwife, file);
        (await _api.AnswerAsync(sample, People.Supervisor, "none")).ExpectProblem(400, "invalid-request", "/finding");
        (await _api.AnswerAsync(sample, People.Supervisor, "questionable")).ExpectProblem(422, "sample-needs-words", "/text");
        (await _api.AnswerAsync(sample, People.Supervisor, "cannotTell")).ExpectProblem(422, "sample-needs-words", "/text");
        var before = await _api.MailsAsync();

        (await _api.AnswerAsync(sample, People.Supervisor, "questionable", "Aucune raison visible.")).Expect(200);

        var told = Assert.Single(await _api.MailsSinceAsync(before));
        Assert.Equal("privacy-officer", GlassRequests.Addressee(told));
        Assert.Contains(Http.References.Of(sample), told, StringComparison.Ordinal);
        Assert.All(["Nadia", "Maud", "raison"], word => Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase));
        var answer = (await _api.SampleAsync(sample, Officer)).Expect(200).Json.GetProperty("answer");
        Assert.Equal(("questionable", "Aucune raison visible."), (CaseRequests.Text(answer, "finding"), CaseRequests.Text(answer, "text")));
        Assert.Contains(await _api.ListAsync(Officer), r => Owing.Text(r, "code") == "sample-follow-up" && Owing.Text(r, "sampleId") == sample.ToString());

        (await _api.FollowUpAsync(sample, People.Supervisor)).ExpectProblem(404, "not-found");
        (await _api.FollowUpAsync(sample, Officer, "")).ExpectProblem(400, "invalid-request", "/text");
        (await _api.FollowUpAsync(sample, Officer)).Expect(200);
        (await _api.SampleAsync(sample, Officer)).ExpectProblem(404, "not-found");
        Assert.Equal("access_drawn sample_reviewed sample_followed_up", await _api.EventsAsync(sample));
        Assert.DoesNotContain("raison", await _api.Raw.AskAsync<string>($"select string_agg(data::text, ' ') from coordination.mt_events where stream_id = '{sample}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_listed_page_by_page_and_counted_by_month_without_the_reader_s_own()
    {
        for (var n = 0; n < 3; n++)
        {
            (await _api.ReadAsync(await _api.OpenColdAsync())).Expect(200);
        }

        var cold = await _api.OpenColdAsync();
        (await _api.ReadAsync(cold, People.Supervisor)).ExpectProblem(404, "not-found");
        await DrawAsync();
        var all = await _api.SamplesAsync(People.Supervisor, "limit=2");
        Assert.Equal(3, all.Length);
        Assert.Equal(all.Select(line => line.GetProperty("id").GetGuid()), (await _api.SamplesAsync(People.Supervisor, "limit=3&sort=latest")).Reverse().Select(line => line.GetProperty("id").GetGuid()));
        Assert.Empty(await _api.SamplesAsync(People.Supervisor, "site=heusy"));
        Assert.DoesNotContain(all, line => line.GetProperty("by").GetGuid() == People.Supervisor.Id);
        (await _api.As(People.Supervisor).AskAsync("/v1/samples?cursor=nowhere")).ExpectProblem(400, "invalid-request", "/cursor");

        (await _api.AnswerAsync(all[^1].GetProperty("id").GetGuid(), People.Supervisor)).Expect(200);
        (await _api.AnswerAsync(all[^2].GetProperty("id").GetGuid(), People.Supervisor, "questionable", "Aucune raison visible.")).Expect(200);
        var counts = (await _api.As(People.Supervisor).AskAsync("/v1/counts/samples")).Expect(200).Json.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(
            ("2026-04", "montlegia", await _api.Raw.AskAsync<long>($"select count(*) from coordination.sample_head where site = 'montlegia' and account <> '{People.Supervisor.Id}'")),
            (CaseRequests.Text(counts, "month"), CaseRequests.Text(counts, "site"), counts.GetProperty("drawn").GetInt64()));
        Assert.Equal(2, counts.GetProperty("reviewed").GetInt64());
        Assert.Equal(1, counts.GetProperty("questionable").GetInt64());
        (await _api.As(People.Midwife).AskAsync("/v1/counts/samples")).Expect(404);
    }

    private async Task DrawAsync()
    {
        await _api.CloseWeekAsync();
        Assert.Equal(3, await _api.DrawAsync());
    }

    // Each access to the case that waits for her opens it to her.
    private async Task AnswerAllAsync(Guid file, Persona reader)
    {
        foreach (var line in (await _api.SamplesAsync(reader)).Where(line => CaseRequests.Text(line, "caseId") == file.ToString()))
        {
            (await _api.ReadAsync(file, reader)).Expect(200);
            (await _api.AnswerAsync(line.GetProperty("id").GetGuid(), reader)).Expect(200);
        }
    }
}
