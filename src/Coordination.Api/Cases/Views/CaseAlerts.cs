using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>An alert that the case came from, or that was taken into it later.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Href">Where all of it is read.</param>
internal sealed record CaseAlertCard(Guid Id, string Href)
{
    /// <summary>When it came in; this and the sender are absent where the case was opened before they were kept.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Who said it.</summary>
    public CaseAlertSender? From { get; init; }

    /// <summary>What the sender said, in words: for the coordinators of the case and whoever noted it.</summary>
    public string? Why { get; init; }
}

/// <summary>Who sent an alert.</summary>
/// <param name="Kind">Kind of sender.</param>
/// <param name="KindText">The words it was told in, where no code fits.</param>
/// <param name="Name">The person who spoke.</param>
/// <param name="Organisation">Their service.</param>
/// <param name="Door">How the alert came.</param>
internal sealed record CaseAlertSender(string Kind, string? KindText, string? Name, string? Organisation, AlertDoor Door);

/// <summary>The alerts of a case, for those who may read them, and of each no more than the alert itself tells them.</summary>
internal static class CaseAlerts
{
    private static readonly Demand Reading = new(AccessAction.ReadTriage, Confidentiality.N2);

    public static IEnumerable<Protected?> Sealed(Work work, CaseFile file) =>
        file.Origins.SelectMany(o => new[] { o.KindText, o.Name, o.OrganisationText, IsWhole(work, o) ? o.Words : null });

    /// <summary>The keys must be at hand.</summary>
    public static ImmutableArray<CaseAlertCard> Of(Work work, CaseSight sight, CaseFile file) =>
        file.Alerts.IsEmpty || sight.Agreed is not null || !Gate.Listed(work, work.Case.State, work.Ground, Reading).Granted
            ? []
            : [.. file.Alerts.Select(alert => Of(work, file, alert))];

    private static CaseAlertCard Of(Work work, CaseFile file, Guid alert)
    {
        var card = new CaseAlertCard(alert, $"/v1/alerts/{alert}");
        return file.Origins.FirstOrDefault(o => o.Alert == alert) is not { } origin ? card : card with
        {
            ReceivedAt = origin.ReceivedAt,
            From = new(
                origin.Kind,
                Text(work, file, origin.KindText, CaseFields.AlertKind),
                Text(work, file, origin.Name, CaseFields.AlertSender),
                Text(work, file, origin.OrganisationText, CaseFields.AlertOrganisation) ?? origin.Organisation,
                origin.Door),
            Why = IsWhole(work, origin) ? Text(work, file, origin.Words, CaseFields.AlertWords) : null,
        };
    }

    // As the alert itself: its words may say what is sealed in the case (A65). Rights are those of today.
    private static bool IsWhole(Work work, AlertOrigin origin) => CaseRights.IsHead(work.Case.State, work.Caller.Id) || origin.By == work.Caller.Id;

    private static string? Text(Work work, CaseFile file, Protected? text, string field) =>
        text is null ? null : work.Keys.Open(text, text.Subject, file.Id, field);
}
