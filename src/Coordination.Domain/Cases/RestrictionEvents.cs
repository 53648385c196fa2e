// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>What is kept about a person is told to nobody new for the time being (Regulation (EU) 2016/679, article 18). Care that runs goes on.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Request">By which request of hers.</param>
public sealed record UseRestricted(Guid Person, Guid Request, Stamp Stamp);

/// <summary>The restriction is lifted; she was told before (article 18(3)).</summary>
/// <param name="Person">Whose.</param>
/// <param name="Request">By which request.</param>
public sealed record RestrictionLifted(Guid Person, Guid Request, Stamp Stamp);
