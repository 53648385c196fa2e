using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Accounts.Views;

/// <summary>Row per site with its desks.</summary>
internal static class Sites
{
    private const string Put = "insert into coordination.site (tenant_id, site, desk, lead) values ($1, $2, $3, $4) on conflict (tenant_id, site) do nothing";

    public static void Queue(Work work, OpenStream<CoordinationService> stream)
    {
        foreach (var added in stream.Pending.OfType<SiteAdded>())
        {
            work.Also(Put, work.Service, added.Site, Ids.Desk(work.Service, added.Site), Ids.LeadDesk(work.Service, added.Site));
        }
    }
}
