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

/// <summary>Every expected "no" to a tie with an earlier pregnancy's case.</summary>
public static class EarlierCaseRefusals
{
    public static Refusal Itself { get; } = Refusal.Meaning("earlier-case-itself", "A case is not earlier than itself.", "earlierCaseId");

    public static Refusal Later { get; } = Refusal.Conflict("earlier-case-later", "That case has this one as an earlier one: it is the later of the two.", "earlierCaseId");

    public static Refusal TooMany { get; } = Refusal.Conflict("earlier-case-too-many", "A case is tied to at most twelve earlier ones: tie it to the last, which leads to those before it.", "earlierCaseId");
}
