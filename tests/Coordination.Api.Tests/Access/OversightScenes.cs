using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>Those who answer for the work without doing it, what ends, the clock, and what everybody has.</summary>
internal static class OversightScenes
{
    private static readonly Persona Admin = People.Of("admin");

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A39"] = FlaggedAsync,
        ["A40"] = EscalatedAsync,
        ["A59"] = AdminAsync,
        ["A60"] = GrantingAsync,
        ["A61"] = SendingAsync,
        ["A65"] = ListsAsync,
        ["A66"] = EndedAsync,
        ["A76"] = LeadAsync,
        ["A77"] = api => new Trial(api, "A77", Admin).AsksAsync("/v1/relays"),
        ["A89"] = OwnAccountAsync,
    };

    private static async Task FlaggedAsync(ApiFixture api)
    {
        var (file, lead) = (await Filled.NewAsync(api), new Trial(api, "A39", People.Supervisor));
        await lead.AsksAsync(file.Path, 404, decided: Trial.Unreached);
        await file.RelateAsync(new { holder = People.Supervisor.Id, role = "supervisor", proofId = Guid.NewGuid() });
        await lead.ReachesAsync(file);
        await lead.MeetsAsync(file, () => file.WriteAsync("Scellé.", new { level = "n4" }), "Scellé.", Seen.Not, "A39");
    }

    private static async Task EscalatedAsync(ApiFixture api)
    {
        var (file, lead) = (await Filled.NewAsync(api), new Trial(api, "A40", People.Supervisor));
        await file.DoneAsync("red-flags", new { code = "IPV_CURRENT" });
        await file.LaterAsync(TimeSpan.FromHours(13));
        await lead.AsksAsync(file.Path, shows: "IPV_CURRENT", decided: "A39");
        await new Trial(api, "A40", Personas.SupervisorHeusy).FindsNothingAsync(file);
    }

    private static async Task AdminAsync(ApiFixture api)
    {
        var (file, admin) = (await Filled.NewAsync(api), new Trial(api, "A59", Admin));
        foreach (var way in Ways.Inside.Where(way => Ways.Demand(way) is "ReadCase" or "ReadTriage" or "ReadAlertStatus" or "ReadOwnRequest" or "ReadHiddenAddress"))
        {
            await admin.AsksAsync(Ways.Path(way, file, own: true), 403, shows: "\"next\"");
            await admin.AsksAsync(Ways.Path(way, file, own: false), 403, shows: "\"next\"");
        }

        foreach (var list in Ways.Lists.Keys.Where(list => !list.EndsWith("/me", StringComparison.Ordinal) && !list.Contains("counts", StringComparison.Ordinal) && !list.EndsWith("/retention", StringComparison.Ordinal)))
        {
            await admin.AsksAsync(list.Split(' ')[1] + (list.EndsWith("/search", StringComparison.Ordinal) ? $"?q={file.Name}" : ""), 403, hides: file.Name);
        }
    }

    private static async Task GrantingAsync(ApiFixture api)
    {
        object wish = new { role = "coordinator", site = Personas.MontLegia, discipline = "midwife", proof = "x" };
        foreach (var who in new[] { People.Supervisor, Admin, People.Midwife })
        {
            await new Trial(api, "A60", who).RefusedAsync($"/v1/accounts/{who.Id}/roles", wish);
        }
    }

    private static async Task SendingAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        await api.MailsAsync();
        var decided = await api.Raw.AskAsync<string>($"""
            select e.action || ' ' || e.row || ' ' || e.outcome || ' ' || e.detail from coordination.outbox o join coordination.audit_entry e on e.id = o.decision
            where o.parameters->>'handover' = '{file.Handover}' and o.template = 'relay-asked' and o.sent_at is not null
            """);
        Assert.Equal("ComposeReminder A61 Allow relay-asked leaves", decided);
        Assert.DoesNotContain(await api.MailsAsync(), mail => mail.Contains(file.Name, StringComparison.Ordinal));

        var stays = await Filled.NewAsync(api);
        await stays.DoneAsync("exclusions", new { relayId = HandoverSteps.Relay("pep-liege") });
        await api.MailsAsync();
        Assert.Equal("excluded", await api.Raw.AskAsync<string>($"select failed_reason from coordination.outbox where parameters->>'handover' = '{stays.Handover}' and template = 'relay-asked'"));
    }

    private static async Task ListsAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        foreach (var (who, shown) in new[] { (People.Midwife, true), (People.MidwifeHeusy, false), (People.Of("treating"), false), (People.Of("relay-one"), false), (People.Supervisor, false) })
        {
            foreach (var path in new[] { "/v1/cases?limit=100", $"/v1/search?q={file.Name}", $"/v1/worklist?limit=100&caseId={file.Case}" })
            {
                await new Trial(api, "A65", who).AsksAsync(path, shows: shown ? $"{file.Case}" : null, hides: shown ? null : $"\"{file.Case}\"");
            }
        }
    }

    private static async Task EndedAsync(ApiFixture api)
    {
        var (file, treating) = (await Filled.NewAsync(api), new Trial(api, "A66", People.Of("treating")));
        var relation = await file.RelateAsync(new { holder = People.Of("treating").Id, role = "treating", proofId = Guid.NewGuid() });
        await treating.AsksAsync(file.Path, decided: "A82");
        await file.DoneAsync($"relations/{relation}/end", new { reason = "ended" });
        await treating.FindsNothingAsync(file, "A66");
    }

    private static async Task LeadAsync(ApiFixture api)
    {
        var (file, lead) = (await Filled.NewAsync(api), new Trial(api, "A76", People.Supervisor));
        await lead.PutsAsync($"{file.Path}/coordinators", new { first = People.SocialWorker.Id, second = People.Midwife.Id });
        await lead.AsksAsync($"{file.Path}/relations");
        await lead.AsksAsync("/v1/accounts");
        await lead.AsksAsync(file.Path, 404, decided: Trial.Unreached);
        await lead.AsksAsync($"{file.Path}/timeline", 404, decided: Trial.Unreached);
    }

    private static async Task OwnAccountAsync(ApiFixture api)
    {
        foreach (var who in new[] { Admin, People.Midwife, People.Of("guest"), People.Of("auditor") })
        {
            await new Trial(api, "A89", who).AsksAsync("/v1/me", shows: $"{who.Id}");
        }
    }
}
