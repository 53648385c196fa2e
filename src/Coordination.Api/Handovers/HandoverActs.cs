using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Handovers;

/// <summary>What a write on a handover gives back: where it stands and what is owed next. Ids, codes and instants only.</summary>
/// <param name="Reference">Number to be said on the telephone.</param>
/// <param name="State">Where it stands now.</param>
internal sealed record HandoverReceipt(Guid Id, string Reference, HandoverStatus State)
{
    /// <summary>Case it belongs to; not told to a relay that does not know the family.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>By when the next word is owed; null when nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>After a no or a "later": relays to ask next, best fit first.</summary>
    public ImmutableArray<Guid>? NextRelays { get; init; }

    /// <summary>Codes of what deserves attention although the act was done.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>What every act on a handover has in common: the case follows the baton, and the answer tells what is owed.</summary>
internal static class HandoverActs
{
    public static Demand Record { get; } = new(AccessAction.RecordAnswer);

    public static Demand Withdraw { get; } = new(AccessAction.WithdrawHandover);

    public static Demand Confirm { get; } = new(AccessAction.ConfirmContact);

    /// <summary>The reply of an act after which another carries the need.</summary>
    public static async Task<Reply> CarriedAsync(Work work, Reply reply, CancellationToken ct) =>
        reply.Refusal is null && await CarriedNeeds.FollowAsync(work, work.Handover, ct) is { } refusal ? Reply.Refused(refusal) : reply;

    /// <summary>Appends the decision, lets the case follow, and words the receipt.</summary>
    public static Reply Done(Work work, Decision decision) => Refused(work, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(Receipt(work, work.Handover));

    /// <summary>As <see cref="Done"/>, and tells a relay that was still asked that no answer is expected any more.</summary>
    public static async Task<Reply> TakenBackAsync(Work work, Decision decision, CancellationToken ct)
    {
        if (Refused(work, decision) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        if (work.Handover.Pending.Count > 0 && await work.LoadAsync<Relay>(work.Handover.State.Relay, ct) is { } relay)
        {
            Tell(work, work.Handover, relay, Template.HandoverWithdrawn, "withdrawn");
        }

        return Reply.Done(Receipt(work, work.Handover));
    }

    /// <summary>Appends the decision and lets the case follow.</summary>
    public static Refusal? Refused(Work work, Decision decision) => Work.Append(work.Handover, decision) ?? LetCaseFollow(work) ?? CarriedNeeds.Met(work) ?? LetEndBe(work);

    public static HandoverReceipt Receipt(Work work, OpenStream<Handover> stream)
    {
        var heads = work.Case.State.Heads;
        var owed = heads is null ? [] : HandoverOwed.Of(stream.State, heads, work.Plan);
        return new(stream.Id, References.Of(stream.Id), stream.State.Status)
        {
            CaseId = stream.State.Case,
            DueAt = owed.IsEmpty ? null : owed[0].DueAt,
        };
    }

    /// <summary>One side says that the support holds.</summary>
    public static Decision Holds(Work work, Confirmer by, DateTimeOffset saidAt) => HandoverDecider.ConfirmEffective(work.Handover.State, by, saidAt, work.Stamp);

    /// <summary>As <see cref="Done"/>, for the relay itself.</summary>
    public static Reply DoneByRelay(Work work, Decision decision) =>
        Refused(work, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(ReceiptForRelay(work));

    public static HandoverReceipt ReceiptForRelay(Work work) =>
        Receipt(work, work.Handover) is var receipt && work.Handover.State.OpensCase ? receipt : receipt with { CaseId = null };

    /// <summary>A message to the relay: a reference number and a telephone, nothing else. False where it has no mail address.</summary>
    public static bool Tell(Work work, OpenStream<Handover> stream, Relay relay, string template, string occasion)
    {
        if (relay.Record.Mail is null)
        {
            return false;
        }

        var facts = new MessageFacts { Asked = stream.State.AskedAt, Due = Receipt(work, stream).DueAt, Call = work.Case.State.Heads?.First, Handover = stream.Id };
        OutboxRows.Queue(work, OutboxMessage.Once(
            work.Service, new(RecipientKind.Relay, relay.Id), template, "fr", References.Of(stream.Id), facts, stream.Id, occasion, work.Now));
        return true;
    }

    // Of a support that is over no end is foreseen any more.
    private static Refusal? LetEndBe(Work work) => work.Handover.State.Closing is null
        ? null
        : Work.Append(work.Case, SupportEndDecider.Over(work.Case.State, work.Handover.Id, work.Stamp));

    // A yes that names the family opens the case to the relay, and whatever closes the handover shuts it, in the same commit (rules A20, A30).
    private static Refusal? LetCaseFollow(Work work)
    {
        var (file, handover) = (work.Case, work.Handover.State);
        var relation = Ids.Derived("relation", handover.Id.ToString("N"));
        var running = file.State.Relations.Any(r => r.Id == relation && r.Ended is null);
        return (handover.OpensCase, running) switch
        {
            (true, false) when file.State.IsOpen && handover.Mandate is { } mandate => UnderMandate(work, relation, mandate),
            (true, false) when file.State.IsOpen => Work.Append(file, RelationDecider.Grant(file.State, new RelationGranted(
                relation, handover.Relay, HolderKind.Relay, RelationRole.CareMember, RelationBasis.Help, null, work.Now, null, ProofKind.Handover, handover.Id, work.Stamp))),
            // What a person gave on the strength of it ends with it too.
            (false, _) => Work.Append(file, RelationDecider.EndGiven(file.State, ProofKind.Handover, handover.Id, "handover-closed", work.Stamp))
                ?? (running ? Work.Append(file, RelationDecider.End(file.State, relation, "handover-closed", work.Stamp)) : null),
            _ => null,
        };
    }

    // What a yes under a mandate gives rests on the mandate: it is over with it, and is not given where it runs no more or was ended by somebody.
    private static Refusal? UnderMandate(Work work, Guid relation, Guid mandate)
    {
        var file = work.Case;
        var runs = file.State.Mandates.Any(m => m.Id == mandate && m.RunsOn(CivilTime.DayOf(work.Now)));
        return !runs || file.State.Relations.Any(r => r.Id == relation) ? null : Work.Append(file, RelationDecider.Grant(file.State, new RelationGranted(
            relation, work.Handover.State.Relay, HolderKind.Relay, RelationRole.CareMember, RelationBasis.Mandate, null, work.Now,
            RelationProofs.OverAt(file.State, ProofKind.Mandate, mandate), ProofKind.Mandate, mandate, work.Stamp)));
    }
}
