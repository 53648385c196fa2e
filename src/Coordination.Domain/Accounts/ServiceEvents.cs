// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Accounts;

/// <summary>A coordination service begins: a tenant of its own.</summary>
/// <param name="Service">Slug, the tenant's id.</param>
/// <param name="Name">Name shown, for example <c>La Croche</c>.</param>
/// <param name="Stamp">The installer.</param>
public sealed record ServiceSetUp(string Service, string Name, Stamp Stamp);

/// <summary>A site (hospital) of the service.</summary>
/// <param name="Site">Slug.</param>
/// <param name="Label">Name shown.</param>
/// <param name="Settings">How it can be reached and how it escalates.</param>
/// <param name="Stamp">The installer or a supervisor.</param>
public sealed record SiteAdded(string Site, string Label, SiteSettings Settings, Stamp Stamp);

public sealed record SiteSettingsChanged(string Site, SiteSettings Settings, Stamp Stamp);

/// <summary>A site has its follow-up plan otherwise from now on. Cases that are open keep the edition they were opened with.</summary>
public sealed record SitePlanEdited(PlanEdition Edition, Stamp Stamp);

/// <summary>Settings of one site.</summary>
/// <param name="OnCallNumber">Telephone number of the clinician on call, told outside opening hours; null where there is none.</param>
/// <param name="Opens">First moment of the office day, Europe/Brussels.</param>
/// <param name="Closes">End of the office day, Europe/Brussels.</param>
/// <param name="EscalateAfter">Working days after which an unanswered escalation moves on; usually 2.</param>
public sealed record SiteSettings(string? OnCallNumber, TimeOnly Opens, TimeOnly Closes, int EscalateAfter)
{
    /// <summary>Office hours from 8:30 to 17:00, escalations move on after two working days.</summary>
    public static SiteSettings Usual { get; } = new(null, new(8, 30), new(17, 0), 2);

    /// <summary>A person reads by name who accessed what is kept about her; else by function.</summary>
    public bool JournalNames { get; init; }

    /// <summary>An absence of more calendar days than this opens a transfer list; usually 3.</summary>
    public int TransferAfter { get; init; } = 3;

    /// <summary>Whether an absence from the first to the last of these days opens a transfer list.</summary>
    public bool OpensTransfer(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber + 1 > TransferAfter;

    /// <summary>When nobody of the site is written to about anything ordinary; null where the usual hours hold.</summary>
    public QuietHours? Quiet { get; init; }
}
