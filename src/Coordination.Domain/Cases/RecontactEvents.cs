// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>Contact is lost, and somebody whom the family trusts chose how it is sought again, and until when.</summary>
/// <param name="Recontact">Its id.</param>
/// <param name="Way">Code of <see cref="CaseCodes.Recontacting"/>.</param>
/// <param name="ChosenBy">Professional, or person of the case, whom the family trusts and who chose it.</param>
/// <param name="Until">Civil day on which somebody owes to say what came of it.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record RecontactPlanned(Guid Recontact, string Way, Guid ChosenBy, DateOnly Until, Stamp Stamp);

/// <summary>What came of it.</summary>
/// <param name="Recontact">Its id.</param>
/// <param name="Outcome">Code of <see cref="CaseCodes.RecontactOutcomes"/>: not to reach a family, or a family that does not want, are honest ends.</param>
/// <param name="Stamp">Who said so.</param>
public sealed record RecontactEnded(Guid Recontact, string Outcome, Stamp Stamp);
