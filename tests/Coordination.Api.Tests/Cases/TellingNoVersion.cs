using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What a reader may not see changes nothing she gets, its version least of all; and what she may see still guards her writes.</summary>
public sealed class TellingNoVersion(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    [Theory]
    [InlineData("social-montlegia")]
    [InlineData("relay-one")]
    public async Task A_hidden_event_changes_nothing_that_another_reader_gets_and_her_write_still_holds(string subject)
    {
        var (file, reader) = (await SharedAsync(), People.Of(subject));
        var before = (await api.ReadAsync(file, reader)).Expect(200);

        (await api.OnCaseAsync(file, "entries", new { text = "Dit en confidence.", level = "n4" })).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp", reminder = "2026-04-27" })).Expect(200);
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "HITS", items = new[] { 1, 1, 1, 1 }, askedAlone = true } })).Expect(200);

        Assert.Equal(before, (await api.ReadAsync(file, reader)).Expect(200));
        (await api.OnCaseAsync(file, "entries", new { text = "De moi." }, reader, version: before.ETag)).Expect(200);
    }

    [Fact]
    public async Task A_write_answers_the_same_with_and_without_hidden_events_before_it()
    {
        var (plain, secret) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        (await api.OnCaseAsync(secret, "entries", new { text = "Dit en confidence.", level = "n4" })).Expect(200);

        var one = (await api.OnCaseAsync(plain, "entries", new { text = "x" }, People.SocialWorker)).Expect(200);
        var two = (await api.OnCaseAsync(secret, "entries", new { text = "x" }, People.SocialWorker)).Expect(200);

        Assert.Equal(one.Text.Replace(one.Id.ToString(), "id", StringComparison.Ordinal).Replace(plain.ToString(), "case", StringComparison.Ordinal),
            two.Text.Replace(two.Id.ToString(), "id", StringComparison.Ordinal).Replace(secret.ToString(), "case", StringComparison.Ordinal));
        Assert.False(one.Json.TryGetProperty("version", out _));
    }

    [Fact]
    public async Task What_she_sees_and_did_not_read_makes_her_tag_stale_and_the_author_of_a_hidden_one_too()
    {
        var file = await SharedAsync();
        var (hers, mine) = ((await api.ReadAsync(file, Pep)).ETag, (await api.ReadAsync(file)).ETag);
        Assert.NotEqual(hers, mine);

        (await api.OnCaseAsync(file, "entries", new { text = "Dit en confidence.", level = "n4" })).Expect(200);
        (await api.OnCaseAsync(file, "intensity", new { intensity = 3 }, version: mine)).ExpectProblem(412, "stale-version", "If-Match");
        (await api.OnCaseAsync(file, "entries", new { text = "Partagé." })).Expect(200);

        (await api.OnCaseAsync(file, "entries", new { text = "x" }, Pep, version: hers)).ExpectProblem(412, "stale-version", "If-Match");
        (await api.OnCaseAsync(file, "entries", new { text = "x" }, Pep, version: (await api.ReadAsync(file, Pep)).ETag)).Expect(200);
    }

    [Fact]
    public async Task Two_who_write_on_what_they_both_read_do_not_both_succeed()
    {
        var file = await api.OpenColdAsync();
        for (var i = 0; i < 10; i++)
        {
            var read = (await api.ReadAsync(file)).ETag;
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => api.OnCaseAsync(file, "entries", new { text = $"{i} {n}" }, version: read)));
            Assert.Single(answers, a => (int)a.Status == 200);
            Assert.All(answers.Where(a => (int)a.Status != 200), a => a.ExpectProblem(412, "stale-version"));
        }
    }

    [Fact]
    public async Task A_write_that_states_a_version_tells_the_tag_that_the_next_read_gives()
    {
        var opened = (await api.As(People.Midwife).DoAsync("/v1/cases", new { name = "Nadia Fictive", dueDate = "2026-10-19" })).Expect(201);
        Assert.Equal(opened.ETag, (await api.ReadAsync(opened.Id)).ETag);
        (string Act, object Body)[] acts =
        [
            ("contacts", new { text = "Vue.", reminder = "2026-05-11" }), ("entries", new { text = "x", level = "n3" }), ("entries", new { text = "x", level = "n4" }),
            ("factors", new { code = "S14", note = "x" }), ("red-flags", new { code = "IPV_CURRENT" }), ("persons", new { role = "coParent", name = "Marc Exemple" }),
            ("screenings", new { screening = new { instrument = "EPDS", printed = new[] { 3, 3, 2, 2, 2, 2, 3, 2, 3, 4 } } }),
            ("consents", new { kinds = new[] { "K17" } }), ("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "sms" } }),
            ("intensity", new { intensity = 3 }), ("steps/F08/later", new { occurrence = "1" }),
        ];

        foreach (var (act, body) in acts)
        {
            var read = (await api.ReadAsync(opened.Id)).ETag;
            var written = (await api.As(People.Midwife).DoAsync($"/v1/cases/{opened.Id}/{act}", body, version: read)).Expect(200);
            Assert.NotEqual(read, written.ETag);
            Assert.Equal((act, written.ETag), (act, (await api.ReadAsync(opened.Id)).ETag));
        }
    }

    [Fact]
    public async Task A_write_that_states_no_version_is_told_none()
    {
        var file = await api.OpenColdAsync();

        Assert.Null((await api.OnCaseAsync(file, "contacts", new { text = "Vue." })).Expect(200).ETag);
    }

    [Fact]
    public async Task A_relay_and_a_guest_are_told_no_version_of_what_they_see_a_part_of()
    {
        var file = await api.OpenColdAsync();
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Relay("pep-liege"))).Expect(201);
        Assert.NotNull((await api.As(People.Midwife).AskAsync(asked.Location!.ToString())).Expect(200).ETag);

        Assert.Null((await api.As(Pep).AskAsync($"/v1/relay/requests/{asked.Id}")).Expect(200).ETag);
        var yes = (await api.As(Pep).DoAsync($"/v1/relay/requests/{asked.Id}/answer", new { answer = "accepted" })).Expect(200);
        Assert.Null(yes.ETag);
        Assert.Null((await api.As(Pep).AskAsync(asked.Location!.ToString())).Expect(200).ETag);

        var guest = People.Of("guest");
        var meeting = $"/v1/cases/{file}/concertations/{(await api.OnCaseAsync(file, "concertations", new { startsAt = api.Clock.Now.AddDays(1), with = new { accountIds = new[] { guest.Id } } })).Expect(201).Id}";
        Assert.Null((await api.As(guest).AskAsync(meeting + "/invitation.ics")).Expect(200).ETag);
        Assert.Null((await api.As(guest).DoAsync($"{meeting}/invitations/{guest.Id}/answer")).Expect(200).ETag);
    }

    private async Task<Guid> SharedAsync()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "violence" } });
        return file;
    }
}
