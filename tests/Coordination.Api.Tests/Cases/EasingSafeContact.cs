using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Safe contact is eased by two: the one who asked her alone, and a second professional.</summary>
public sealed class EasingSafeContact(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly object Eased = new { askedAlone = true, restricted = false };

    [Fact]
    public async Task The_restriction_stands_until_a_second_professional_agreed()
    {
        var file = await RestrictedAsync("Daphné Double", People.Midwife);
        var asked = (await api.OnCaseAsync(file, "safe-contact", Eased)).Expect(200);
        Assert.Equal("awaits-second", asked.Json.GetProperty("state").GetString());
        Assert.False(await CallableAsync(file));

        var easing = $"safe-contact/{asked.Id}";
        (await api.OnCaseAsync(file, $"{easing}/agree")).ExpectProblem(403, "safe-contact-second-person");
        (await api.OnCaseAsync(file, $"{easing}/agree", by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"safe-contact/{Guid.NewGuid()}/agree", by: People.SocialWorker)).ExpectProblem(404, "not-found");
        Assert.Equal(asked.Id, (await api.CardAsync(file, People.SocialWorker)).GetProperty("easings")[0].GetProperty("id").GetGuid());

        (await api.OnCaseAsync(file, $"{easing}/agree", by: People.SocialWorker)).Expect(200);
        (await api.OnCaseAsync(file, $"{easing}/agree", by: People.SocialWorker)).Expect(200);
        Assert.True(await CallableAsync(file));
        Assert.Equal(0, (await api.CardAsync(file)).GetProperty("easings").GetArrayLength());
    }

    [Fact]
    public async Task Whom_the_first_let_in_is_no_second()
    {
        var file = await RestrictedAsync("Hilde Gast", People.Midwife);
        var asked = (await api.OnCaseAsync(file, "safe-contact", Eased)).Expect(200).Id;
        (await api.OnCaseAsync(file, "relations", new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() })).Expect(200);
        (await api.OnCaseAsync(file, $"safe-contact/{asked}/agree", by: People.MidwifeHeusy)).ExpectProblem(403, "safe-contact-second-person");
        Assert.False(await CallableAsync(file));
        (await api.OnCaseAsync(file, $"safe-contact/{asked}/agree", by: People.SocialWorker)).Expect(200);
    }

    [Fact]
    public async Task One_professional_alone_brings_no_letter_and_no_visit_to_another_address()
    {
        var file = await RestrictedAsync("Imke Elders", People.Midwife);
        var mother = (await api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid();
        async Task<HttpAnswer> PutAsync(string address) => await api.PutAsync(file, $"persons/{mother}", new { address }, version: "*");
        async Task<string?> AddressAsync() => CaseRequests.Text((await api.CardAsync(file)).GetProperty("persons")[0], "address");
        (await PutAsync("rue du Foyer 3, 4000 Liège")).Expect(200);
        Assert.Equal("rue du Foyer 3, 4000 Liège", await AddressAsync());
        (await PutAsync("chez lui 5, 4800 Verviers")).ExpectProblem(422, "person-reached-safely", "/address");
        (await PutAsync("")).ExpectProblem(422, "person-reached-safely", "/address");

        object Terms(string address, bool alone = true) => new { askedAlone = alone, restricted = true, channels = new[] { "letter" }, address };
        (await api.OnCaseAsync(file, "safe-contact", Terms("rue de la Soeur 8, 4020 Liège", alone: false))).ExpectProblem(422, "safe-contact-not-alone");
        var other = (await api.OnCaseAsync(file, "safe-contact", Terms("rue de la Soeur 8, 4020 Liège"))).Expect(200);
        Assert.Equal(("awaits-second", "rue du Foyer 3, 4000 Liège"), (other.Json.GetProperty("state").GetString(), await AddressAsync()));
        (await api.OnCaseAsync(file, $"safe-contact/{other.Id}/agree", by: People.SocialWorker)).Expect(200);
        Assert.Equal("rue de la Soeur 8, 4020 Liège", await AddressAsync());
    }

    [Fact]
    public async Task Declined_or_asked_again_it_stays_as_it_was()
    {
        var file = await RestrictedAsync("Fatou Ferme", People.Midwife);
        var (first, second) = ((await api.OnCaseAsync(file, "safe-contact", Eased)).Expect(200).Id, (await api.OnCaseAsync(file, "safe-contact", Eased)).Expect(200).Id);
        (await api.OnCaseAsync(file, $"safe-contact/{first}/agree", by: People.SocialWorker)).ExpectProblem(409, "safe-contact-answered");
        (await api.OnCaseAsync(file, $"safe-contact/{second}/keep", by: People.SocialWorker)).Expect(200);
        (await api.OnCaseAsync(file, $"safe-contact/{second}/agree", by: People.SocialWorker)).ExpectProblem(409, "safe-contact-answered");
        Assert.False(await CallableAsync(file));
    }

    [Fact]
    public async Task Where_one_midwife_works_alone_it_stands_in_the_leads_list_with_its_request()
    {
        var file = await RestrictedAsync("Gilda Seule", People.MidwifeHeusy);
        var asked = (await api.OnCaseAsync(file, "safe-contact", Eased, People.MidwifeHeusy)).Expect(200);
        var lead = api.As(Personas.SupervisorHeusy);
        var row = (await lead.AskAsync("/v1/worklist?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Single(r => r.GetProperty("code").GetString() == "safe-contact-second" && r.ToString().Contains(file.ToString(), StringComparison.Ordinal));
        (await lead.DoAsync(row.GetProperty("acts").GetProperty("done").GetProperty("url").GetString()!)).Expect(200);
        Assert.True(await CallableAsync(file, People.MidwifeHeusy));
        Assert.Equal("case_opened safe_contact_asked safe_contact_easing_asked safe_contact_eased", string.Join(' ', (await api.EventsAsync(file)).Split(' ').Where(e => e.StartsWith("safe", StringComparison.Ordinal) || e == "case_opened")));
        Assert.Equal(asked.Id, row.GetProperty("acts").GetProperty("done").GetProperty("url").GetString()!.Split('/')[^2] is var id ? Guid.Parse(id) : default);
    }

    [Fact]
    public async Task One_professional_alone_brings_nothing_to_another_number()
    {
        var file = await RestrictedAsync("Nora Nummer", People.Midwife);
        object Terms(string number, bool alone = true) => new { askedAlone = alone, restricted = true, channels = new[] { "letter" }, telephone = number };
        (await api.OnCaseAsync(file, "safe-contact", Terms("+32 470 00 00 01"))).Expect(200);
        (await api.OnCaseAsync(file, "safe-contact", Terms("0470 99 99 99", alone: false))).ExpectProblem(422, "safe-contact-not-alone");
        var other = (await api.OnCaseAsync(file, "safe-contact", Terms("0470 99 99 99"))).Expect(200);
        Assert.Equal("awaits-second", other.Json.GetProperty("state").GetString());
        (await api.OnCaseAsync(file, $"safe-contact/{other.Id}/agree", by: People.SocialWorker)).Expect(200);
        var spelled = (await api.OnCaseAsync(file, "safe-contact", Terms("0032 470/99.99.99"))).Expect(200);
        Assert.NotEqual("awaits-second", spelled.Json.TryGetProperty("state", out var state) ? state.GetString() : null);
        var back = (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "letter" } })).Expect(200);
        Assert.Equal("awaits-second", back.Json.GetProperty("state").GetString());
    }

    private async Task<Guid> RestrictedAsync(string name, Persona by)
    {
        var file = await api.OpenColdAsync(new { name, dueDate = "2026-10-19", telephone = "+32 470 00 00 01" }, by);
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "letter" } }, by)).Expect(200);
        return file;
    }

    private async Task<bool> CallableAsync(Guid file, Persona? by = null) =>
        (await api.CardAsync(file, by)).GetProperty("persons").EnumerateArray().Any(p => p.TryGetProperty("telephone", out var number) && number.ValueKind == JsonValueKind.String);
}
