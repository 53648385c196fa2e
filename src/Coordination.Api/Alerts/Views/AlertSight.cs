using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;

namespace Coordination.Api.Alerts.Views;

/// <summary>
/// An alert as one reader may see it. While nobody took it, whoever answers for its desk reads all of it: she must act on it (rule A07).
/// Once it is in a case, what is sealed there is sealed here: for the heads and whoever wrote it down, and for nobody who only holds the list of
/// somebody away (A05, A65). With it go the sender's own words, which may say the same, where a code was asked too. Nobody is shown a number that the case withholds (A81).
/// </summary>
internal static class AlertSight
{
    /// <summary>Kind of a sender who is the person herself or hers.</summary>
    private const string Family = "family";

    /// <param name="work">Of the reader.</param>
    /// <param name="alert">As stored.</param>
    /// <param name="file">The case that took it, or null.</param>
    public static SeenAlert Of(Work work, Alert alert, CaseFile? file)
    {
        var (whole, callable) = (IsWhole(work, alert, file), MayBeCalled(alert, file, CivilTime.DayOf(work.Now)));
        var seen = callable ? alert : WithoutNumbers(alert);
        return new(whole ? seen : InPart(seen), whole, callable);
    }

    private static Alert InPart(Alert alert)
    {
        var seen = alert with
        {
            Flags = alert.Flags.RemoveAll(f => RedFlags.LevelOf(f.Flag.Code) >= Confidentiality.N4),
            Reasons = alert.Reasons.RemoveAll(r => r.Uncoded || FactorCodes.LevelOf(r.Code) >= Confidentiality.N4),
            Screenings = alert.Screenings.RemoveAll(s => !s.Coded || s.Confidentiality >= Confidentiality.N4),
        };
        // A result may be shared and yet raise a flag that is not: its notes say why.
        return seen with { Reason = null, Screenings = [.. seen.Screenings.Select(s => s with { Notes = [] })] };
    }

    /// <summary>
    /// Whether the telephone number that the alert came with may be dialled. Once it is in a case, the person's safe contact says so, for every
    /// reader (A81): the number that must not be called is not shown beside the case that withholds it.
    /// </summary>
    private static bool MayBeCalled(Alert alert, CaseFile? file, DateOnly today) =>
        file is null || (Reaching.MayBeCalled(file, file.Mother, today) && Reaching.MayBeCalled(file, alert.About!.Person, today));

    // A family that raised its own alert gave the number as the sender's.
    private static Alert WithoutNumbers(Alert alert) => alert with
    {
        About = alert.About! with { Telephone = null },
        Sender = alert.Sender!.Kind == Family ? alert.Sender with { Telephone = null } : alert.Sender,
    };

    /// <summary>Whether the reader sees all of it, second contents included, which nobody has sorted.</summary>
    public static bool IsWhole(Work work, Alert alert, CaseFile? file) =>
        file is null || CaseRights.IsHead(file, work.Caller.Id) || alert.Received?.By == work.Caller.Id;
}

/// <summary>What one reader gets of an alert.</summary>
/// <param name="Alert">Without what she may not see.</param>
/// <param name="Whole">Nothing sealed was left out of it.</param>
/// <param name="Callable">The number it came with may be dialled; where not it was left out.</param>
internal sealed record SeenAlert(Alert Alert, bool Whole, bool Callable);
