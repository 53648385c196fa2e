using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts;

/// <summary>An alert as a case takes it over: what was said of it in words was sealed into the alert, and is read in the case as the case's own text.</summary>
internal static class HandedAlert
{
    /// <summary>The keys of both persons must be at hand.</summary>
    public static Alert Of(Work work, OpenStream<Alert> alert, Guid file, Guid mother)
    {
        Protected? Again(Protected? text, string of, string becomes) =>
            work.SealOrNull(mother, file, becomes, work.Keys.Open(text, alert.State.About!.Person, alert.Id, of));
        var sender = alert.State.Sender!;
        return alert.State with
        {
            Sender = sender with
            {
                KindText = Again(sender.KindText, AlertFields.SenderKind, CaseFields.AlertKind),
                Name = Again(sender.Name, AlertFields.SenderName, CaseFields.AlertSender),
                OrganisationText = Again(sender.OrganisationText, AlertFields.Organisation, CaseFields.AlertOrganisation),
            },
            Reason = Again(alert.State.Reason, AlertFields.Reason, CaseFields.AlertWords),
            Reasons = [.. alert.State.Reasons.Select(r => r with { Text = Again(r.Text, AlertFields.Code, CaseFields.FactorWords) })],
            Screenings = [.. alert.State.Screenings.Select(s => s with { InstrumentText = Again(s.InstrumentText, AlertFields.Instrument, CaseFields.Instrument) })],
            Flags =
            [
                .. alert.State.Flags.Select(f => f with
                {
                    Flag = f.Flag with { Text = Again(f.Flag.Text, AlertFields.FlagCode, CaseFields.FlagWords) },
                    Qualification = Again(f.Qualification, AlertFields.FlagQualification, CaseFields.Qualification),
                }),
            ],
        };
    }
}
