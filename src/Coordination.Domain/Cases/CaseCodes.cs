using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>A reason that can be chosen, with its words.</summary>
public sealed record CodedReason(string Code, Label Label);

/// <summary>One list of reasons.</summary>
public sealed class ReasonList
{
    private readonly FrozenSet<string> _codes;

    internal ReasonList(ImmutableArray<CodedReason> reasons) => (All, _codes) = (reasons, reasons.Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal));

    public ImmutableArray<CodedReason> All { get; }

    public bool Contains(string code) => _codes.Contains(code);
}

/// <summary>Coded reasons of a case, as versioned reference data.</summary>
public static class CaseCodes
{
    private static readonly Lists Data = ReferenceData.Read<Lists>("Cases.case-codes.json");

    public static string Version => Data.Version;

    /// <summary>Why a case ends.</summary>
    public static ReasonList Closing { get; } = new(Data.Closing);

    public static ReasonList Reopening { get; } = new(Data.Reopening);

    public static ReasonList Assignment { get; } = new(Data.Assignment);

    /// <summary>Why a person decided a care intensity.</summary>
    public static ReasonList Intensity { get; } = new(Data.Intensity);

    /// <summary>Why a step is done later.</summary>
    public static ReasonList Moving { get; } = new(Data.Moving);

    /// <summary>Why a step does not apply.</summary>
    public static ReasonList NotRelevant { get; } = new(Data.NotRelevant);

    /// <summary>Why the plan waits.</summary>
    public static ReasonList Pausing { get; } = new(Data.Pausing);

    /// <summary>How contact is sought again with a family that went silent.</summary>
    public static ReasonList Recontacting { get; } = new(Data.Recontacting);

    /// <summary>What came of seeking contact again.</summary>
    public static ReasonList RecontactOutcomes { get; } = new(Data.RecontactOutcomes);

    /// <summary>Why somebody asks to be let into a case.</summary>
    public static ReasonList Access { get; } = new(Data.Access);

    private sealed record Lists(
        string Version,
        ImmutableArray<CodedReason> Closing,
        ImmutableArray<CodedReason> Reopening,
        ImmutableArray<CodedReason> Assignment,
        ImmutableArray<CodedReason> Intensity,
        ImmutableArray<CodedReason> Moving,
        ImmutableArray<CodedReason> NotRelevant,
        ImmutableArray<CodedReason> Pausing,
        ImmutableArray<CodedReason> Recontacting,
        ImmutableArray<CodedReason> RecontactOutcomes,
        ImmutableArray<CodedReason> Access);
}
