// This shape is stored for ever: never change it, add to it.
using Coordination.Domain.Alerts;

namespace Coordination.Domain.Cases;

/// <summary>An alert as the case keeps it: who sent it, when, and what was said. Its texts are the case's own.</summary>
/// <param name="Alert">Id of the alert.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
/// <param name="Kind">Code of the sender's kind.</param>
/// <param name="Door">How it came.</param>
/// <param name="By">Who typed it: she reads her own words.</param>
public sealed record AlertOrigin(Guid Alert, DateTimeOffset ReceivedAt, string Kind, AlertDoor Door, Guid By)
{
    /// <summary>What kind of sender it is where no code fits.</summary>
    public Protected? KindText { get; init; }

    /// <summary>The person who spoke.</summary>
    public Protected? Name { get; init; }

    /// <summary>Their service, where it was a code.</summary>
    public string? Organisation { get; init; }

    /// <summary>Their service as they named it.</summary>
    public Protected? OrganisationText { get; init; }

    /// <summary>Why, in the sender's words.</summary>
    public Protected? Words { get; init; }

    /// <summary>Of an alert whose texts are sealed for the case already.</summary>
    public static AlertOrigin Of(Alert alert) => new(alert.Id, alert.Received!.At, alert.Sender!.Kind, alert.Door, alert.Received.By)
    {
        KindText = alert.Sender.KindText,
        Name = alert.Sender.Name,
        Organisation = alert.Sender.Organisation,
        OrganisationText = alert.Sender.OrganisationText,
        Words = alert.Reason,
    };
}
