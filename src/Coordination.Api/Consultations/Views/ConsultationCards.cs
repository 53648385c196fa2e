using Coordination.Api.EventStore;
using Coordination.Domain.Consultations;

namespace Coordination.Api.Consultations.Views;

/// <summary>From a consultation to its card, its texts opened.</summary>
internal static class ConsultationCards
{
    public static async Task<ConsultationCard> OfAsync(Work work, Consultation c, CancellationToken ct)
    {
        await work.KeysAsync([c.Reference, c.Place, .. c.Participants.Select(p => p.Name), .. c.Decisions.Select(d => d.Text)], ct);
        return new(c.Id, c.Status, c.StartsAt, c.DurationMinutes, c.Purpose, c.Ground, c.Organiser)
        {
            Reference = work.Keys.Open(c.Reference, c.Id, c.Id, ConsultationFields.Reference),
            Place = work.Keys.Open(c.Place, c.Id, c.Id, ConsultationFields.Place),
            PlannedAt = c.Planned!.At,
            Participants =
            [
                .. c.Participants.Select(p => new ConsultantCard(
                    p.Id,
                    work.Keys.Open(p.Name, p.Id, c.Id, ConsultationFields.Name),
                    work.Keys.Open(p.Organisation, p.Id, c.Id, ConsultationFields.Organisation),
                    p.Function)),
            ],
            CoordinatorIds = c.Coordinators,
            HeldAt = c.HeldAt,
            Attendees = c.Attendees,
            SilenceTold = c.SilenceTold,
            Decisions = [.. c.Decisions.Select(d => new OwnDecisionCard(d.By, work.Keys.Open(d.Text, d.By, c.Id, ConsultationFields.Decision)))],
            ClosedAt = c.Closed?.At,
        };
    }
}
