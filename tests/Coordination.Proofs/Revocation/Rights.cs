using Coordination.Api.Demo;
using Coordination.Api.Identity;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Proofs.Revocation;

/// <summary>Makes a fresh right of each kind, on a case or an alert of its own.</summary>
/// <param name="callers">Who does it.</param>
/// <param name="node">At which node.</param>
/// <param name="word">A word that no other round has.</param>
internal sealed class Rights(Callers callers, int node, string word)
{
    private const string RelayKey = "dr-invented";
    private const string Telephone = "4 000 00 77";

    private static readonly Guid Relay = DemoNetwork.IdOf(Personas.Service, RelayKey);
    private static readonly Persona RelayReader = Personas.All.Single(p => p.Relay == RelayKey);

    public static IReadOnlyList<Func<Rights, Task<Right>>> Kinds { get; } =
    [
        r => r.GivenToAnotherAsync(),
        r => r.AcceptedHandoverAsync(),
        r => r.NotExcludedAsync(),
        r => r.ConsentedAsync(),
        r => r.CoveringAsync(),
        r => r.WithAccountAsync(),
        r => r.WithRoleAsync(),
        r => r.LeadingAsync(),
        r => r.WaitingHereAsync(),
    ];

    private async Task<Right> GivenToAnotherAsync()
    {
        var (file, handover) = await AskedAsync(Personas.Midwife);
        var relation = await IdAsync(new(Personas.Supervisor, $"/v1/cases/{file}/relations", new { holder = Personas.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() }));
        return new(
            "relation ended", Personas.MidwifeHeusy, OfCase(file, handover),
            new(Personas.Supervisor, $"/v1/cases/{file}/relations/{relation}/end", new { }), file, "relation_ended");
    }

    /// <summary>A relay that was let in keeps the facts of its time (A24): what it must not read any more is what others wrote, and how to reach the family.</summary>
    private async Task<Right> AcceptedHandoverAsync()
    {
        var (file, handover) = await AskedAsync(Personas.Midwife);
        var said = $"Parle de {word}";
        await callers.DoneAsync(new(Personas.Midwife, $"/v1/cases/{file}/entries", new { text = said }), node);
        return new(
            "handover ended", RelayReader, [Way.Card(file, said), Way.Request(handover, Telephone)],
            new(Personas.Midwife, $"/v1/cases/{file}/handovers/{handover}/withdraw", new { reason = "family-declined" }), file, "relation_ended");
    }

    private async Task<Right> NotExcludedAsync()
    {
        var (file, handover) = await AskedAsync(Personas.SocialWorker);
        return new(
            "excluded", Personas.SocialWorker, [.. OfCase(file, handover), .. OfLists(file)],
            new(Personas.Midwife, $"/v1/cases/{file}/exclusions", new { accountId = Personas.SocialWorker.Id }), file, "person_excluded");
    }

    private async Task<Right> ConsentedAsync()
    {
        var (file, handover) = await AskedAsync(Personas.Midwife);
        var card = await callers.SeenAsync(Personas.Midwife, $"/v1/cases/{file}", node);
        var consent = card.GetProperty("consents").EnumerateArray().Single().GetProperty("id").GetGuid();
        return new(
            "consent withdrawn", RelayReader,
            [Way.Card(file), Way.Timeline(file), Way.Cases(file), Way.Request(handover, $"{handover}"), Way.Requests(handover)],
            new(Personas.Midwife, $"/v1/cases/{file}/consents/{consent}/withdraw", new { }), file, "consent_withdrawn");
    }

    private async Task<Right> CoveringAsync()
    {
        var (file, handover) = await AskedAsync(Personas.MidwifeHeusy);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        var absence = await IdAsync(new(Personas.MidwifeHeusy, "/v1/me/absence", new { from = today.AddDays(-1), to = today.AddDays(2) }));
        return new(
            "cover ended", Personas.SocialWorker, [.. OfCase(file, handover), .. OfLists(file)],
            new(Personas.MidwifeHeusy, $"/v1/me/absence/{absence}/end", new { }), Personas.MidwifeHeusy.Id, "absence_ended");
    }

    private async Task<Right> WithAccountAsync()
    {
        var (head, ways) = await HeadAsync();
        return new("account ended", head, ways, new(Personas.Supervisor, $"/v1/accounts/{head.Id}/end", new { reason = "left" }), head.Id, "account_ended");
    }

    private async Task<Right> WithRoleAsync()
    {
        var (head, ways) = await HeadAsync();
        await callers.DoneAsync(new(Personas.Supervisor, $"/v1/accounts/{head.Id}/roles", new { role = "treating", site = Personas.MontLegia, proof = word }), node);
        var card = await callers.SeenAsync(Personas.Supervisor, $"/v1/accounts/{head.Id}", node);
        var role = card.GetProperty("roles").EnumerateArray().Single(r => r.GetProperty("role").GetString() == "coordinator").GetProperty("id").GetGuid();
        return new("role ended", head, ways, new(Personas.Supervisor, $"/v1/accounts/{head.Id}/roles/{role}/end", new { reason = "left" }), head.Id, "role_ended");
    }

    private async Task<Right> LeadingAsync()
    {
        var (file, handover) = await AskedAsync(Personas.SocialWorker);
        return new(
            "heads changed", Personas.SocialWorker, [.. OfCase(file, handover), .. OfLists(file)],
            new(Personas.Supervisor, $"/v1/cases/{file}/coordinators", new { first = Personas.Midwife.Id }, Replaces: true), file, "coordinators_assigned");
    }

    private async Task<Right> WaitingHereAsync()
    {
        var alert = await IdAsync(new(Personas.Midwife, "/v1/alerts", new { about = new { name = $"Famille {word}" }, from = new { kind = "gp" }, why = "Demande de l'aide." }));
        return new(
            "alert re-addressed", Personas.SocialWorker, [Way.Alert(alert), Way.Alerts(alert), Way.Search(word, alert)],
            new(Personas.Midwife, $"/v1/alerts/{alert}/re-address", new { site = Personas.Heusy }), alert, "alert_re_addressed");
    }

    /// <summary>A head of the case that nobody else knows, so that her account may end.</summary>
    private async Task<(Persona Head, IReadOnlyList<Way> Ways)> HeadAsync()
    {
        var (file, handover) = await AskedAsync(Personas.Midwife);
        var head = new Persona($"head-{word}", "a head of one case", $"Tête {word}", Role.Coordinator, Personas.MontLegia, Disciplines.SocialWorker);
        await callers.DoneAsync(
            new(Personas.Supervisor, "/v1/accounts", new
            {
                issuer = DevelopmentIssuer.Issuer,
                subject = head.Subject,
                name = head.Name,
                role = "coordinator",
                site = head.Site,
                discipline = head.Discipline,
                proof = word,
            }),
            node);
        await callers.DoneAsync(new(Personas.Supervisor, $"/v1/cases/{file}/coordinators", new { first = head.Id, second = Personas.Midwife.Id }, Replaces: true), node);
        return (head, [.. OfCase(file, handover), .. OfLists(file)]);
    }

    /// <summary>A case of which a relay was asked something, and said yes.</summary>
    private async Task<(Guid File, Guid Handover)> AskedAsync(Persona coordinator)
    {
        var due = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(120);
        var file = await IdAsync(new(coordinator, "/v1/cases", new { name = $"Famille {word}", dueDate = due, telephone = $"+32 {Telephone}" }));
        var handover = await IdAsync(new(coordinator, $"/v1/cases/{file}/handovers", new { relay = Relay, need = "psychiatric-follow-up", consent = "oral" }));
        await callers.DoneAsync(new(coordinator, $"/v1/cases/{file}/handovers/{handover}/answer", new { answer = "accepted" }), node);
        return (file, handover);
    }

    private static IReadOnlyList<Way> OfCase(Guid file, Guid handover) =>
        [Way.Card(file), Way.Timeline(file), Way.Handovers(file, handover), Way.Handover(file, handover), Way.Cases(file)];

    private IReadOnlyList<Way> OfLists(Guid file) => [Way.Search(word, file), Way.Worklist(file), Way.Today(file)];

    private async Task<Guid> IdAsync(Deed deed) => (await callers.DoneAsync(deed, node)).GetProperty("id").GetGuid();
}
