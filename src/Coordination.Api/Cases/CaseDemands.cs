using Coordination.Domain;

namespace Coordination.Api.Cases;

/// <summary>What acts on a case ask of the decision table.</summary>
internal static class CaseDemands
{
    /// <summary>N0 is about nobody and no level of an act on a case: the decider refuses it and says why.</summary>
    public static Confidentiality LevelOf(Confidentiality wished) => wished == Confidentiality.N0 ? Confidentiality.N1 : wished;
}
