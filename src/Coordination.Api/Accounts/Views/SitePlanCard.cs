using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.FollowUp;

namespace Coordination.Api.Accounts.Views;

/// <summary>The follow-up plan by which a site opens its cases.</summary>
/// <param name="Site">Slug.</param>
/// <param name="Version">Version of the plan in force, from which the site's own differs.</param>
/// <param name="Edition">Number of the site's edition; 0 while it works by the plan as it is.</param>
/// <param name="Rows">Every row that a site may change, in the order of the plan.</param>
/// <param name="Editions">Earlier and present editions, the last one first.</param>
internal sealed record SitePlanCard(string Site, string Version, int Edition, ImmutableArray<SitePlanRow> Rows, ImmutableArray<SitePlanEditionLine> Editions)
{
    /// <param name="service">The service.</param>
    /// <param name="site">One of its sites.</param>
    /// <param name="plan">The plan in force.</param>
    public static SitePlanCard Of(CoordinationService service, string site, PlanVersion plan)
    {
        var standing = service.PlanOf(site)?.Edition;
        var own = plan.Of(standing);
        return new(
            site,
            plan.Version,
            standing?.Number ?? 0,
            [.. plan.Rows.Where(row => row.SiteEdit != SiteEdit.None).Select(row => SitePlanRow.Of(row, own[row.Code]))],
            [.. service.Plans.Where(p => p.Edition.Site == site).Reverse().Select(p => new SitePlanEditionLine(p.Edition.Number, p.Stamp.At, p.Stamp.By, [.. p.Edition.Rows.Select(row => row.Code)]))]);
    }
}

/// <summary>A row of the plan as the site has it.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Label">What it is.</param>
/// <param name="Anchor">What its days are counted from.</param>
/// <param name="Each">Distances at which it comes back; its window counts from each.</param>
/// <param name="Concerns">Whom it concerns; <c>child</c>: each child of the case for itself.</param>
/// <param name="SiteEdit"><c>keep</c>: only its days may change; <c>edit</c>: everything shown in <paramref name="Row"/>.</param>
/// <param name="Changed">True where the site has it otherwise than the plan in force.</param>
/// <param name="Row">What a site may change, in the shape in which it is sent.</param>
/// <param name="Standard">The same in the plan in force.</param>
/// <param name="Evidence">How sure the row is.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record SitePlanRow(
    string Code,
    Label Label,
    AnchorKind Anchor,
    ImmutableArray<Offset> Each,
    Concern Concerns,
    SiteEdit SiteEdit,
    bool Changed,
    PlanRowEdit Row,
    PlanRowEdit Standard,
    string Evidence,
    string Source)
{
    public static SitePlanRow Of(PlanRow standard, PlanRow own)
    {
        var (row, given) = (PlanRowEdit.Of(own), PlanRowEdit.Of(standard));
        return new(standard.Code, standard.Label, standard.Anchor, standard.Each, standard.Concerns, standard.SiteEdit, !row.Equals(given), row, given, standard.Evidence, standard.Source);
    }
}

/// <summary>An edition of a site's plan.</summary>
/// <param name="Number">From 1 up.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Account that made it.</param>
/// <param name="Codes">Rows in which it differs from the plan in force.</param>
internal sealed record SitePlanEditionLine(int Number, DateTimeOffset At, Guid By, ImmutableArray<string> Codes);
