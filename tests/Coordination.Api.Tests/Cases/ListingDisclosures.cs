using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Pipeline;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What was shared of a case, with whom, on which basis: each line only for who may know of the thing itself.</summary>
public sealed class ListingDisclosures(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Guid Pep = DemoNetwork.IdOf(Personas.Service, "pep-liege");

    [Fact]
    public async Task What_the_product_shares_by_itself_is_listed_with_what_a_person_discloses()
    {
        var file = await api.OpenColdAsync();
        var consent = await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var entry = await DiscloseAsync(file, Pep, "consent");
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(null, "458bis"))).Expect(200);

        var lines = await api.LedgerAsync(file);
        Assert.Equal(["entry authority", "entry holder", "access relay", "request relay"], lines.Select(l => $"{l.Text("kind")} {l.Text("to")}"));
        Assert.Equal(["458bis", "consent", "consent", "consent"], lines.Select(l => l.Text("basis")));
        Assert.All(lines[1..], l => Assert.Equal((Pep, consent), (l.GetProperty("recipient").GetGuid(), l.GetProperty("consentId").GetGuid())));
        Assert.Equal(["identity", "social"], lines[2].GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("Danger grave : information du procureur du Roi", lines[0].GetProperty("basisInWords").GetProperty("fr").GetString());
        Assert.Equal(5, lines[1].GetProperty("answers").GetArrayLength());
        Assert.Equal("Ordonnance reçue ce matin.", lines[0].Text("reason"));
        Assert.All(lines, l => Assert.Equal(64, l.Text("hash")!.Length));
        Assert.Equal("", await EveryTable.WithAsync(api, "Ordonnance reçue"));

        Assert.Single(await api.LedgerAsync(file, "?authority=prosecutor"));
        Assert.Equal(3, (await api.LedgerAsync(file, $"?recipient={Pep}")).Length);
        Assert.Equal(3, (await api.LedgerAsync(file, $"?consent={consent}")).Length);
        Assert.Empty(await api.LedgerAsync(file, $"?consent={Guid.NewGuid()}"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        await DiscloseAsync(file, Pep, "shared-secrecy");
        var (all, seen, next) = ((await api.LedgerAsync(file)).Select(Id).ToArray(), new List<Guid>(), $"/v1/cases/{file}/disclosures?limit=1");
        for (string? link = next; link is not null;)
        {
            var page = (await api.As(People.Midwife).AskAsync(link)).Expect(200).Json;
            seen.AddRange(page.Ids("items"));
            link = page.Text("next");
        }

        Assert.Equal(all, seen);
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/disclosures?cursor=x")).ExpectProblem(400, "invalid-request", "/cursor");
    }

    [Fact]
    public async Task A_relay_that_was_asked_without_a_name_is_listed_from_the_day_it_learns_the_name()
    {
        var file = await api.OpenColdAsync();
        var asked = (await api.OnCaseAsync(file, "handovers", new { relay = Pep, need = "support", consent = "anonymous" })).Expect(201).Id;
        Assert.Empty(await api.LedgerAsync(file));

        (await api.OnCaseAsync(file, $"handovers/{asked}/identity")).Expect(200);
        Assert.Equal("identity", Assert.Single(await api.LedgerAsync(file)).Text("kind"));
        (await api.OnCaseAsync(file, $"handovers/{asked}/answer", new { answer = "accepted" })).Expect(200);
        Assert.Equal(["access", "identity"], (await api.LedgerAsync(file)).Select(l => l.Text("kind")));
    }

    [Theory]
    [InlineData("informed", "disclosure-not-informed")]
    [InlineData("agrees", "disclosure-not-agreed")]
    [InlineData("her-interest", "disclosure-not-her-interest")]
    [InlineData("necessary", "disclosure-not-necessary")]
    [InlineData("same-mission", "disclosure-not-same-mission")]
    public async Task A_condition_that_is_not_met_is_named_and_nothing_is_disclosed(string condition, string refusal)
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "x" })).Expect(200).Id;

        var no = (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(Pep, "shared-secrecy", condition))).ExpectProblem(422, refusal, "/answers");
        Assert.Contains($"Condition {condition}:", no.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await api.LedgerAsync(file), l => l.Text("kind") == "entry");
    }

    [Fact]
    public async Task Taking_a_consent_back_says_where_what_was_shared_stays_listed()
    {
        var file = await api.OpenColdAsync();
        var consent = await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var entry = await DiscloseAsync(file, Pep, "consent");
        var later = (await api.OnCaseAsync(file, "entries", new { text = "Plus tard." })).Expect(200).Id;

        var withdrawn = (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200).Json;
        var lines = (await api.As(People.Midwife).AskAsync(withdrawn.Text("shared")!)).Expect(200).Json.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["entry", "access", "request"], lines.Select(l => l.Text("kind")));
        Assert.Equal(entry, lines[0].GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.Null(lines[0].Text("reason"));
        // From the commit on nothing more goes out on it, not even of what she reads no more herself.
        (await api.OnCaseAsync(file, $"entries/{later}/disclose", CaseRequests.Disclosing(Pep, "consent"))).ExpectProblem(403, "not-allowed");

        var refused = (await api.OnCaseAsync(file, "consents", new { refused = true, relays = new[] { Pep } })).Expect(200).Json;
        Assert.Equal(3, (await api.As(People.Midwife).AskAsync(refused.Text("shared")!)).Expect(200).Json.GetProperty("items").GetArrayLength());
        var others = (await api.OnCaseAsync(file, "consents", new { refused = true, kinds = new[] { "K99" } })).Expect(200).Json;
        Assert.Empty((await api.As(People.Midwife).AskAsync(others.Text("shared")!)).Expect(200).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Of_something_sealed_nothing_is_listed_counted_or_tagged_for_who_may_not_see_it()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        async Task<(string Ledger, string? Tag, string Page, string Card, string? CardTag, string Timeline, string Worklist)> SeenAsync()
        {
            var other = api.As(People.SocialWorker);
            var (list, page, card) = (await other.AskAsync($"/v1/cases/{file}/disclosures"), await other.AskAsync($"/v1/cases/{file}/disclosures?limit=2"), await api.ReadAsync(file, People.SocialWorker));
            return (list.Expect(200).Text, list.ETag, page.Expect(200).Text, card.Expect(200).Text, card.ETag, (await other.AskAsync($"/v1/cases/{file}/timeline")).Expect(200).Text, (await other.AskAsync("/v1/worklist?limit=100")).Expect(200).Text);
        }

        var before = await SeenAsync();
        var secret = await DiscloseAsync(file, Pep, "shared-secrecy", "n4");
        var told = await TellAsync(file, new { kind = "entry", id = secret });
        Assert.Equal(before, await SeenAsync());

        Assert.Equal(["entry", "entry", "access", "request"], (await api.LedgerAsync(file)).Select(l => l.Text("kind")));
        (await api.OnCaseAsync(file, $"disclosures/{told}/told", by: People.SocialWorker)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"disclosures/{told}/later", by: People.SocialWorker)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "disclosures", Emergency(new { kind = "entry", id = secret }), People.SocialWorker)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"disclosures/{told}/told")).Expect(200);
        Assert.Equal(before, await SeenAsync());
    }

    [Theory]
    [InlineData("midwife-heusy")]
    [InlineData("relay-one")]
    [InlineData("sender")]
    [InlineData("treating")]
    [InlineData("parent")]
    [InlineData("admin")]
    public async Task Who_does_not_lead_the_case_finds_no_ledger(string subject)
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var told = await TellAsync(file);
        var somebody = api.As(People.Of(subject));
        (HttpMethod Method, string Path, object? Body)[] acts =
        [
            (HttpMethod.Get, "disclosures", null), (HttpMethod.Post, "disclosures", Emergency()), (HttpMethod.Post, $"disclosures/{told}/told", new { }), (HttpMethod.Post, $"disclosures/{told}/later", new { }),
        ];
        foreach (var (method, path, body) in acts)
        {
            var there = await somebody.SendAsync(method, $"/v1/cases/{file}/{path}", body);
            Assert.True((int)there.Status is 403 or 404, $"{path}: {(int)there.Status}");
            if (subject != "relay-one")
            {
                var absent = await somebody.SendAsync(method, $"/v1/cases/{Guid.NewGuid()}/{path}", body);
                Assert.Equal((absent.Status, absent.Problem), (there.Status, there.Problem));
            }
        }
    }

    private static Guid Id(JsonElement line) => line.GetProperty("id").GetGuid();

    private static object Emergency(params object[] items) => new { authority = "psychiatrist-on-duty", reason = "psychosis", items, text = "Très agitée ce soir.", categories = new[] { "identity", "psychic" } };

    private async Task<Guid> TellAsync(Guid file, params object[] items) => (await api.OnCaseAsync(file, "disclosures", Emergency(items))).Expect(200).Id;

    private async Task<Guid> DiscloseAsync(Guid file, Guid recipient, string basis, string level = "n2")
    {
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Se confie.", level })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(recipient, basis))).Expect(200);
        return entry;
    }
}
