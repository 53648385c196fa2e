using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;

namespace Coordination.Api.Alerts.Views;

/// <summary>
/// An alert as one reader may see it. While nobody took it, whoever answers for its desk reads all of it: she must act on it (rule A07).
/// Once it is in a case, what is sealed there is sealed here: for the heads and whoever wrote it down, and for nobody who only holds the list of
/// somebody away (A05, A65). With it go the sender's own words, which may say the same.
/// </summary>
internal static class AlertSight
{
    /// <param name="work">Of the reader.</param>
    /// <param name="alert">As stored.</param>
    /// <param name="file">The case that took it, or null.</param>
    public static Alert Of(Work work, Alert alert, CaseFile? file)
    {
        if (IsWhole(work, alert, file))
        {
            return alert;
        }

        var seen = alert with
        {
            Flags = alert.Flags.RemoveAll(f => RedFlags.Find(f.Flag.Code)?.Confidentiality >= Confidentiality.N4),
            Reasons = alert.Reasons.RemoveAll(r => FactorCodes.Find(r.Code)?.Confidentiality >= Confidentiality.N4),
            Screenings = alert.Screenings.RemoveAll(s => s.Confidentiality >= Confidentiality.N4),
        };
        // A result may be shared and yet raise a flag that is not: its notes say why.
        return seen with { Reason = null, Screenings = [.. seen.Screenings.Select(s => s with { Notes = [] })] };
    }

    /// <summary>Whether the reader sees all of it, second contents included, which nobody has sorted.</summary>
    public static bool IsWhole(Work work, Alert alert, CaseFile? file) =>
        file is null || CaseRights.IsHead(file, work.Caller.Id) || alert.Received?.By == work.Caller.Id;
}
