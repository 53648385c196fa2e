namespace Coordination.Domain.Cases;

/// <summary>One case is one pregnancy: what came before is another case, with its own readers, and only the tie between the two stands here.</summary>
public static class EarlierCaseDecider
{
    /// <summary>Cases of earlier pregnancies that one case is tied to at most.</summary>
    public const int Most = 12;

    /// <param name="state">The case of this pregnancy.</param>
    /// <param name="earlier">The case of an earlier one, which whoever links may read.</param>
    /// <param name="stamp">Who and when.</param>
    public static Decision Link(CaseFile state, CaseFile earlier, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : earlier.Id == state.Id ? EarlierCaseRefusals.Itself
        : earlier.EarlierCases.OrEmpty().Any(link => link.Case == state.Id) ? EarlierCaseRefusals.Later
        : state.EarlierCases.OrEmpty().Any(link => link.Case == earlier.Id) ? Decision.AlreadySo
        : state.EarlierCases.OrEmpty().Length >= Most ? EarlierCaseRefusals.TooMany
        : Decision.Of(new EarlierCaseLinked(earlier.Id, stamp));

    public static Decision Unlink(CaseFile state, Guid earlier, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.EarlierCases.OrEmpty().Any(link => link.Case == earlier) ? Decision.Of(new EarlierCaseUnlinked(earlier, stamp))
        : Decision.AlreadySo;
}
