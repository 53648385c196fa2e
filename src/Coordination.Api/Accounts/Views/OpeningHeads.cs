using System.Text.Json;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.FollowUp;
using Npgsql;

namespace Coordination.Api.Accounts.Views;

/// <summary>Who leads a case that is opened now, and by which plan of the site.</summary>
internal static class OpeningHeads
{
    // With the plan that a case opened now keeps, in one round trip; the site stands there also where nobody coordinates it.
    private const string Opening = """
        select r.account, r.discipline, s.plan from coordination.site s
        left join coordination.roster r on r.tenant_id = s.tenant_id and r.site = s.site and r.role = 'Coordinator' and r.from_at <= $3 and (r.until_at is null or r.until_at > $3)
        where s.tenant_id = $1 and s.site = $2
        order by r.from_at, r.account
        """;

    /// <summary>
    /// The heads of a case that <paramref name="taker"/> takes at this site: herself, and the other of the pair where there is one. Whoever only
    /// covers the site takes it for its own coordinators: the cover ends and the case stays.
    /// </summary>
    /// <returns>With them the site's own follow-up plan, or null.</returns>
    public static async Task<(Heads Heads, PlanEdition? Plan)> OfAsync(Work work, string site, Guid taker, CancellationToken ct)
    {
        var (coordinators, plan) = await OpeningAsync(work, site, ct);
        var first = coordinators.Count == 0 || coordinators.Any(c => c.Account == taker) ? taker : coordinators[0].Account;
        var second = coordinators.Where(c => c.Account != first).Select(c => (Guid?)c.Account).FirstOrDefault();
        Guid? With(string discipline) => coordinators
            .Where(c => c.Discipline == discipline && (c.Account == first || c.Account == second))
            .Select(c => (Guid?)c.Account).FirstOrDefault();
        return (new Heads(work.Service, site, first, second, With(Disciplines.Midwife), With(Disciplines.SocialWorker)), plan);
    }

    private static async Task<(IReadOnlyList<(Guid Account, string? Discipline)> Coordinators, PlanEdition? Plan)> OpeningAsync(Work work, string site, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Opening, await work.ConnectionAsync(ct)).Add(work.Service, site, work.Now);
        var rows = await command.ReadAllAsync(
            r => (Account: r.IsDBNull(0) ? (Guid?)null : r.GetGuid(0), Discipline: r.IsDBNull(1) ? null : r.GetString(1), Plan: r.IsDBNull(2) ? null : r.GetString(2)), ct);
        var plan = rows.Select(row => row.Plan).FirstOrDefault();
        return (
            [.. from row in rows where row.Account is not null select (row.Account!.Value, row.Discipline)],
            plan is null ? null : JsonSerializer.Deserialize<PlanEdition>(plan, MartenSetup.Json));
    }
}
