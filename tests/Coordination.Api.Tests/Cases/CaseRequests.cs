using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Cases;

/// <summary>Requests on one case, and what its rows say.</summary>
internal static class CaseRequests
{
    /// <summary>An act on a case, by MontLégia's midwife unless said otherwise.</summary>
    public static Task<HttpAnswer> OnCaseAsync(this ApiFixture api, Guid file, string act, object? body = null, Persona? by = null, string? version = null) =>
        api.As(by ?? People.Midwife).DoAsync($"/v1/cases/{file}/{act}", body, version: version);

    public static Task<HttpAnswer> PutAsync(this ApiFixture api, Guid file, string act, object body, Persona? by = null, string? version = null) =>
        api.As(by ?? People.Midwife).SendAsync(HttpMethod.Put, $"/v1/cases/{file}/{act}", body, version: version);

    public static Task<HttpAnswer> ReadAsync(this ApiFixture api, Guid file, Persona? by = null, string? query = null) =>
        api.As(by ?? People.Midwife).AskAsync($"/v1/cases/{file}{query}");

    public static async Task<JsonElement> CardAsync(this ApiFixture api, Guid file, Persona? by = null, string? query = null) =>
        (await api.ReadAsync(file, by, query)).Expect(200).Json;

    /// <summary>A case opened cold: a name and a due date.</summary>
    public static async Task<Guid> OpenColdAsync(this ApiFixture api, object? wish = null, Persona? by = null) =>
        (await api.As(by ?? People.Midwife).DoAsync("/v1/cases", wish ?? new { name = "Nadia Fictive", dueDate = "2026-10-19" })).Expect(201).Id;

    /// <summary>Closes a case that owes what every new one owes.</summary>
    public static Task<HttpAnswer> CloseCaseAsync(this ApiFixture api, Guid file)
    {
        object[] instead = [new { code = "F02", occurrence = "1", reason = "declined" }, new { code = "F04", occurrence = "1", reason = "case-ends" }];
        return api.OnCaseAsync(file, "close", new { reason = "moved", instead });
    }

    /// <summary>A mandate on a person of the case, of the adviser where nobody says otherwise.</summary>
    public static async Task<Guid> MandateAsync(this ApiFixture api, Guid file, Guid personId, string authority = "saj", string? until = null) =>
        (await api.OnCaseAsync(file, "mandates", new { authority, personId, until })).Expect(200).Id;

    /// <summary>The family agrees, a relay of the demonstration is asked and says yes. Returns the consent.</summary>
    public static async Task<Guid> HandOverAsync(this ApiFixture api, Guid file, string relay, object consent)
    {
        var id = DemoNetwork.IdOf(Personas.Service, relay);
        var terms = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(consent))!.AsObject();
        terms["relays"] = new System.Text.Json.Nodes.JsonArray(id.ToString());
        var given = (await api.OnCaseAsync(file, "consents", terms.ToJsonString())).Expect(200).Id;
        var handover = (await api.OnCaseAsync(file, "handovers", new { relay = id, need = "psychiatric-follow-up", consent = "recorded" })).Expect(201).Id;
        (await api.OnCaseAsync(file, $"handovers/{handover}/answer", new { answer = "accepted" })).Expect(200);
        return given;
    }

    /// <summary>The body of a disclosure: on a court's order unless said otherwise, with everything that it demands.</summary>
    public static Dictionary<string, object?> Disclosing(Guid? recipient, string basis = "court-order", params string[] not) => new()
    {
        [recipient is null ? "authority" : "recipient"] = recipient ?? (object)"prosecutor",
        ["basis"] = basis,
        ["reason"] = "Ordonnance reçue ce matin.",
        ["thirdPartiesChecked"] = true,
        ["answers"] = new[] { "informed", "agrees", "her-interest", "necessary", "same-mission" }.Select(condition => new { condition, met = not.Contains(condition) ? "no" : "yes" }),
    };

    /// <summary>Lines of the ledger, by MontLégia's midwife unless said otherwise.</summary>
    public static async Task<JsonElement[]> LedgerAsync(this ApiFixture api, Guid file, string query = "", Persona? by = null) =>
        [.. (await api.As(by ?? People.Midwife).AskAsync($"/v1/cases/{file}/disclosures{query}")).Expect(200).Json.GetProperty("items").EnumerateArray()];

    /// <summary>Names of the events of a stream, in order.</summary>
    public static async Task<string> EventsAsync(this ApiFixture api, Guid stream) =>
        await api.Raw.AskAsync<string>($"select string_agg(type, ' ' order by version) from coordination.mt_events where stream_id = '{stream}'") ?? "";

    public static Task<long> EventCountAsync(this ApiFixture api, Guid stream) =>
        api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{stream}'");

    /// <summary>What a case owes by one rule: due and closing day in Brussels.</summary>
    public static async Task<string> OwedAsync(this ApiFixture api, Guid file, string code) => await api.Raw.AskAsync<string>($"""
        select string_agg(format('%s %s', due_at at time zone 'Europe/Brussels', closes_at at time zone 'Europe/Brussels'), ', ' order by due_at)
        from coordination.obligation where (case_id = '{file}' or stream_id = '{file}') and code = '{code}'
        """) ?? "nothing";

    /// <summary>Due days of one rule.</summary>
    public static async Task<string> DueAsync(this ApiFixture api, Guid stream, string code) => await api.Raw.AskAsync<string>($"""
        select string_agg((due_at at time zone 'Europe/Brussels')::date::text, ' ' order by due_at)
        from coordination.obligation where stream_id = '{stream}' and code = '{code}'
        """) ?? "nothing";

    /// <summary>Ids of a list of the card.</summary>
    public static Guid[] Ids(this JsonElement card, string list) => [.. card.GetProperty(list).EnumerateArray().Select(x => x.GetProperty("id").GetGuid())];

    public static JsonElement One(this JsonElement card, string list, Guid id) =>
        card.GetProperty(list).EnumerateArray().Single(x => x.GetProperty("id").GetGuid() == id);

    /// <summary>A text of an object, null where it is absent.</summary>
    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
