using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Screening;

/// <summary>A telephone line to offer.</summary>
/// <param name="Number">As dialled in Belgium.</param>
/// <param name="Label">Whose line it is.</param>
public sealed record HelpLine(string Number, Label Label);

/// <summary>
/// A sign that must not wait, whatever the total. It is an alert to a professional, is not dismissed without a written
/// qualification, and never sends anything to the family by itself.
/// </summary>
public sealed record RedFlagRule
{
    public string Code { get; init; } = "";

    public Label Label { get; init; } = new("", "", "");

    /// <summary>What is expected of the person who takes it.</summary>
    public Label Action { get; init; } = new("", "", "");

    public ImmutableArray<HelpLine> Lines { get; init; } = [];

    /// <summary>Severity of the alert it raises.</summary>
    public string Severity { get; init; } = "";

    /// <summary>Delay until somebody has seen it: <c>+2h</c>, <c>+3d</c> or <c>+0d</c> for the same day.</summary>
    public string Acknowledge { get; init; } = "";

    /// <summary>Delay until a professional has assessed it, counted like <see cref="Acknowledge"/>.</summary>
    public string Assess { get; init; } = "";

    /// <summary>Signs that take away the delay, in words.</summary>
    public Label? AtOnceWhen { get; init; }

    /// <summary>The case goes to safe-contact mode before any message leaves.</summary>
    public bool SafeContact { get; init; }

    /// <summary>Level an entry about it starts with.</summary>
    public Confidentiality Confidentiality { get; init; } = Confidentiality.N2;

    public string Source { get; init; } = "";

    /// <summary><c>default</c>: the delays are to be confirmed by the site.</summary>
    public string Evidence { get; init; } = "";
}

/// <summary>The red flags known here, as reference data.</summary>
public static class RedFlags
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Screening.red-flags.json");

    private static readonly FrozenDictionary<string, RedFlagRule> ByCode = Data.Flags.ToFrozenDictionary(f => f.Code, CodeSpelling.Any);

    public static string Version => Data.Version;

    public static ImmutableArray<RedFlagRule> All => Data.Flags;

    /// <summary>The rule of a code, however it is written. Null for one we do not know, which a caller keeps and treats as urgent and sealed.</summary>
    public static RedFlagRule? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Who may know of a flag of this kind. What no code fits may tell of violence, so it is sealed like it: the heads read it and owe it.</summary>
    public static Confidentiality LevelOf(string code) => Find(code)?.Confidentiality ?? Confidentiality.N4;

    private sealed record Rows(string Version, ImmutableArray<RedFlagRule> Flags);
}
