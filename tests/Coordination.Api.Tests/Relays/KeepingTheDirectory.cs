using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Relays;

public sealed class KeepingTheDirectory(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Guid Pep => DemoNetwork.IdOf(Personas.Service, "pep-liege");

    [Fact]
    public async Task A_relay_is_registered_revised_on_the_version_read_and_withdrawn()
    {
        var registered = (await api.As(People.Midwife).DoAsync("/v1/relays", new { record = Record("SAP Le Pont inventé") })).Expect(201);
        var path = $"/v1/relays/{registered.Id}";
        Assert.Equal(path, registered.Location!.ToString());

        var revised = new { record = Record("SAP Le Pont inventé, équipe de Visé") };
        (await api.As(People.Midwife).SendAsync(HttpMethod.Put, path, revised)).ExpectProblem(428, "version-missing", "If-Match");
        (await api.As(People.Midwife).SendAsync(HttpMethod.Put, path, revised, version: "\"9\"")).ExpectProblem(412, "stale-version");
        var after = (await api.As(People.Midwife).SendAsync(HttpMethod.Put, path, revised, version: registered.ETag)).Expect(200);
        Assert.Equal("\"2\"", after.ETag);

        (await api.As(People.Supervisor).DoAsync($"{path}/withdraw", new { reason = "closed" })).Expect(200);
        (await api.As(People.Midwife).DoAsync($"{path}/review")).ExpectProblem(409, "relay-withdrawn");
        var card = (await api.As(People.SocialWorker).AskAsync(path)).Expect(200).Json;
        Assert.Equal("closed", card.GetProperty("withdrawn").GetString());
        Assert.Equal("SAP Le Pont inventé, équipe de Visé", card.GetProperty("record").GetProperty("name").GetString());
        Assert.False(card.GetProperty("canBeAsked").GetBoolean());
    }

    [Fact]
    public async Task A_capacity_heard_by_telephone_and_one_told_by_the_relay_name_their_source()
    {
        (await api.As(People.Midwife).DoAsync($"/v1/relays/{Pep}/capacity", new { state = "waitlist", until = "2026-05-20" })).Expect(200);
        var heard = (await api.As(People.Midwife).AskAsync($"/v1/relays/{Pep}")).Expect(200).Json.GetProperty("capacity");
        Assert.Equal("coordinator-after-call waitlist 2026-04-20 2026-05-20", Said(heard));

        (await api.As(People.Of("relay-one")).DoAsync($"/v1/relays/{Pep}/capacity", new { state = "capacity" })).Expect(200);
        var told = (await api.As(People.Of("relay-one")).AskAsync($"/v1/relays/{Pep}")).Expect(200).Json.GetProperty("capacity");
        Assert.Equal("relay capacity 2026-04-20 ", Said(told));
    }

    [Fact]
    public async Task A_relay_reads_and_writes_its_own_record_and_no_other_and_no_list()
    {
        var other = DemoNetwork.IdOf(Personas.Service, "dr-invented");
        (await api.As(People.Of("relay-one")).AskAsync($"/v1/relays/{other}")).ExpectProblem(404, "not-found");
        (await api.As(People.Of("relay-one")).DoAsync($"/v1/relays/{other}/capacity", new { state = "capacity" })).Expect(403);
        (await api.As(People.Of("relay-one")).AskAsync("/v1/relays")).ExpectProblem(404, "not-found");
        (await api.As(People.Of("relay-one")).DoAsync("/v1/relays", new { record = Record("Une autre") })).Expect(403);
    }

    [Theory]
    [InlineData("relay-one", 403)]
    [InlineData("record-montlegia", 403)]
    [InlineData("auditor", 403)]
    [InlineData("midwife-montlegia", 404)]
    public async Task Who_may_not_write_in_the_directory_is_not_told_what_stands_there(string subject, int status)
    {
        var missing = await api.As(People.Of(subject)).DoAsync($"/v1/relays/{Guid.NewGuid()}/capacity", new { state = "capacity" });
        missing.Expect(status);
        if (status == 403)
        {
            var there = DemoNetwork.IdOf(Personas.Service, "dr-invented");
            Assert.Equal(missing.Status, (await api.As(People.Of(subject)).DoAsync($"/v1/relays/{there}/capacity", new { state = "capacity" })).Status);
        }
    }

    [Theory]
    [InlineData("""{"record":{"kind":"K99","name":"X"}}""", 422, "relay-kind-unknown", "/record/kind")]
    [InlineData("""{"record":{"kind":"K02","name":"X","catchment":["4000-3000"]}}""", 422, "relay-postcode-invalid", "/record/catchment")]
    [InlineData("""{"record":{"kind":"K22","name":"X","hiddenAddress":true,"address":"Rue 1"}}""", 422, "relay-hidden-address-given", "/record/address")]
    [InlineData("""{"record":{"kind":"K02","name":"X","colour":"blue"}}""", 400, "invalid-request", null)]
    [InlineData("""{"record":{"kind":"K02","name":"X","languages":[null]}}""", 400, "invalid-request", "/record/languages")]
    [InlineData("""{"record":{"kind":"K02","name":"X","admission":[{"is":"lives-in","postcodes":[null]}]}}""", 400, "invalid-request", "/record/admission")]
    [InlineData("""{"record":{"kind":"K02","name":"X","admission":[{"is":"nothing-known"}]}}""", 400, "invalid-request", null)]
    [InlineData("""{"record":{"kind":"K02","name":"X","admission":[{"from":3}]}}""", 400, "invalid-request", null)]
    [InlineData("""{"record":{"kind":"K02","name":"X","age":{"from":{"unit":"child-years","value":4000}}}}""", 400, "invalid-request", "/record/age")]
    [InlineData("{}", 400, "invalid-request", "/record")]
    public async Task A_record_that_cannot_be_is_refused_by_name(string body, int status, string rule, string? field) =>
        (await api.As(People.Midwife).DoAsync("/v1/relays", body)).ExpectProblem(status, rule, field);

    private static object Record(string name) => new { kind = "K02", name, catchment = new[] { "4600" }, languages = new[] { "fr" } };

    private static string Said(JsonElement capacity) => string.Join(
        ' ', capacity.GetProperty("source").GetString(), capacity.GetProperty("state").GetString(), capacity.GetProperty("on").GetString(),
        capacity.TryGetProperty("until", out var until) ? until.GetString() : "");
}
