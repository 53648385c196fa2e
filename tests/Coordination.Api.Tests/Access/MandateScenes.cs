using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>The border between help and mandate, the guests of one concertation, and the penal case consultation, which is another thing.</summary>
internal static class MandateScenes
{
    private const string Said = "Dit en aide volontaire.";

    private static readonly Persona Mandated = People.Of("mandated");

    private static readonly string[] OwnSeat =
    [
        "GET /v1/cases/{caseId}/concertations/{concertationId}/invitation.ics", "POST /v1/cases/{caseId}/concertations/{concertationId}/invitations/{participantId}/answer",
    ];

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A31"] = async api => await new Trial(api, "A31", Mandated).FindsNothingAsync(await MandateAsync(api), "A31"),
        ["A32"] = api => UndisclosedAsync(api, "A32", file => new { level = "n2", personId = file.Child }),
        ["A33"] = DisclosedAsync,
        ["A34"] = api => UndisclosedAsync(api, "A34", file => new { level = "n2", personId = file.Mother }),
        ["A35"] = VoluntaryAsync,
        ["A36"] = async api => await new Trial(api, "A36", Meetings.Guest).AsksAsync($"{(await Filled.NewAsync(api)).Seat}/invitation.ics", shows: "VCALENDAR", hides: "Zwelrij"),
        ["A37"] = GuestAsync,
        ["A38"] = PoliceAsync,
        ["A75"] = async api => await new Trial(api, "A75", Meetings.Guest).DoesAsync($"{(await Filled.NewAsync(api)).Seat}/invitations/{Meetings.Guest.Id}/answer", new { answer = "accepted" }),
        ["A93"] = async api => await ConsultationAsync(api),
        ["A94"] = ConsultedAsync,
        ["A95"] = KeepingAsync,
        ["A96"] = async api => await new Trial(api, "A96", People.SocialWorker).RefusedAsync($"{await ConsultationAsync(api)}/close"),
    };

    private static async Task<Filled> MandateAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        var proof = await api.MandateAsync(file.Case, file.Child);
        await file.RelateAsync(new { holder = Mandated.Id, role = "mandated", basis = "mandate", personId = file.Child, proof = "mandate", proofId = proof });
        return file;
    }

    private static async Task<Guid> DiscloseAsync(Filled file)
    {
        var entry = await file.WriteAsync("L'enfant a été vu, il va bien.", new { level = "n2", personId = file.Child });
        await file.DoneAsync($"entries/{entry}/disclose", CaseRequests.Disclosing(Mandated.Id));
        return entry;
    }

    private static async Task UndisclosedAsync(ApiFixture api, string row, Func<Filled, object> wish)
    {
        var file = await MandateAsync(api);
        await DiscloseAsync(file);
        await new Trial(api, row, Mandated).MeetsAsync(file, () => file.WriteAsync(Said, wish(file)), Said, Seen.Not, "A33");
    }

    private static async Task DisclosedAsync(ApiFixture api)
    {
        var (file, service) = (await MandateAsync(api), new Trial(api, "A33", Mandated));
        await service.AsksAsync(file.Path, 404, decided: "A31");
        var entry = await DiscloseAsync(file);
        var card = await service.AsksAsync(file.Path, shows: "L'enfant a été vu");
        Assert.Equal([entry], card.Json.Ids("entries"));
        await service.AsksAsync("/v1/cases?limit=100", hides: $"{file.Case}", decided: Trial.Listed);
        foreach (var way in Ways.Inside.Where(way => Ways.Reads(way) && way.Path.StartsWith("/v1/cases/{caseId}/", StringComparison.Ordinal) && !way.Path.EndsWith("/timeline", StringComparison.Ordinal)))
        {
            // She knows of the case by that entry: an act or a read that is not hers is refused or not there.
            Assert.InRange((int)(await api.As(Mandated).AskAsync(Ways.Path(way, file, own: true))).Status, 403, 404);
        }
    }

    private static async Task VoluntaryAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api, accepted: true);
        var relay = new Trial(api, "A35", People.Of("relay-one"));
        await relay.MeetsAsync(
            file, async () => (await file.DoneAsync("mandates", new { authority = "court", personId = file.Child, decidedBy = "Juge Exemple" })).Id, "Juge Exemple", Seen.Not, "A20");
        await new Trial(api, "A35", People.Midwife).AsksAsync($"{file.Path}/mandates", shows: "Juge Exemple", decided: "A01");
    }

    private static async Task GuestAsync(ApiFixture api)
    {
        var (file, guest) = (await Filled.NewAsync(api), new Trial(api, "A37", Meetings.Guest));
        await guest.FindsNothingAsync(file, lists: "A37", not: OwnSeat);
        await guest.AsksAsync(file.Seat, 404);
        foreach (var list in new[] { "/v1/cases", $"/v1/search?q={file.Name}", "/v1/worklist", "/v1/alerts", "/v1/requests" })
        {
            await guest.AsksAsync(list, 404);
        }
    }

    private static async Task PoliceAsync(ApiFixture api)
    {
        var (file, planning) = (await Filled.NewAsync(api), new Trial(api, "A38", People.Midwife));
        foreach (var function in new[] { "police", "prosecution" })
        {
            await planning.RefusedAsync($"{file.Path}/concertations", new { startsAt = api.Clock.Now.AddDays(3), with = new { persons = new[] { new { name = "Inspectrice Fictive", function } } } });
        }
    }

    private static async Task<string> ConsultationAsync(ApiFixture api)
    {
        var wish = new
        {
            startsAt = api.Clock.Now,
            purpose = "person-integrity",
            ground = "decree",
            reference = "Décret du 4 mai",
            participants = new[] { new { name = "Inspectrice Fictive", function = "police" } },
            coordinatorIds = new[] { People.SocialWorker.Id },
        };
        return (await new Trial(api, "A93", People.Midwife).DoesAsync("/v1/consultations", wish, 201)).Location!.ToString();
    }

    private static async Task ConsultedAsync(ApiFixture api)
    {
        var path = await ConsultationAsync(api);
        var id = path.Split('/')[^1];
        foreach (var who in new[] { People.Midwife, People.SocialWorker })
        {
            await new Trial(api, "A94", who).AsksAsync(path, shows: "Inspectrice");
            await new Trial(api, "A94", who).AsksAsync("/v1/consultations?limit=100", shows: id, decided: Trial.Listed);
        }

        foreach (var who in new[] { People.Supervisor, People.MidwifeHeusy, Mandated, People.Of("treating"), People.Of("privacy-officer") })
        {
            await new Trial(api, "A94", who).AsksAsync(path, 404, decided: Trial.Unreached);
            await new Trial(api, "A94", who).AsksAsync("/v1/consultations?limit=100", hides: id, decided: Trial.Listed);
        }
    }

    private static async Task KeepingAsync(ApiFixture api)
    {
        var path = await ConsultationAsync(api);
        await new Trial(api, "A95", People.Midwife).DoesAsync($"{path}/attendance", new { attendees = new[] { People.Midwife.Id }, silenceTold = true });
        await new Trial(api, "A95", People.MidwifeHeusy).DoesAsync($"{path}/close", null, 404, Trial.Unreached);
    }
}
