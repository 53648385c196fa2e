using System.Collections.Immutable;

namespace Coordination.Domain.Accounts;

/// <summary>A hospital site of the service.</summary>
public sealed record Site(string Slug, string Label, SiteSettings Settings);

/// <summary>Coordination service: the tenant, with its sites (La Croche with both its hospitals is one).</summary>
public sealed record CoordinationService
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public ImmutableArray<Site> Sites { get; init; } = [];
    public Stamp? SetUp { get; init; }

    public static CoordinationService None { get; } = new();

    public static Guid IdOf(string slug) => Ids.Derived("service", slug);

    /// <summary>The site with this slug, or null.</summary>
    public Site? Find(string slug) => Sites.FirstOrDefault(s => s.Slug == slug);

    public static CoordinationService Evolve(CoordinationService state, object @event) => @event switch
    {
        ServiceSetUp e => state with { Id = IdOf(e.Service), Slug = e.Service, Name = e.Name, SetUp = e.Stamp },
        SiteAdded e => state with { Sites = state.Sites.Add(new(e.Site, e.Label, e.Settings)) },
        SiteSettingsChanged e => state with { Sites = [.. state.Sites.Select(s => s.Slug == e.Site ? s with { Settings = e.Settings } : s)] },
        _ => state,
    };
}
