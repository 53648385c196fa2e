using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Samples;
using Npgsql;

namespace Coordination.Api.Samples;

/// <summary>
/// Who may review whose access today: the lead of its site, the privacy officers, the leads of the other sites, in this order; never a desk that the one
/// who acted answers for, or somebody whom the family excluded from the case.
/// </summary>
internal sealed class Reviewers(string service, ILookup<(string Role, string Site), Guid> holders)
{
    private const int Most = 2;
    private const string Lead = "Supervisor";
    private const string Officer = "PrivacyOfficer";

    private const string Today = """
        select role, coalesce(site, ''), account from coordination.roster
        where tenant_id = $1 and role in ('Supervisor', 'PrivacyOfficer') and from_at <= $2 and (until_at is null or until_at > $2)
        """;

    public static async Task<Reviewers> TodayAsync(Work work, CancellationToken ct)
    {
        List<(string Role, string Site, Guid Account)> found = [];
        await using var command = new NpgsqlCommand(Today, await work.ConnectionAsync(ct)).Add(work.Service, work.Now);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetString(0), reader.GetString(1), reader.GetGuid(2)));
        }

        return new(work.Service, found.ToLookup(row => (row.Role, row.Role == Officer ? "" : row.Site), row => row.Account));
    }

    /// <summary>In whose list the review stands, then where it escalates.</summary>
    /// <param name="site">Site of the access; empty for none.</param>
    /// <param name="by">Whose access it is.</param>
    /// <param name="file">The case it was at, or null.</param>
    public ImmutableArray<SampleDesk> Of(string site, Guid by, CaseFile? file) => Chosen([.. LeadsOf(site), Officers(site), .. OtherLeads(site)], by, file);

    /// <summary>In whose list a questionable one stands, then where that escalates.</summary>
    /// <param name="site">Site of the access; empty for none.</param>
    /// <param name="by">Whose access it is.</param>
    /// <param name="file">The case it was at, or null.</param>
    public ImmutableArray<SampleDesk> ForFindings(string site, Guid by, CaseFile? file) => Chosen([Officers(site), .. LeadsOf(site), .. OtherLeads(site)], by, file);

    private ImmutableArray<SampleDesk> Chosen(Candidate[] candidates, Guid by, CaseFile? file)
    {
        Candidate[] fit = [.. candidates.Where(c => c.People.Any() && !c.People.Contains(by) && !c.People.Any(who => file is not null && CaseRights.IsExcluded(file, who)))];
        // Where nobody fits, somebody beside the one who acted does: the list itself never shows her own. Else it waits for the privacy officers to come.
        return [.. (fit.Length > 0 ? fit.Take(Most) : candidates.OrderByDescending(c => c.People.Any(who => who != by)).Take(1)).Select(c => c.Desk)];
    }

    private IEnumerable<Candidate> LeadsOf(string site) => site.Length == 0 ? [] : [new(new(Ids.LeadDesk(service, site), site), holders[(Lead, site)])];

    private Candidate Officers(string site) => new(new(Ids.PrivacyDesk(service), site), holders[(Officer, "")]);

    private IEnumerable<Candidate> OtherLeads(string site) =>
        holders.Select(h => h.Key).Where(key => key.Role == Lead && key.Site.Length > 0 && key.Site != site).Select(key => key.Site).Order(StringComparer.Ordinal).SelectMany(LeadsOf);

    private sealed record Candidate(SampleDesk Desk, IEnumerable<Guid> People);
}
