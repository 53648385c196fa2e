using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>What is wrong is put right and what stood there stays; what is restricted is told to nobody new, and care goes on.</summary>
public sealed class PuttingRight(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task An_entry_is_put_right_by_its_author_or_where_he_is_gone_by_the_records_officer()
    {
        var (file, mother) = await api.FamilyAsync();
        await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity", "social" } });
        var written = (await api.OnCaseAsync(file, "entries", new { text = "Suivie depuis mai." }, People.Of("relay-psychiatrist-2"))).Expect(200).Id;
        var (request, other) = ((await api.AskRightAsync(file, "rectification")).Expect(201).Id, (await api.AskRightAsync(file)).Expect(201).Id);
        var right = new { text = "Suivie depuis mars." };

        (await api.OnRightAsync(other, $"entries/{written}/rectify", right)).ExpectProblem(409, "persons-request-other-right");
        (await api.OnRightAsync(request, $"entries/{written}/rectify", right)).ExpectProblem(409, "entry-author-is-there", "/text");
        (await api.OnRightAsync(request, $"entries/{Guid.NewGuid()}/rectify", right)).ExpectProblem(404, "not-found");
        (await api.OnRightAsync(request, $"entries/{written}/rectify", right, People.Midwife)).ExpectProblem(404, "not-found");
        (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.Of("relay-psychiatrist-2").Id}/end", new { reason = "left" })).Expect(200);
        (await api.OnRightAsync(request, $"entries/{written}/rectify", right)).Expect(200);
        (await api.OnRightAsync(request, $"entries/{written}/rectify", right)).Expect(200);

        Assert.Equal(right.text, CaseRequests.Text((await api.CardAsync(file)).One("entries", written), "text"));
        (await api.OnRightAsync(other, "copy")).Expect(200);
        var item = (await api.ReadRightAsync(other, what: "/copy")).Expect(200).Json.One("items", written);
        Assert.Equal((right.text, "Suivie depuis mai."), (CaseRequests.Text(item, "text"), item.GetProperty("earlier")[0].GetString()));
        Assert.NotEqual(Guid.Empty, mother);
    }

    [Fact]
    public async Task What_is_restricted_is_told_to_nobody_new_until_that_is_lifted_and_care_goes_on()
    {
        var (file, mother) = await api.FamilyAsync();
        var entry = await api.WriteAsync(file, "À ne pas dire ailleurs.");
        (await api.As(People.Supervisor).DoAsync($"/v1/cases/{file}/relations", new { holder = People.Of("treating").Id, role = "treating", proofId = Guid.NewGuid() })).Expect(200);
        var request = (await api.AskRightAsync(file, "restriction")).Expect(201).Id;
        var relay = DemoNetwork.IdOf(Personas.Service, "dr-invented");

        (await api.OnRightAsync(request, "restrict")).Expect(200);
        (await api.OnRightAsync(request, "restrict")).Expect(200);

        Assert.Equal(mother, (await api.CardAsync(file)).GetProperty("restricted")[0].GetGuid());
        (await api.OnCaseAsync(file, "handovers", new { relay, need = "psychiatric-follow-up", consent = "oral" })).ExpectProblem(409, "case-restricted");
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(People.Of("treating").Id, "shared-secrecy"))).ExpectProblem(409, "case-restricted");
        var outside = CaseRequests.Disclosing(null, "shared-secrecy");
        outside["authority"] = "sos-enfants";
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", outside)).ExpectProblem(409, "case-restricted");
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(null, "458bis"))).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Visite." })).Expect(200);
        (await api.OnCaseAsync(file, "red-flags", new { code = "NO_CARE" })).Expect(200);
        (await api.OnRightAsync((await api.AskRightAsync(file)).Expect(201).Id, "lift")).ExpectProblem(409, "persons-request-other-right");
        (await api.OnRightAsync(request, "lift")).Expect(200);
        (await api.OnCaseAsync(file, "handovers", new { relay, need = "psychiatric-follow-up", consent = "oral" })).Expect(201);
    }
}
