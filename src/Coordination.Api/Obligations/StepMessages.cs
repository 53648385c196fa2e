using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain;

namespace Coordination.Api.Obligations;

/// <summary>What a fired step says, and to whom. No family and no reason: a reference number and a telephone.</summary>
internal static class StepMessages
{
    public static async Task QueueAsync(Work work, Obligation row, DueStep step, Guid owner, CancellationToken ct)
    {
        foreach (var to in await RecipientsAsync(work, row, step, owner, ct))
        {
            var facts = new MessageFacts
            {
                Asked = work.HandoverStream?.State.AskedAt,
                Due = row.DueAt,
                Call = work.CaseStream?.State.Heads?.First,
                Handover = work.HandoverStream?.Id,
                Meeting = work.ConcertationStream?.Id,
                Alert = work.AlertStream?.Id,
                Glass = work.GlassStream?.Id,
                Request = work.RequestStream?.Id,
                Case = row.Stream == work.CaseStream?.Id ? row.Stream : null,
            };
            OutboxRows.Queue(work, OutboxMessage.Owed(work.Service, to, TemplateOf(row, step), "fr", References.Of(row.Stream), facts, row.Id, step.Name, work.Now));
        }
    }

    private static async Task<IEnumerable<Recipient>> RecipientsAsync(Work work, Obligation row, DueStep step, Guid owner, CancellationToken ct)
    {
        if (step.Tell == Tell.Nobody)
        {
            return [];
        }

        if (step.Tell == Tell.Relay && work.HandoverStream is { } handover)
        {
            return [new Recipient(RecipientKind.Relay, handover.State.Relay)];
        }

        var accounts = await Roster.PeopleOfAsync(work, owner, row.Site, ct);
        return accounts.Select(account => new Recipient(RecipientKind.Account, account));
    }

    private static string TemplateOf(Obligation row, DueStep step) => step.Tell switch
    {
        Tell.Relay => Template.RelayChase,
        Tell.OtherHead or Tell.Lead => Template.Escalation,
        _ when row.Urgency == Urgency.RedFlag => Template.RedFlagNotice,
        _ => Template.ReminderToCoordinator,
    };
}
