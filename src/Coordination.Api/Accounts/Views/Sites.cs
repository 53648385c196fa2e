using System.Text.Json;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Accounts.Views;

/// <summary>Row per site with its desks and its own follow-up plan.</summary>
internal static class Sites
{
    private const string Put = "insert into coordination.site (tenant_id, site, desk, lead) values ($1, $2, $3, $4) on conflict (tenant_id, site) do nothing";

    private const string Plan = "update coordination.site set plan = $3 where tenant_id = $1 and site = $2";

    public static void Queue(Work work, OpenStream<CoordinationService> stream)
    {
        foreach (var added in stream.Pending.OfType<SiteAdded>())
        {
            work.Also(Put, work.Service, added.Site, Ids.Desk(work.Service, added.Site), Ids.LeadDesk(work.Service, added.Site));
        }

        foreach (var edited in stream.Pending.OfType<SitePlanEdited>())
        {
            work.Also(Plan, work.Service, edited.Edition.Site, JsonSerializer.Serialize(edited.Edition, MartenSetup.Json));
        }
    }
}
