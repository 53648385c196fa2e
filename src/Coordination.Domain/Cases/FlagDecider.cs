using Coordination.Domain.Screening;

namespace Coordination.Domain.Cases;

/// <summary>Red flags: independent of any total, ended only by a written assessment of a professional.</summary>
public static class FlagDecider
{
    /// <summary>Raises a flag on a statement; its author may seal it and not unseal it. One of an instrument is raised with its result.</summary>
    public static Decision Raise(CaseFile state, Guid flag, string code, Guid? subject, Stamp stamp, Protected? text = null, Confidentiality? level = null) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : code.Length == 0 ? ScreeningRecordRefusals.NeedsCode
        : level < RedFlags.LevelOf(code) ? ScreeningRecordRefusals.LevelTooLow
        : subject is { } person && state.Find(person) is null ? CaseRefusals.UnknownPerson
        : state.Flags.Any(f => f.Id == flag) ? Decision.AlreadySo
        : Decision.Of(new RedFlagRaised(flag, code, "statement", subject, stamp.At, stamp) { Text = text, Level = level });

    public static Decision Acknowledge(CaseFile state, Guid flag, Stamp stamp) =>
        Fault(state, flag, stamp) is { } refusal ? refusal
        : Find(state, flag) is not { } known ? ScreeningRecordRefusals.UnknownFlag
        : known.Acknowledged is not null ? Decision.AlreadySo
        : Decision.Of(new RedFlagAcknowledged(flag, stamp));

    /// <summary>Assesses in writing. Seeing it is part of assessing it.</summary>
    public static Decision Assess(CaseFile state, Guid flag, Protected qualification, Stamp stamp) =>
        Fault(state, flag, stamp) is { } refusal ? refusal
        : Find(state, flag) is not { } known ? ScreeningRecordRefusals.UnknownFlag
        : known.Assessed is not null ? Decision.AlreadySo
        : known.Acknowledged is null ? Decision.Of(new RedFlagAcknowledged(flag, stamp), new RedFlagAssessed(flag, qualification, stamp))
        : Decision.Of(new RedFlagAssessed(flag, qualification, stamp));

    // What is sealed outlives a closing by somebody who may not know of it, and so is answered after it too.
    private static Refusal? Fault(CaseFile state, Guid flag, Stamp stamp) =>
        (Find(state, flag) is { } known && Unsealed.IsSealed(known.Level) ? CaseGuard.Unknown(state) : CaseGuard.NotOpen(state))
        ?? (CaseGuard.IsNobody(stamp) ? ScreeningRecordRefusals.FlagNeedsProfessional : null);

    private static RedFlag? Find(CaseFile state, Guid flag) => state.Flags.FirstOrDefault(f => f.Id == flag);
}
