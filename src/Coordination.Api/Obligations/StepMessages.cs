using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Obligations;

/// <summary>What a fired step says, and to whom. No family and no reason: a reference number and a telephone.</summary>
internal static class StepMessages
{
    /// <param name="work">That fired it.</param>
    /// <param name="row">What is owed, as it was before.</param>
    /// <param name="step">What fired.</param>
    /// <param name="moved">What is owed now: in whose list, and at which site.</param>
    /// <param name="ct">Ends with the sweep.</param>
    public static async Task QueueAsync(Work work, Obligation row, DueStep step, Obligation moved, CancellationToken ct)
    {
        var template = TemplateOf(row, step);
        foreach (var to in await RecipientsAsync(work, row, step, moved, ct))
        {
            if (template == Template.ReminderToCoordinator && row.Urgency == Urgency.Normal && await IsGatheredAsync(work, to, ct))
            {
                continue;
            }

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
                Sample = work.SampleStream?.Id,
                Case = row.Stream == work.CaseStream?.Id || work.TransferStream is not null ? row.Case ?? row.Stream : null,
            };
            OutboxRows.Queue(work, OutboxMessage.Owed(work.Service, to, template, "fr", References.Of(work.TransferStream is null ? row.Stream : row.Case!.Value), facts, row.Id, step.Name, work.Now));
        }
    }

    private static async Task<IEnumerable<Recipient>> RecipientsAsync(Work work, Obligation row, DueStep step, Obligation moved, CancellationToken ct)
    {
        if (step.Tell == Tell.Nobody)
        {
            return [];
        }

        if (step.Tell == Tell.Relay && work.HandoverStream is { } handover)
        {
            return [new Recipient(RecipientKind.Relay, handover.State.Relay)];
        }

        // Whoever is away reads no message: those who hold her list today do.
        if (work.TransferStream is not null && row.Code == Domain.Transfers.TransferOwed.PickUp && moved.Owner == row.Owner)
        {
            return (await Roster.HoldersOfAsync(work, moved.Owner, moved.Site, ct)).Select(account => new Recipient(RecipientKind.Account, account));
        }

        // Whose access was drawn is not told of it, whatever desk she answers for since.
        var accounts = await Roster.PeopleOfAsync(work, moved.Owner, moved.Site, ct);
        return accounts.Where(account => account != work.SampleStream?.State.By).Select(account => new Recipient(RecipientKind.Account, account));
    }

    // Whoever has her list summed up for her reads there that it is due. What is red, urgent or moved on to somebody else is told by itself all the same.
    private static async Task<bool> IsGatheredAsync(Work work, Recipient to, CancellationToken ct) =>
        to.Kind == RecipientKind.Account && await work.LoadAsync<Account>(to.Id, ct) is { } account && DigestRules.Gathers(account, work.Now);

    private static string TemplateOf(Obligation row, DueStep step) => step.Tell switch
    {
        Tell.Relay => Template.RelayChase,
        Tell.OtherHead or Tell.Lead => Template.Escalation,
        _ when row.Urgency == Urgency.RedFlag => Template.RedFlagNotice,
        _ => Template.ReminderToCoordinator,
    };
}
