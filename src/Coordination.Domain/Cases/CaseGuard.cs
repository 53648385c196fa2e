namespace Coordination.Domain.Cases;

/// <summary>Guards that the deciders of a case share.</summary>
internal static class CaseGuard
{
    public static Refusal? Unknown(CaseFile state) => state.Standing == CaseStanding.None ? CaseRefusals.Unknown : null;

    public static Refusal? NotOpen(CaseFile state) => state.Standing switch
    {
        CaseStanding.None => CaseRefusals.Unknown,
        CaseStanding.Closed => CaseRefusals.Closed,
        CaseStanding.Open => null,
    };

    /// <summary>Open, and this person is in it.</summary>
    public static Refusal? NotOpenFor(CaseFile state, Guid person) =>
        NotOpen(state) ?? (state.Find(person) is null ? CaseRefusals.UnknownPerson : null);

    /// <summary>Only people decide about people.</summary>
    public static bool IsNobody(Stamp stamp) => stamp.By == Actors.Sweep || stamp.By == Actors.Installer;
}
