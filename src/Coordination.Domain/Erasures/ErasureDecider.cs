namespace Coordination.Domain.Erasures;

/// <summary>A proposal, the agreement of another one that decides it, then the proof that it was carried out. Who may do either is asked of the accounts before.</summary>
public static class ErasureDecider
{
    /// <summary>Proposed for so long as it has not lapsed.</summary>
    /// <param name="state">The erasing of the person.</param>
    /// <param name="proposed">What is proposed.</param>
    /// <param name="refused">Why the record is still to be kept, or null.</param>
    public static Decision Propose(Erasure state, ErasureProposed proposed, Refusal? refused) =>
        state.Open is not null ? ErasureRefusals.AlreadyDecided
        : state.Proposal is { } known && Retention.Stands(known.Stamp.At, proposed.Stamp.At)
            ? known.Ground == proposed.Ground && known.Stamp.By == proposed.Stamp.By ? Decision.AlreadySo : ErasureRefusals.AlreadyProposed
        : refused ?? Decision.Of(proposed);

    /// <summary>Another one agrees: with that it is decided.</summary>
    public static Decision Agree(Erasure state, ErasureDecided decided, Refusal? refused) =>
        state.Open is { } open ? open.ConfirmedBy == decided.ConfirmedBy ? Decision.AlreadySo : ErasureRefusals.AlreadyDecided
        : state.Proposal is not { } proposal ? ErasureRefusals.Unknown
        : !Retention.Stands(proposal.Stamp.At, decided.Stamp.At) ? ErasureRefusals.Lapsed
        : proposal.Stamp.By == decided.Stamp.By ? ErasureRefusals.SecondIsTheFirst
        : refused ?? Decide(state, decided);

    public static Decision Decline(Erasure state, Stamp stamp) =>
        state.Proposal is null ? state.Person == Guid.Empty ? ErasureRefusals.Unknown : Decision.AlreadySo : Decision.Of(new ErasureDeclined(state.Person, stamp));

    /// <summary>One that is not done yet stands as it was decided.</summary>
    public static Decision Decide(Erasure state, ErasureDecided decided) =>
        state.Open is not null || decided.Keys.IsEmpty ? Decision.AlreadySo : Decision.Of(decided);

    /// <summary>The proof, once; also where the decision is not known any more, because a backup from before it was put back.</summary>
    public static Decision Prove(Erasure state, PersonErased proof) => state is { Open: null, Done: not null } ? Decision.AlreadySo : Decision.Of(proof);
}
