using System.Net;
using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Cases.Views;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>The list of cases against reading each one: whoever may open a case by a relation finds it, and nobody finds another.</summary>
public sealed class ListingWhatMayBeRead(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    private static readonly Persona Treating = People.Of("treating");

    private static Guid PepRelay => HandoverSteps.Relay("pep-liege");

    [Fact]
    public async Task Whatever_became_of_a_relation_the_list_and_the_case_say_the_same()
    {
        Dictionary<string, Guid> files = new()
        {
            ["no relation"] = await api.OpenColdAsync(),
            ["relay"] = await WithRelayAsync(),
            ["relay, withdrawn"] = await WithRelayAsync("withdraw"),
            ["relay, ended"] = await WithRelayAsync("end"),
            ["relay, ended and withdrawn"] = await WithRelayAsync("end", "withdraw"),
            ["relay, ended beside another relation"] = await WithRelayAsync("relate", "end"),
            ["relay, excluded"] = await WithRelayAsync("exclude"),
            ["relay, ended and closed"] = await WithRelayAsync("end", "close"),
            ["coordinator of the other site"] = await WithAccountAsync(People.MidwifeHeusy, "coordinator"),
            ["coordinator of the other site, by two proofs, one over"] = await WithTwoProofsAsync(),
            ["coordinator of the other site, from tomorrow"] = await WithAccountAsync(People.MidwifeHeusy, "coordinator", from: api.Clock.Now.AddDays(1)),
            ["treating"] = await WithAccountAsync(Treating, "treating"),
        };

        foreach (var reader in Personas.All.Where(p => p.Role is not (Role.Ehr or Role.Supervisor)))
        {
            await SameAsync(reader, files);
        }
    }

    [Fact]
    public async Task A_relay_that_left_finds_the_case_as_it_was_on_its_last_day()
    {
        var file = await WithRelayAsync("end", "close");

        var open = (await api.As(Pep).AskAsync("/v1/cases?open=true&limit=100")).Expect(200).Json;

        Assert.True(open.One("items", file).GetProperty("open").GetBoolean());
        Assert.Null(open.One("items", file).Text("dueOn"));
        Assert.DoesNotContain(file, (await api.As(Pep).AskAsync("/v1/cases?open=false&limit=100")).Expect(200).Json.Ids("items"));
        Assert.DoesNotContain(file, (await api.As(People.Midwife).AskAsync("/v1/cases?open=true&limit=100")).Expect(200).Json.Ids("items"));
    }

    [Fact]
    public async Task A_relay_that_left_learns_of_no_meeting_planned_after_and_of_no_birth()
    {
        var file = await WithRelayAsync();
        var with = new { accountIds = new[] { People.SocialWorker.Id } };
        var before = (await api.OnCaseAsync(file, "concertations", new { startsAt = api.Clock.Now.AddDays(3), with })).Expect(201);
        var asked = (await api.As(Pep).AskAsync("/v1/relay/requests?limit=100")).Json.Ids("items")[0];
        Assert.Equal("gestationWeeks", (await api.As(Pep).AskAsync($"/v1/relay/requests/{asked}")).Expect(200).Json.GetProperty("age").Text("unit"));
        (await api.OnCaseAsync(file, $"handovers/{asked}/late-refusal", new { reason = "other" })).Expect(200);
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var after = (await api.OnCaseAsync(file, "concertations", new { startsAt = api.Clock.Now.AddDays(1), with })).Expect(201);
        (await api.OnCaseAsync(file, $"concertations/{before.Id}/cancel")).Expect(200);

        var listed = (await api.As(Pep).AskAsync($"/v1/cases/{file}/concertations")).Expect(200).Json;
        Assert.Equal([before.Id], listed.Ids("items"));
        Assert.Equal("planned", listed.One("items", before.Id).Text("state"));
        Assert.Equal("planned", (await api.As(Pep).AskAsync(before.Location!.ToString())).Expect(200).Json.Text("state"));
        (await api.As(Pep).AskAsync(after.Location!.ToString())).ExpectProblem(404, "not-found");
        Assert.False((await api.As(Pep).AskAsync($"/v1/relay/requests/{asked}")).Expect(200).Json.TryGetProperty("age", out _));
    }

    [Fact]
    public async Task Who_was_excluded_is_shown_no_suggestion_of_the_case()
    {
        var file = await api.OpenColdAsync(new { name = "Sidonie Semblable", dueDate = "2026-10-19", telephone = "0470 55 66 77" });
        (await api.PutAsync(file, "coordinators", new { first = People.Midwife.Id }, version: "*")).Expect(200);
        (await GrantAsync(file, People.SocialWorker.Id, "account", "coordinator")).Expect(200);
        var alert = await api.RaiseAlertAsync(new { about = new { name = "Sidonie Semblable", telephone = "0470 55 66 77" }, from = new { kind = "gp" }, why = "x" });
        Assert.Contains(file.ToString(), await SuggestedAsync(alert), StringComparison.Ordinal);

        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);

        // Nor the alert itself, as long as it may be about this family.
        Assert.DoesNotContain($"{alert}", (await api.As(People.SocialWorker).AskAsync("/v1/alerts?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).Expect(404);
    }

    [Fact]
    public async Task A_role_that_finds_no_case_in_a_list_is_proposed_none_however_many_it_has()
    {
        var mandated = People.Of("mandated");
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", childBornOn = "2026-04-02" });
        var child = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid();
        var alert = await api.RaiseAlertAsync();
        var taken = await api.TakeAlertAsync(alert);
        (await api.OnCaseAsync(file, "relations", new { holder = mandated.Id, role = "mandated", basis = "mandate", personId = child, proof = "mandate", proofId = await api.MandateAsync(file, child) })).Expect(200);
        (await GrantAsync(taken, Treating.Id, "account", "treating")).Expect(200);

        await using var scope = api.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(new Login(mandated.Id, Personas.Service, Machine: false), Target.Nothing, CancellationToken.None);
        Assert.Empty(await CaseList.ProposedAsync(work, new CaseFilter(null, null, null, null), 100, CancellationToken.None));
        await work.OpenAsync(new Login(Treating.Id, Personas.Service, Machine: false), Target.Nothing, CancellationToken.None);
        Assert.NotEmpty(await CaseList.ProposedAsync(work, new CaseFilter(null, null, null, null), 100, CancellationToken.None));
        Assert.Empty(await ProposedAsync(work));
        await work.OpenAsync(new Login(People.Midwife.Id, Personas.Service, Machine: false), Target.Nothing, CancellationToken.None);
        Assert.Contains(await ProposedAsync(work), row => row.Place.Id == alert);
    }

    [Fact]
    public async Task Of_its_closed_requests_a_relay_is_proposed_those_it_once_said_yes_to()
    {
        var taken = await WithRelayAsync("end");
        var asked = (await api.AskRelayAsync(await api.OpenColdAsync(), PepRelay, "anonymous")).Expect(201);
        (await api.OnAsync(asked, "withdraw", new { reason = "no-longer-needed" })).Expect(200);
        var ended = (await api.As(People.Midwife).AskAsync($"/v1/cases/{taken}/handovers")).Expect(200).Json.Ids("items").Single();

        await using var scope = api.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(new Login(Pep.Id, Personas.Service, Machine: false), Target.Nothing, CancellationToken.None);
        var proposed = (await HandoverHeads.PageOfRelaysAsync(work, [PepRelay], null, null, 100, CancellationToken.None)).Select(row => row.Handover).ToArray();

        Assert.Contains(ended, proposed);
        Assert.DoesNotContain(asked.Id, proposed);
        Assert.Contains(ended, (await api.As(Pep).AskAsync("/v1/relay/requests?limit=100")).Expect(200).Json.Ids("items"));
    }

    private static async Task<List<AlertRow>> ProposedAsync(Work work) => await AlertLines.RowsAsync(
        await AlertScope.OfCallerAsync(work, CancellationToken.None), new AlertFilter(null, Waiting: false, null, null, 100), null, CancellationToken.None);

    private async Task<string> SuggestedAsync(Guid alert) =>
        (await api.As(People.SocialWorker).AskAsync("/v1/alerts?limit=100")).Expect(200).Json.One("items", alert).GetRawText();

    private async Task SameAsync(Persona reader, Dictionary<string, Guid> files)
    {
        var answer = await api.As(reader).AskAsync("/v1/cases?limit=100");
        var listed = answer.Status == HttpStatusCode.OK ? answer.Json.Ids("items") : [];
        Assert.Equal(listed.Length, listed.Distinct().Count());
        foreach (var (what, file) in files)
        {
            var read = (await api.ReadAsync(file, reader)).Status == HttpStatusCode.OK;
            Assert.True(read == listed.Contains(file), $"{reader.Subject}, {what}: {(read ? "read and not listed" : "listed and not read")}");
        }
    }

    private async Task<Guid> WithRelayAsync(params string[] then)
    {
        var file = await api.OpenColdAsync();
        var consent = (await api.OnCaseAsync(file, "consents", new { relays = new[] { PepRelay }, categories = new[] { "identity", "social" } })).Expect(200).Id;
        var asked = (await api.AskRelayAsync(file, PepRelay, "recorded")).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        foreach (var act in then)
        {
            api.Clock.Advance(TimeSpan.FromMinutes(1));
            (act switch
            {
                "withdraw" => await api.OnCaseAsync(file, $"consents/{consent}/withdraw"),
                "end" => await api.OnAsync(asked, "late-refusal", new { reason = "other" }),
                "exclude" => await api.OnCaseAsync(file, "exclusions", new { relayId = PepRelay }),
                "relate" => await GrantAsync(file, PepRelay, "relay", "careMember"),
                _ => await api.CloseCaseAsync(file),
            }).Expect(200);
        }

        return file;
    }

    private async Task<Guid> WithAccountAsync(Persona who, string role, DateTimeOffset? from = null)
    {
        var file = await api.OpenColdAsync();
        (await GrantAsync(file, who.Id, "account", role, from)).Expect(200);
        return file;
    }

    private async Task<Guid> WithTwoProofsAsync()
    {
        var file = await WithAccountAsync(People.MidwifeHeusy, "coordinator");
        var second = (await GrantAsync(file, People.MidwifeHeusy.Id, "account", "coordinator")).Expect(200).Id;
        (await api.OnCaseAsync(file, $"relations/{second}/end")).Expect(200);
        return file;
    }

    private Task<HttpAnswer> GrantAsync(Guid file, Guid holder, string holderKind, string role, DateTimeOffset? from = null) =>
        api.OnCaseAsync(file, "relations", new { holder, holderKind, role, from, proofId = Guid.NewGuid() });
}
