using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>One entry by its id: for whom it is there with every text it had, for whom it is not as if it were none, and the log says who asked.</summary>
public sealed class ReadingOneEntry(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    private static readonly object Identity = new { categories = new[] { "identity" } };

    [Fact]
    public async Task Her_coordinators_read_it_with_what_stood_there_before()
    {
        var file = await api.OpenColdAsync();
        var entry = await WriteAsync(file, new { text = "Souhaite acoucher ici." });
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Souhaite accoucher ici." })).Expect(200);

        var card = (await api.ReadAsync(file, People.SocialWorker, $"/entries/{entry}")).Expect(200).Json;

        Assert.Equal(["Souhaite acoucher ici.", "Souhaite accoucher ici."], card.GetProperty("texts").EnumerateArray().Select(t => t.Text("text")));
        Assert.Equal(("note", "social", "n2"), (card.Text("kind"), card.Text("category"), card.Text("level")));
        Assert.Equal(("A01", "Allow"), await LastAsync(file, People.SocialWorker, entry));
    }

    [Fact]
    public async Task What_is_restricted_shows_that_it_is_there_and_not_what_it_says()
    {
        var file = await api.OpenColdAsync();
        var entry = await WriteAsync(file, new { text = "Pour moi et la psychologue.", level = "n3", named = new[] { People.Midwife.Id }, bothHeads = false });

        Assert.Empty((await api.ReadAsync(file, People.SocialWorker, $"/entries/{entry}")).Expect(200).Json.GetProperty("texts").EnumerateArray());
        Assert.Single((await api.ReadAsync(file, People.Midwife, $"/entries/{entry}")).Expect(200).Json.GetProperty("texts").EnumerateArray());
    }

    [Theory]
    [InlineData("psychological", null)]
    [InlineData("aid-programme", null)]
    [InlineData("note", "n4")]
    public async Task What_a_service_may_not_know_of_answers_as_if_it_were_unknown_and_is_logged(string kind, string? level)
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var entry = await WriteAsync(file, new { kind, level, text = "Cauchemars depuis l'été." });

        var hidden = (await api.ReadAsync(file, Pep, $"/entries/{entry}")).ExpectProblem(404, "not-found");
        var unknown = (await api.ReadAsync(file, Pep, $"/entries/{Guid.NewGuid()}")).ExpectProblem(404, "not-found");

        Assert.Equal(unknown.Problem, hidden.Problem);
        Assert.Equal(unknown.Text.Length, hidden.Text.Length);
        Assert.Equal("Hidden", (await LastAsync(file, Pep, entry)).Outcome);
        Assert.DoesNotContain(entry, (await api.CardAsync(file, Pep)).Ids("entries"));
    }

    [Fact]
    public async Task A_stranger_learns_nothing_of_the_case_by_it()
    {
        var file = await api.OpenColdAsync();
        var entry = await WriteAsync(file, new { text = "x" });
        foreach (var stranger in new[] { People.MidwifeHeusy, People.Psychiatrist, People.Record, People.Sender })
        {
            (await api.ReadAsync(file, stranger, $"/entries/{entry}")).Expect(404);
        }
    }

    [Fact]
    public async Task A_kind_that_is_more_than_a_text_is_of_its_own_category_and_never_lower_than_its_level()
    {
        var file = await api.OpenColdAsync();
        foreach (var (wish, level, category) in new (object, string, string)[]
        {
            (new { kind = "aid-programme", text = "Signé." }, "n3", "justice"), (new { kind = "aid-programme", text = "Signé.", level = "n2" }, "n3", "justice"),
            (new { kind = "psychological", text = "Dort mal.", level = "n4" }, "n4", "psychic"), (new { kind = "mission-conflict", text = "Refusé." }, "n2", "social"),
        })
        {
            var entry = await WriteAsync(file, wish);
            var card = (await api.CardAsync(file)).One("entries", entry);
            Assert.Equal((level, category), (card.Text("level"), card.Text("category")));
        }
    }

    [Fact]
    public async Task What_was_disclosed_to_one_service_opens_nothing_for_another()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", Identity);
        await api.HandOverAsync(file, "dr-invented", Identity);
        var entry = await WriteAsync(file, new { text = "Pour le psychiatre seul." });

        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(DemoNetwork.IdOf(Personas.Service, "dr-invented")))).Expect(200);

        Assert.Contains(entry, (await api.CardAsync(file, People.Psychiatrist)).Ids("entries"));
        Assert.DoesNotContain(entry, (await api.CardAsync(file, Pep)).Ids("entries"));
        (await api.ReadAsync(file, Pep, $"/entries/{entry}")).ExpectProblem(404, "not-found");
        (await api.ReadAsync(file, People.Psychiatrist, $"/entries/{entry}")).Expect(200);
    }

    private async Task<Guid> WriteAsync(Guid file, object wish) => (await api.OnCaseAsync(file, "entries", wish)).Expect(200).Id;

    private async Task<(string Row, string Outcome)> LastAsync(Guid file, Persona by, Guid entry)
    {
        var said = await api.Raw.AskAsync<string>(
            $"select row || ' ' || outcome from coordination.audit_entry where case_id = '{file}' and actor = '{by.Id}' and detail like 'entry {entry:N}%' order by at desc limit 1");
        Assert.NotNull(said);
        return (said.Split(' ')[0], said.Split(' ')[1]);
    }
}
