using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>Coordinators: her own case, the colleague's, the other site's, and what they do.</summary>
internal static class CoordinatorScenes
{
    private const string Restricted = "Pour les sages-femmes.";

    private static readonly object Elsewhere = new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() };

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A01"] = async api => await new Trial(api, "A01", People.Midwife).ReachesAsync(await Filled.NewAsync(api)),
        ["A02"] = api => RestrictedAsync(api, "A02", new { level = "n3", named = new[] { People.SocialWorker.Id }, bothHeads = false }, Seen.Whole),
        ["A03"] = api => RestrictedAsync(api, "A03", new { level = "n3", discipline = "midwife", bothHeads = false }, Seen.ThatItIsThere),
        ["A04"] = api => RestrictedAsync(api, "A04", new { level = "n4", @sealed = new[] { People.SocialWorker.Id } }, Seen.Whole),
        ["A05"] = SealedAsync,
        ["A06"] = SameSiteAsync,
        ["A07"] = TriageAsync,
        ["A08"] = OtherSiteAsync,
        ["A09"] = GrantedAsync,
        ["A10"] = CoveringAsync,
        ["A57"] = UnsafeChannelAsync,
        ["A58"] = HiddenAddressAsync,
        ["A70"] = async api => await new Trial(api, "A70", People.Midwife).RefusedAsync($"{(await Filled.NewAsync(api)).Path}/close", new { reason = "moved" }, 409),
        ["A71"] = WritingAsync,
        ["A72"] = OpeningAsync,
        ["A79"] = CountingAsync,
        ["A81"] = SafeContactAsync,
        ["A85"] = DisclosingAsync,
        ["A88"] = api => new Trial(api, "A88", People.Midwife).DoesAsync("/v1/relays", new { record = new { kind = "K02", name = "SAP Essai", catchment = new[] { "4000-4099" }, languages = new[] { "fr" } } }, 201),
        ["A97"] = AskingInAsync,
        ["A98"] = ProtectingAsync,
    };

    private static async Task RestrictedAsync(ApiFixture api, string row, object wish, Seen seen)
    {
        var file = await Filled.NewAsync(api);
        await new Trial(api, row, People.SocialWorker).MeetsAsync(file, () => file.WriteAsync(Restricted, wish), Restricted, seen, "A01");
    }

    private static async Task SealedAsync(ApiFixture api)
    {
        var (file, other) = (await Filled.NewAsync(api), new Trial(api, "A05", People.SocialWorker));
        Guid entry = default;
        await other.MeetsAsync(file, async () => entry = await file.WriteAsync(Restricted, new { level = "n4" }), Restricted, Seen.Not, "A01");
        await other.DoesAsync($"{file.Path}/entries/{entry}/amend", new { text = "x" }, 404, "A71");
        await other.DoesAsync($"{file.Path}/entries/{Guid.NewGuid()}/amend", new { text = "x" }, 404, "A71");
    }

    private static async Task SameSiteAsync(ApiFixture api)
    {
        var (file, colleague) = (await Filled.NewAsync(api, alone: true), new Trial(api, "A06", People.SocialWorker));
        await colleague.FindsNothingAsync(file);
        (await api.BreakAsync(file.Case, by: People.SocialWorker)).Expect(201);
        api.Clock.Advance(TimeSpan.FromMinutes(61));
        await colleague.FindsNothingAsync(file, "A06", not: EmergencyScenes.OwnRecord);
    }

    private static async Task TriageAsync(ApiFixture api)
    {
        var alert = await Filled.AlertAsync(api, "Anouk Zweltri");
        var colleague = new Trial(api, "A07", People.SocialWorker);
        await colleague.AsksAsync($"/v1/alerts/{alert}", shows: "Zweltri");
        await colleague.AsksAsync("/v1/alerts?limit=100", shows: $"{alert}", decided: Trial.Listed);
        await colleague.AsksAsync("/v1/search?q=Zweltri", shows: $"{alert}", decided: Trial.Listed);
        await new Trial(api, "A07", People.MidwifeHeusy).AsksAsync("/v1/alerts?limit=100", hides: $"{alert}", decided: Trial.Listed);
        await new Trial(api, "A07", People.MidwifeHeusy).AsksAsync($"/v1/alerts/{alert}", 404, decided: Trial.Unreached);
    }

    private static async Task OtherSiteAsync(ApiFixture api)
    {
        var (file, other) = (await Filled.NewAsync(api), new Trial(api, "A08", People.MidwifeHeusy));
        await other.FindsNothingAsync(file);
        (await api.BreakAsync(file.Case)).Expect(201);
        api.Clock.Advance(TimeSpan.FromMinutes(61));
        await other.FindsNothingAsync(file, "A08", not: EmergencyScenes.OwnRecord);
    }

    private static async Task GrantedAsync(ApiFixture api)
    {
        var (file, other) = (await Filled.NewAsync(api), new Trial(api, "A09", People.MidwifeHeusy));
        var relation = await file.RelateAsync(Elsewhere);
        await other.ReachesAsync(file);
        await other.DoesAsync($"{file.Path}/contacts", new { text = "x" });
        await file.DoneAsync($"relations/{relation}/end", new { reason = "ended" });
        await other.FindsNothingAsync(file, "A08");
    }

    private static async Task CoveringAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api, alone: true);
        var from = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime);
        var absence = (await new Trial(api, "A10", People.Midwife).DoesAsync("/v1/me/absence", new { from, to = from.AddDays(1) }, 201)).Id;
        var covers = new Trial(api, "A10", People.SocialWorker);
        await covers.ReachesAsync(file);
        await covers.AsksAsync($"/v1/worklist?limit=100&caseId={file.Case}", shows: $"{file.Case}", decided: Trial.Listed);
        await covers.DoesAsync($"{file.Path}/contacts", new { text = "x" });
        await new Trial(api, "A10", People.Midwife).DoesAsync($"/v1/me/absence/{absence}/end");
        await covers.FindsNothingAsync(file, "A06");
    }

    private static async Task UnsafeChannelAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        await file.DoneAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } });
        await new Trial(api, "A57", People.Midwife).RefusedAsync($"{file.Path}/persons/{file.Mother}/messages", new { kind = "call-back" });
        Assert.DoesNotContain(await api.MailsAsync(), mail => mail.Contains(file.Name, StringComparison.Ordinal));
    }

    private static async Task HiddenAddressAsync(ApiFixture api)
    {
        var (file, path) = (await Filled.NewAsync(api, accepted: true), $"/hidden-address");
        var card = await api.ReadAsync(file.Case);
        (await api.PutAsync(file.Case, $"persons/{file.Mother}", new { name = $"Nadia {file.Name}", address = "rue du Zwelnid 9", telephone = Filled.Telephone }, version: card.ETag)).Expect(200);
        await file.DoneAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" }, hideAddress = true });
        var (at, head) = ($"{file.Path}/persons/{file.Mother}{path}", new Trial(api, "A58", People.Midwife));
        foreach (var read in Ways.Reading(file).Where(read => read != at))
        {
            Assert.DoesNotContain("Zwelnid", (await api.As(People.Midwife).AskAsync(read)).Text, StringComparison.Ordinal);
        }

        await head.AsksAsync(at, shows: "Zwelnid");
        await new Trial(api, "A58", People.Of("relay-one")).AsksAsync(at, 404, decided: "A23");
        await new Trial(api, "A58", People.MidwifeHeusy).AsksAsync(at, 404, decided: Trial.Unreached);
    }

    private static async Task WritingAsync(ApiFixture api)
    {
        var (file, head) = (await Filled.NewAsync(api), new Trial(api, "A71", People.SocialWorker));
        (string Act, object Body)[] acts =
        [
            ("entries", new { text = "x" }), ("contacts", new { text = "x" }), ("factors", new { code = "S14" }), ("screenings", new { screening = new { instrument = "GAD2", items = new[] { 1, 1 } } }),
            ("consents", new { kinds = new[] { "K17" } }), ("red-flags", new { code = "NO_CARE" }), ("reminders", new { on = "2028-12-01" }), ($"handovers/{file.Handover}/withdraw", new { reason = "no-longer-needed" }),
        ];
        foreach (var (act, body) in acts)
        {
            await head.DoesAsync($"{file.Path}/{act}", body);
        }
    }

    private static async Task OpeningAsync(ApiFixture api)
    {
        var opens = new Trial(api, "A72", People.MidwifeHeusy);
        await opens.DoesAsync("/v1/cases", new { name = "Nadia Fictive", dueDate = "2026-10-19" }, 201);
        await opens.DoesAsync($"/v1/alerts/{await Filled.AlertAsync(api, "Anouk Fictive", Personas.Heusy)}/take", null, 201);
    }

    private static async Task CountingAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        await new Trial(api, "A79", People.Midwife).AsksAsync("/v1/counts/refused-requests", hides: file.Name);
        await new Trial(api, "A79", People.Of("relay-one")).AsksAsync("/v1/counts/refused-requests", 404, decided: "A00");
    }

    private static async Task SafeContactAsync(ApiFixture api)
    {
        var (file, reader) = (await Filled.NewAsync(api, accepted: true), new Trial(api, "A81", People.Of("relay-one")));
        await reader.AsksAsync(file.Path, shows: Filled.Telephone, decided: "A20");
        await file.DoneAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } });
        foreach (var who in new[] { People.Of("relay-one"), People.Midwife, People.SocialWorker })
        {
            foreach (var read in Ways.Reading(file))
            {
                var answer = await api.As(who).AskAsync(read);
                Assert.False(answer.Text.Contains(Filled.Telephone, StringComparison.Ordinal), $"{who.Subject}, {read}");
            }
        }

        await reader.AsksAsync(file.Path, hides: "askedAlone", decided: "A20");
    }

    private static async Task AskingInAsync(ApiFixture api)
    {
        var (file, asks) = (await Filled.NewAsync(api), new Trial(api, "A97", People.MidwifeHeusy));
        await asks.DoesAsync($"{file.Path}/access-asks", new { reason = "shared-care" });
        await asks.AsksAsync(file.Path, 404, decided: "A08");
    }

    private static async Task ProtectingAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        var id = (await new Trial(api, "A98", People.Midwife).DoesAsync($"{file.Path}/protection-decisions", new { seen = "Bébé laissé seul.", familyInformed = true, decision = "tell-family-first", ground = "voluntary-help", reviewer = People.SocialWorker.Id })).Id;
        await new Trial(api, "A98", People.SocialWorker).AsksAsync($"{file.Path}/protection-decisions/{id}", shows: "laissé seul");
        await new Trial(api, "A98", People.MidwifeHeusy).AsksAsync($"{file.Path}/protection-decisions/{id}", 404, decided: Trial.Unreached);
    }

    private static async Task DisclosingAsync(ApiFixture api)
    {
        var told = new { authority = "emergency-112", reason = "vital-emergency", text = "Adresse et nom donnés au téléphone.", categories = new[] { "identity" } };
        var file = await Filled.NewAsync(api);
        await new Trial(api, "A85", People.Midwife).DoesAsync($"{file.Path}/disclosures", told);
        await new Trial(api, "A85", People.Of("relay-one")).DoesAsync($"{file.Path}/disclosures", told, 404, Trial.Unreached);
    }
}
