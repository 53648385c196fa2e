namespace Coordination.Domain.Erasures;

/// <summary>A decision, then the proof that it was carried out. Whether it may be decided is asked of <see cref="Retention"/> and of the accounts before.</summary>
public static class ErasureDecider
{
    /// <summary>One that is not done yet stands as it was decided.</summary>
    public static Decision Decide(Erasure state, ErasureDecided decided) =>
        state.Open is not null || decided.Keys.IsEmpty ? Decision.AlreadySo : Decision.Of(decided);

    /// <summary>The proof, once; also where the decision is not known any more, because a backup from before it was put back.</summary>
    public static Decision Prove(Erasure state, PersonErased proof) => state is { Open: null, Done: not null } ? Decision.AlreadySo : Decision.Of(proof);
}
