namespace Coordination.Domain.Cases;

/// <summary>A person about whom nobody new is told anything.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Request">By which request of hers.</param>
/// <param name="Since">By whom and when.</param>
public sealed record Restriction(Guid Person, Guid Request, Stamp Since);

/// <summary>Restricts the use of what is kept, and lifts that.</summary>
public static class RestrictionDecider
{
    public static Decision Restrict(CaseFile state, UseRestricted restricted) =>
        state.Find(restricted.Person) is null ? CaseRefusals.UnknownPerson
        : state.IsRestricted(restricted.Person) ? Decision.AlreadySo
        : Decision.Of(restricted);

    public static Decision Lift(CaseFile state, RestrictionLifted lifted) =>
        state.IsRestricted(lifted.Person) ? Decision.Of(lifted) : Decision.AlreadySo;
}
