using Coordination.Domain.Access;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Accounts;

/// <summary>The installer begins a service and its first site; supervisors add and set the others.</summary>
public static class ServiceDecider
{
    public static Decision SetUp(CoordinationService state, string slug, string name, Stamp stamp) => state switch
    {
        _ when stamp.By != Actors.Installer => ServiceRefusals.InstallerOnly,
        _ when !IsSlug(slug) => ServiceRefusals.SlugMalformed("service"),
        { SetUp: not null } => Decision.AlreadySo,
        _ when string.IsNullOrWhiteSpace(name) => ServiceRefusals.NameMissing("name"),
        _ => Decision.Of(new ServiceSetUp(slug, name, stamp)),
    };

    public static Decision AddSite(CoordinationService state, string slug, string label, SiteSettings settings, Account by, Stamp stamp)
    {
        if (Guard(state, by, site: null, stamp) is { } no)
        {
            return no;
        }

        if (!IsSlug(slug))
        {
            return ServiceRefusals.SlugMalformed("site");
        }

        return state.Find(slug) switch
        {
            { } there => (there.Label, there.Settings) == (label, settings) ? Decision.AlreadySo : ServiceRefusals.SiteTaken,
            _ when string.IsNullOrWhiteSpace(label) => ServiceRefusals.NameMissing("label"),
            _ => Fault(settings) ?? Decision.Of(new SiteAdded(slug, label, settings, stamp)),
        };
    }

    public static Decision ChangeSite(CoordinationService state, string slug, SiteSettings settings, Account by, Stamp stamp) =>
        Guard(state, by, slug, stamp) ?? state.Find(slug) switch
        {
            null => ServiceRefusals.UnknownSite,
            { } there when there.Settings == settings => Decision.AlreadySo,
            _ => Fault(settings) ?? Decision.Of(new SiteSettingsChanged(slug, settings, stamp)),
        };

    /// <summary>Has the follow-up plan of a site otherwise, for the cases that are opened from now on.</summary>
    /// <param name="state">The service.</param>
    /// <param name="wish">The rows the site wants otherwise than the plan in force, with the site and the number of the edition that was read; its id.</param>
    /// <param name="plan">The plan in force.</param>
    /// <param name="by">Account that edits.</param>
    /// <param name="stamp">Who and when.</param>
    public static Decision EditPlan(CoordinationService state, PlanEdition wish, PlanVersion plan, Account by, Stamp stamp)
    {
        if (Guard(state, by, wish.Site, stamp) is { } no)
        {
            return no;
        }

        var (standing, rows) = (state.PlanOf(wish.Site)?.Edition, wish.Rows.RemoveAll(row => SitePlanRules.IsAsItIs(plan, row)));
        return state.Find(wish.Site) is null ? ServiceRefusals.UnknownSite
            : SitePlanRules.Fault(plan, wish.Rows) is { } fault ? fault
            : (standing?.Rows ?? []).SequenceEqual(rows) ? Decision.AlreadySo
            : wish.Number != (standing?.Number ?? 0) ? SitePlanRefusals.Changed
            : Decision.Of(new SitePlanEdited(wish with { Number = wish.Number + 1, Rows = rows }, stamp));
    }

    private static Refusal? Guard(CoordinationService state, Account by, string? site, Stamp stamp)
    {
        if (state.SetUp is null)
        {
            return ServiceRefusals.Unknown;
        }

        var supervises = by.Id == stamp.By && by.Service == state.Slug
            && by.GrantsAt(stamp.At).Any(g => g.Role == Role.Supervisor && (site is null || g.Site == site));
        return supervises || stamp.By == Actors.Installer ? null : AccountRefusals.NotSupervisor;
    }

    private static Decision? Fault(SiteSettings settings) => settings switch
    {
        _ when settings.Closes <= settings.Opens => Decision.Refuse(ServiceRefusals.HoursImpossible),
        _ when settings.EscalateAfter is < 1 or > 10 => Decision.Refuse(ServiceRefusals.EscalationImpossible),
        _ when settings.TransferAfter is < 0 or > 60 => Decision.Refuse(ServiceRefusals.TransferImpossible),
        _ => null,
    };

    /// <summary>Slugs stand in addresses and in the tenant column: small letters, digits and single hyphens.</summary>
    private static bool IsSlug(string text) =>
        text is { Length: > 0 and <= 40 } && char.IsAsciiLetterLower(text[0]) && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && !text.Contains("--", StringComparison.Ordinal);
}

/// <summary>Every expected "no" of a coordination service and its sites.</summary>
public static class ServiceRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("coordination service");

    public static Refusal UnknownSite { get; } = Refusal.Missing("site");

    public static Refusal NoSuchSite { get; } = Refusal.Meaning("service-site-unknown", "This service has no such site: GET /v1/sites lists them.", "site");

    public static Refusal InstallerOnly { get; } = new("service-installer-only", RefusalKind.Forbidden, "A service is set up by the installation.");

    public static Refusal SiteTaken { get; } = Refusal.Conflict("service-site-taken", "The service has a site with this slug and other settings.", "site");

    public static Refusal HoursImpossible { get; } = Refusal.Meaning("service-hours-impossible", "A site closes after it opens.", "closes");

    public static Refusal EscalationImpossible { get; } = Refusal.Meaning(
        "service-escalation-impossible", "An unanswered escalation moves on after 1 to 10 working days.", "escalateAfter");

    public static Refusal TransferImpossible { get; } = Refusal.Meaning(
        "service-transfer-impossible", "A transfer list opens for absences of more than 0 to 60 days.", "transferAfter");

    public static Refusal SlugMalformed(string field) => Refusal.Meaning(
        "service-slug-malformed", "A slug has up to 40 small letters, digits and single hyphens, and begins with a letter.", field);

    public static Refusal NameMissing(string field) => Refusal.Meaning("service-name-missing", "A name is needed.", field);
}
