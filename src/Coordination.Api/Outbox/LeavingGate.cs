using Coordination.Api.Access;
using Coordination.Api.Audit;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using MediatR;

namespace Coordination.Api.Outbox;

/// <summary>
/// Reads what a message is about as it is now, decides, and writes the decision down before anything is sent. A message to somebody of the service
/// leaves only if that very account could read what it is about; one to an address of a family member only by a channel that is safe.
/// </summary>
internal sealed class LeavingGate(IServiceScopeFactory scopes, MailSettings settings) : ILeavingGate
{
    public async Task<Leaving> DecideAsync(OutboxMessage message, CancellationToken cancel)
    {
        // Of an emergency access, a sampled one or a person's request the message is a number in any case: whoever owes an answer to it is told.
        var owed = message.Facts.Day is null ? null : await DigestMatter.SumAsync(scopes, message, cancel);
        var mayKnow = owed is not null || message.To.Kind == RecipientKind.Account && (message.Facts.Glass is not null || message.Facts.Request is not null || message.Facts.Sample is not null || (message.Facts.Day is null && await MayReadAsync(message, cancel)));
        var (leaving, file) = await DecideAsync(message, mayKnow, owed, cancel);
        if (leaving.Withheld == LeavingRules.NotSafe && file is { } id)
        {
            await AskSomebodyAsync(message, id, cancel);
        }

        return leaving;
    }

    private async Task<(Leaving Leaving, Guid? Case)> DecideAsync(OutboxMessage message, bool mayKnow, OwedSums? owed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (work, target) = (scope.ServiceProvider.GetRequiredService<Work>(), TargetOf(message.Facts));
        await work.OpenAsync(SweepOf(message), target, cancel, toWrite: false);
        await work.KnowErasuresAsync(cancel, anew: true);
        var (facts, family, again) = message.Facts.Day is { } day
            ? await DigestMatter.FactsAsync(work, message, owed, day, cancel)
            : await LeavingMatter.FactsAsync(work, message, mayKnow, settings.NeutralFrom is not null, cancel);
        var withheld = LeavingRules.Withheld(facts);
        var to = withheld is null ? await StoredRecipients.FindAsync(work, message, family, cancel) : null;
        withheld ??= to is null ? Leaving.NoAddress : null;
        var demand = DemandOf(facts, withheld is null);
        var entry = Gate.Entry(work, target, demand, Answer(work, target, demand, withheld), $"{message.Template} {withheld ?? "leaves"}");
        await AuditTrail.WriteAsync(work, entry, cancel);
        to = to is null || owed is null ? to : to with { Owed = owed, List = settings.List };
        return (new(entry.Id, to, withheld) { Again = withheld is LeavingRules.NotNow or LeavingRules.QuietNow ? again : null }, work.CaseStream?.Id);
    }

    private static Demand DemandOf(LeavingFacts facts, bool leaves) => new(facts.ToFamily ? AccessAction.SendToFamily : AccessAction.ComposeReminder)
    {
        Refine = (_, question) => question with { OwnerHasRight = leaves, SafeChannel = facts.SafeChannel },
    };

    // The row that would have let it leave is named also where it stays: its condition did not hold.
    private static AccessAnswer Answer(Work work, Target target, Demand demand, string? withheld) =>
        AccessDecision.Decide(Facts.About(work, target, demand), Facts.RolesOf(work, target, demand.Action)) is var answer && withheld is null
            ? answer
            : new(Outcome.Refused, answer.Row, Duties.Audit);

    /// <summary>Asks as the recipient, by the function that would answer the recipient's own request.</summary>
    private async Task<bool> MayReadAsync(OutboxMessage message, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (work, target) = (scope.ServiceProvider.GetRequiredService<Work>(), TargetOf(message.Facts));
        await work.OpenAsync(new Login(message.To.Id, message.Tenant, Machine: false), target, cancel, toWrite: false);
        return Reads(message.Facts).Any(action => Gate.Decide(work, target, action == AccessAction.ReadProtection ? new Demand(action, Confidentiality.N4) : new Demand(action)).Granted);
    }

    // A request, a meeting and an alert are read as what they are or through their case; whoever is owed an answer reads it either way.
    private static IEnumerable<AccessAction> Reads(MessageFacts facts) =>
        facts.Alert is not null ? [AccessAction.ReadTriage, AccessAction.ReadCase, AccessAction.ReadAlertStatus]
        : facts.Meeting is not null ? [AccessAction.ReadCase, AccessAction.ReadInvitation]
        : facts.Handover is not null ? [AccessAction.ReadCase, AccessAction.ReadOwnRequest]
        : [AccessAction.ReadCase, AccessAction.ReadProtection];

    private async Task AskSomebodyAsync(OutboxMessage message, Guid file, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Login = SweepOf(message);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TellByHand(file, message.Id, message.Reference), cancel);
    }

    private static Login SweepOf(OutboxMessage message) => new(Actors.Sweep, message.Tenant, Machine: false);

    private static Target TargetOf(MessageFacts facts) => new()
    {
        Handover = facts.Handover,
        Concertation = facts.Handover is null ? facts.Meeting : null,
        Alert = facts.Alert,
        Case = facts.Case,
        Glass = facts.Glass,
        Request = facts.Request,
        Sample = facts.Sample,
    };
}
