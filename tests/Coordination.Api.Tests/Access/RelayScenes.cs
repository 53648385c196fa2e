using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>Senders, records, treating professionals and relays: before, while and after they care.</summary>
internal static class RelayScenes
{
    private const string Said = "Dit à la coordination.";

    private static readonly string[] OwnAlert = ["GET /v1/alerts/{alertId}/status", "POST /v1/alerts/{alertId}"];

    private static readonly string[] OwnRequest = ["GET /v1/relay/requests/{handoverId}", "POST /v1/relay/requests/{handoverId}"];

    private static readonly Persona Pep = People.Of("relay-one");

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A13"] = async api => await new Trial(api, "A13", People.Sender).AsksAsync($"/v1/alerts/{(await Filled.NewAsync(api)).Alert}/status", hides: "Zwelrij"),
        ["A14"] = SenderAsync,
        ["A16"] = api => new Trial(api, "A16", People.Record).DoesAsync("/v1/alerts", Scenarios.RecordAlert("every-row-1"), 201),
        ["A17"] = RecordAsync,
        ["A18"] = RecordReadsNothingAsync,
        ["A19"] = api => new Trial(api, "A19", People.Record).DoesAsync("/v1/alerts", Scenarios.RecordAlert("every-row-3", site: "nowhere"), 201),
        ["A20"] = CareAsync,
        ["A21"] = FactsAsync,
        ["A22"] = api => ItemAsync(api, "A22", new { level = "n3" }, Seen.ThatItIsThere),
        ["A23"] = api => ItemAsync(api, "A23", new { level = "n4" }, Seen.Not),
        ["A24"] = api => LeftAsync(api, "A24"),
        ["A25"] = api => LeftAsync(api, "A25"),
        ["A26"] = async api => await new Trial(api, "A26", Pep).DoesAsync($"{(await Filled.NewAsync(api, accepted: true)).Path}/entries", new { text = "x" }),
        ["A27"] = AmendingAsync,
        ["A28"] = PendingAsync,
        ["A29"] = AskedOnlyAsync,
        ["A30"] = RefusedAsync,
        ["A67"] = api => NoteAsync(api, "A67", Pep, Seen.Whole, "A20"),
        ["A68"] = api => NoteAsync(api, "A68", People.Midwife, Seen.Not, "A01"),
        ["A73"] = async api => await new Trial(api, "A73", Pep).DoesAsync($"{(await Filled.NewAsync(api)).Request}/answer", new { answer = "accepted" }),
        ["A74"] = ConfirmingAsync,
        ["A78"] = api => new Trial(api, "A78", Pep).DoesAsync($"/v1/relays/{HandoverSteps.Relay("pep-liege")}/capacity", new { state = "waitlist" }),
        ["A82"] = TreatingAsync,
        ["A83"] = api => new Trial(api, "A83", People.Of("treating")).DoesAsync("/v1/alerts", Scenarios.Alert(), 201),
    };

    private static async Task SenderAsync(ApiFixture api)
    {
        var (file, sender) = (await Filled.NewAsync(api), new Trial(api, "A14", People.Sender));
        await sender.FindsNothingAsync(file, not: OwnAlert);

        // Who is at the case by another role reads no more of it because she sends alerts too.
        var treating = People.Of("treating");
        (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{treating.Id}/roles", new { role = "sender", proof = "appointment" })).Expect(201);
        await file.RelateAsync(new { holder = treating.Id, role = "treating", proofId = Guid.NewGuid() });
        await new Trial(api, "A14", treating).MeetsAsync(file, () => file.WriteAsync(Said), Said, Seen.Not, "A82");
    }

    private static async Task RecordAsync(ApiFixture api)
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("every-row-2"))).Expect(201).Id;
        await new Trial(api, "A17", People.Record).AsksAsync($"/v1/alerts/{alert}/status");
        await new Trial(api, "A17", People.RecordHeusy).AsksAsync($"/v1/alerts/{alert}/status", 404, decided: Trial.Unreached);
    }

    private static async Task RecordReadsNothingAsync(ApiFixture api)
    {
        var (file, record) = (await Filled.NewAsync(api), new Trial(api, "A18", People.Record));
        await record.FindsNothingAsync(file, lists: "A18");
        foreach (var path in Ways.ListsOf(file).Where(list => !list.Contains("/counts/", StringComparison.Ordinal) && !list.Contains("/retention", StringComparison.Ordinal) && list != "/v1/me"))
        {
            await record.AsksAsync(path, 404);
        }

        await record.AsksAsync($"/v1/alerts/{await Filled.AlertAsync(api, "Anouk Zwelrec")}/status", 404, decided: Trial.Unreached);
    }

    private static async Task CareAsync(ApiFixture api)
    {
        var (file, relay) = (await Filled.NewAsync(api, accepted: true), new Trial(api, "A20", Pep));
        await relay.ReachesAsync(file);
        await relay.AsksAsync(file.Request);
        await relay.AsksAsync("/v1/relay/requests?limit=100", shows: $"{file.Handover}", decided: Trial.Listed);
    }

    private static async Task FactsAsync(ApiFixture api)
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "entries", new { text = Said })).Expect(200);
        (await api.OnCaseAsync(file, "consents", new { kinds = new[] { "K39" }, categories = new[] { "identity" } })).Expect(200);
        (await api.OnCaseAsync(file, "relations", new { holder = HandoverSteps.Relay("pep-liege"), holderKind = "relay", role = "careMember", proofId = Guid.NewGuid() })).Expect(200);
        var relay = new Trial(api, "A21", Pep);
        foreach (var part in new[] { "", "/timeline", "/handovers", "/concertations" })
        {
            await relay.AsksAsync($"/v1/cases/{file}{part}", hides: Said);
        }
    }

    private static async Task ItemAsync(ApiFixture api, string row, object wish, Seen seen)
    {
        var file = await Filled.NewAsync(api, accepted: true);
        await new Trial(api, row, Pep).MeetsAsync(file, () => file.WriteAsync(Said, wish), Said, seen, "A20");
    }

    private static async Task LeftAsync(ApiFixture api, string row)
    {
        var file = await Filled.NewAsync(api, accepted: true);
        var (own, other) = (await file.WriteAsync("De nous.", by: Pep), await file.WriteAsync(Said));
        await file.DoneAsync($"handovers/{file.Handover}/withdraw", new { reason = "family-declined" });
        var left = new Trial(api, row, Pep);
        await left.MeetsAsync(file, () => file.WriteAsync("Écrit après."), "Écrit après.", Seen.Not, "A24");
        var card = await left.AsksAsync(file.Path, shows: "De nous.", hides: Said, decided: "A24");
        Assert.Equal([own], card.Json.Ids("entries"));
        await left.AsksAsync($"{file.Path}/timeline?limit=100", shows: $"{own}", hides: $"{other}", decided: "A24");
        await left.DoesAsync($"{file.Path}/entries", new { text = "x" }, 404, Trial.Unreached);
    }

    private static async Task AmendingAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api, accepted: true);
        var entry = await file.WriteAsync(Said);
        await new Trial(api, "A27", Pep).RefusedAsync($"{file.Path}/entries/{entry}/amend", new { text = "x" });
        await new Trial(api, "A27", Pep).AsksAsync(file.Path, shows: Said, decided: "A20");
    }

    private static async Task PendingAsync(ApiFixture api)
    {
        var (file, desk) = (await Filled.NewAsync(api), new Trial(api, "A28", Pep));
        await desk.AsksAsync(file.Request, shows: file.Name);
        await desk.AsksAsync("/v1/relay/requests?limit=100", shows: $"{file.Handover}", decided: Trial.Listed);
        await new Trial(api, "A28", People.Psychiatrist).AsksAsync(file.Request, 404, decided: Trial.Unreached);
    }

    private static async Task AskedOnlyAsync(ApiFixture api)
    {
        var (file, desk) = (await Filled.NewAsync(api), new Trial(api, "A29", Pep));
        await desk.MeetsNothingAsync(file, () => file.WriteAsync(Said));
        foreach (var way in Ways.Inside.Where(way => !OwnRequest.Any(way.Name.StartsWith) && Ways.Demand(way) == "ReadCase"))
        {
            await desk.AsksAsync(Ways.Path(way, file, own: true), 404, decided: Trial.Unreached);
        }
    }

    private static async Task RefusedAsync(ApiFixture api)
    {
        var (file, desk) = (await Filled.NewAsync(api), new Trial(api, "A30", Pep));
        await file.DoneAsync($"handovers/{file.Handover}/answer", new { answer = "refused", reason = "no-place" });
        await desk.AsksAsync(file.Request, 404);
        await desk.AsksAsync("/v1/relay/requests?limit=100", hides: $"{file.Handover}", decided: Trial.Listed);
        await desk.FindsNothingAsync(file, not: OwnRequest);
    }

    private static async Task NoteAsync(ApiFixture api, string row, Persona reader, Seen seen, string decided)
    {
        var file = await Filled.NewAsync(api, accepted: true);
        await new Trial(api, row, reader).MeetsAsync(file, () => file.WriteAsync("Note de travail.", new { level = "n5" }, Pep), "Note de travail.", seen, decided);
    }

    private static async Task ConfirmingAsync(ApiFixture api)
    {
        var (file, relay) = (await Filled.NewAsync(api, accepted: true), new Trial(api, "A74", Pep));
        await relay.DoesAsync($"{file.Request}/first-contact");
        await relay.DoesAsync($"{file.Request}/news", new { text = "x" });
    }

    private static async Task TreatingAsync(ApiFixture api)
    {
        var (file, treating) = (await Filled.NewAsync(api), new Trial(api, "A82", People.Of("treating")));
        await file.RelateAsync(new { holder = People.Of("treating").Id, role = "treating", proofId = Guid.NewGuid() });
        await treating.ReachesAsync(file, not: "GET /v1/cases/{caseId}/entries");
        await treating.MeetsAsync(file, () => file.WriteAsync(Said), Said, Seen.Not, "A82");
    }
}
