using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Cases;

/// <summary>What an alert brings into a case: scores, red flags with what was done about them, and coded reasons as suspected factors.</summary>
internal static class AlertFindings
{
    public static ImmutableArray<object> Of(CaseFile state, Alert alert, Stamp stamp) =>
        [.. Screenings(state, alert, stamp), .. alert.Flags.SelectMany(flag => Flags(state, flag)), .. Factors(state, alert, stamp)];

    private static IEnumerable<object> Screenings(CaseFile state, Alert alert, Stamp stamp) =>
        alert.Screenings.Select((result, index) => new ScreeningRecorded(
            Ids.Derived("screening", alert.Id.ToString("N"), $"{index}"),
            result.Subject == alert.About?.Person ? result with { Subject = state.Mother } : result,
            result.Confidentiality,
            alert.Id,
            stamp));

    // The flag keeps its id, its instant and who saw it: taking an alert gives nobody a second delay.
    private static IEnumerable<object> Flags(CaseFile state, AlertFlagState flag)
    {
        var raised = flag.Flag;
        yield return new RedFlagRaised(raised.Id, raised.Code, raised.Source, state.Mother, raised.RaisedAt, flag.Raised) { Text = raised.Text };
        if (flag.Acknowledged is { } seen)
        {
            yield return new RedFlagAcknowledged(raised.Id, seen);
        }

        if (flag is { Assessed: { } assessed, Qualification: { } text })
        {
            yield return new RedFlagAssessed(raised.Id, text, assessed);
        }
    }

    private static IEnumerable<object> Factors(CaseFile state, Alert alert, Stamp stamp) =>
        from reason in alert.Reasons.DistinctBy(r => (r.Code, r.Text))
        where reason.Text is not null || !state.Factors.Any(f => f.Code == reason.Code && f.Resolved is null)
        let factor = FactorCodes.Find(reason.Code)
        let about = factor?.Domain == "B" ? FactorSubject.Child : FactorSubject.Mother
        select new FactorRecorded(
            Ids.Derived("factor", alert.Id.ToString("N"), reason.Text?.Cipher ?? reason.Code),
            reason.Code,
            factor?.Domain,
            about,
            about == FactorSubject.Mother ? state.Mother : null,
            FactorStatus.Suspected,
            null,
            FactorSource.Professional,
            Certainty.Unsure,
            false,
            FactorCodes.LevelOf(reason.Code),
            null,
            stamp)
        {
            Text = reason.Text,
        };
}
