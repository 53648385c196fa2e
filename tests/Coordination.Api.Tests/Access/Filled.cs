using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Api.Tests.PersonsRequests;

namespace Coordination.Api.Tests.Access;

/// <summary>A case of MontLégia that a sender's alert was taken into, with a request to a relay, a meeting, an entry and a person's request in it.</summary>
/// <param name="Name">A word of the family's name that no other family has.</param>
internal sealed record Filled(ApiFixture Api, Guid Case, string Name)
{
    /// <summary>In the family's first file.</summary>
    public const string Telephone = "0470 00 00 01";

    private static int _last;

    /// <summary>Its own ids, by the blank of an address that they fill.</summary>
    public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal) { ["caseId"] = Case };

    public Guid Mother => Ids["personId"];

    public Guid Child { get; private set; }

    /// <summary>Asked of PEP's, whose consent names it.</summary>
    public Guid Handover => Ids["handoverId"];

    public Guid Meeting => Ids["concertationId"];

    public Guid Alert => Ids["alertId"];

    public string Path => $"/v1/cases/{Case}";

    public string Request => $"/v1/relay/requests/{Handover}";

    public string Seat => $"{Path}/concertations/{Meeting}";

    /// <param name="api">Where.</param>
    /// <param name="accepted">PEP's said yes.</param>
    /// <param name="alone">MontLégia's midwife leads it without a second head.</param>
    public static async Task<Filled> NewAsync(ApiFixture api, bool accepted = false, bool alone = false)
    {
        var name = $"Zwelrij{string.Concat($"{Interlocked.Increment(ref _last):000}".Select(digit => (char)('a' + (digit - '0'))))}";
        var file = new Filled(api, await api.OpenColdAsync(new { name = $"Nadia {name}", childBornOn = "2026-04-02", telephone = Telephone }), name);
        if (alone)
        {
            (await api.PutAsync(file.Case, "coordinators", new { first = People.Midwife.Id }, People.Supervisor, "*")).Expect(200);
        }

        await file.FillAsync(accepted);
        return file;
    }

    /// <summary>An alert of the general practitioner's, to MontLégia.</summary>
    public static Task<Guid> AlertAsync(ApiFixture api, string name, string site = Personas.MontLegia) =>
        api.RaiseAlertAsync(new { about = new { name }, from = new { kind = "gp" }, why = "Se sent dépassée.", site }, People.Sender);

    /// <summary>An entry, by MontLégia's midwife unless said otherwise.</summary>
    public async Task<Guid> WriteAsync(string text, object? wish = null, Persona? by = null)
    {
        var body = JsonNode.Parse(JsonSerializer.Serialize(wish ?? new { level = "n2" }))!.AsObject();
        body["text"] = text;
        return (await Api.OnCaseAsync(Case, "entries", body.ToJsonString(), by)).Expect(200).Id;
    }

    public async Task<Guid> RelateAsync(object wish, Persona? by = null) => (await Api.OnCaseAsync(Case, "relations", wish, by ?? People.Midwife)).Expect(200).Id;

    public async Task<HttpAnswer> DoneAsync(string act, object? body = null, Persona? by = null, int status = 200) => (await Api.OnCaseAsync(Case, act, body, by)).Expect(status);

    /// <summary>Everything that is due within this time fires.</summary>
    public async Task LaterAsync(TimeSpan later)
    {
        Api.Clock.Advance(later);
        while (await Api.SweepAsync() > 0)
        {
        }
    }

    private async Task FillAsync(bool accepted)
    {
        var persons = (await Api.CardAsync(Case)).GetProperty("persons").EnumerateArray().ToDictionary(p => p.Text("role")!, p => p.GetProperty("id").GetGuid());
        (Ids["personId"], Child) = (persons["mother"], persons["child"]);
        Ids["alertId"] = await AlertAsync(Api, $"Nadia {Name}");
        (await Api.As(People.Midwife).DoAsync($"/v1/alerts/{Alert}/take", new { caseId = Case })).Expect(201);
        Ids["consentId"] = (await DoneAsync("consents", new { categories = new[] { "identity", "social" }, relays = new[] { HandoverSteps.Relay("pep-liege") } })).Id;
        var asked = (await Api.AskRelayAsync(Case, HandoverSteps.Relay("pep-liege"), "recorded", "support")).Expect(201);
        Ids["handoverId"] = asked.Id;
        if (accepted)
        {
            (await Api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        }

        Ids["concertationId"] = Meetings.Id(await Api.PlanAsync(Case, new { accountIds = new[] { Meetings.Guest.Id } }));
        Ids["participantId"] = Meetings.Guest.Id;
        Ids["entryId"] = await WriteAsync("Va bien.");
        Ids["requestId"] = (await Api.AskRightAsync(Case)).Expect(201).Id;
    }
}
