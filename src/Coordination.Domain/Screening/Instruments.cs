using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Screening;

/// <summary>
/// The instruments known here. A changed threshold is a new row with a new version after the old one: the last row of a code is in
/// force, and a result keeps the version it was scored with.
/// </summary>
public static class Instruments
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Screening.instruments.json");

    private static readonly FrozenDictionary<string, Instrument> ByCode =
        Data.Instruments.GroupBy(i => i.Code).ToFrozenDictionary(g => g.Key, g => g.Last(), CodeSpelling.Any);

    /// <summary>Every row, the retired ones included.</summary>
    public static ImmutableArray<Instrument> All => Data.Instruments;

    /// <summary>The row in force of a code, however it is written, or null when we do not know the instrument.</summary>
    public static Instrument? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The row a stored result was scored with.</summary>
    public static Instrument? Find(string code, string version) => Data.Instruments.FirstOrDefault(i => i.Code == code && i.Version == version);

    /// <summary>The instrument a LOINC code of a form or a total stands for, or null.</summary>
    public static Instrument? ByLoinc(string loinc) => ByCode.Values.FirstOrDefault(i => i.LoincIn.Contains(loinc));

    private sealed record Rows(ImmutableArray<Instrument> Instruments);
}
