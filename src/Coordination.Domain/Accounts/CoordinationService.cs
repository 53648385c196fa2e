using System.Collections.Immutable;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Accounts;

/// <summary>A hospital site of the service.</summary>
public sealed record Site(string Slug, string Label, SiteSettings Settings);

/// <summary>An edition of a site's follow-up plan, and who made it.</summary>
public sealed record SitePlan(PlanEdition Edition, Stamp Stamp);

/// <summary>Coordination service: the tenant, with its sites (La Croche with both its hospitals is one).</summary>
public sealed record CoordinationService
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public ImmutableArray<Site> Sites { get; init; } = [];
    public Stamp? SetUp { get; init; }

    /// <summary>Editions of the sites' follow-up plans, the first one first.</summary>
    public ImmutableArray<SitePlan> Plans { get; init; } = [];

    public static CoordinationService None { get; } = new();

    public static Guid IdOf(string slug) => Ids.Derived("service", slug);

    /// <summary>The site with this slug, or null.</summary>
    public Site? Find(string slug) => Sites.FirstOrDefault(s => s.Slug == slug);

    /// <summary>The edition in force at a site, or null where it works by the plan as it is.</summary>
    public SitePlan? PlanOf(string site) => Plans.OrEmpty().LastOrDefault(plan => plan.Edition.Site == site);

    public static CoordinationService Evolve(CoordinationService state, object @event) => @event switch
    {
        ServiceSetUp e => state with { Id = IdOf(e.Service), Slug = e.Service, Name = e.Name, SetUp = e.Stamp },
        SiteAdded e => state with { Sites = state.Sites.Add(new(e.Site, e.Label, e.Settings)) },
        SiteSettingsChanged e => state with { Sites = [.. state.Sites.Select(s => s.Slug == e.Site ? s with { Settings = e.Settings } : s)] },
        SitePlanEdited e => state with { Plans = state.Plans.OrEmpty().Add(new(e.Edition, e.Stamp)) },
        _ => state,
    };
}
