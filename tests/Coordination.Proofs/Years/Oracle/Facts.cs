namespace Coordination.Proofs.Years.Oracle;

/// <summary>Something that happened to a family, told at an instant. Days are civil days; children are counted from 0, <see cref="Mother"/> is she who carries them.</summary>
internal abstract record Fact(long At)
{
    public const int Mother = -1;
}

internal sealed record Opened(long At, int? Term, int Children, int? FirstBornOn) : Fact(At);

internal sealed record LevelDecided(long At, int Level) : Fact(At);

internal sealed record Contacted(long At, int On, bool Reached) : Fact(At);

/// <summary>A relay met the family.</summary>
internal sealed record MetByRelay(long At, int On) : Fact(At);

internal sealed record TermMoved(long At, int Term) : Fact(At);

internal sealed record Born(long At, int Child, int On, int? Grams) : Fact(At);

/// <summary>A loss, a stay, a discharge, a turn; of nobody in particular where <paramref name="Who"/> is null.</summary>
internal sealed record Happened(long At, string Id, string Kind, int? Who, int On) : Fact(At);

internal sealed record TakenBack(long At, string Id) : Fact(At);

internal sealed record PauseAgreed(long At, string Id, int From, int Until) : Fact(At);

internal sealed record PauseCut(long At, string Id, int On) : Fact(At);

internal sealed record ConsentAsked(long At, string Id, bool Refused) : Fact(At);

internal sealed record ConsentTakenBack(long At, string Id) : Fact(At);

internal sealed record SafetyAsked(long At, bool Alone, bool Restricted) : Fact(At);

internal sealed record FactorFound(long At, string Code) : Fact(At);

/// <param name="Repeat">The result asks for a repeat.</param>
/// <param name="Positive">A short screen that is positive.</param>
/// <param name="Flag">Id of the red flag it carries, with its code.</param>
internal sealed record ScreenTaken(long At, string Instrument, int Who, int On, string Id, bool Repeat, bool Positive, (string Id, string Code)? Flag) : Fact(At);

internal sealed record FlagSeen(long At, string Id, bool Assessed) : Fact(At);

/// <summary>Effective relays carry every need, or no longer do.</summary>
internal sealed record NeedsCarried(long At, bool All) : Fact(At);

internal sealed record SoughtAgain(long At, string Id, int Until) : Fact(At);

internal sealed record SeekingEnded(long At, string Id) : Fact(At);

internal sealed record SupportEnding(long At, string Handover, int? Until, bool Followed) : Fact(At);

/// <param name="How"><c>done</c>, <c>elsewhere</c>, <c>aside</c> or <c>moved</c>.</param>
/// <param name="On">The day it was done, or to which it was moved.</param>
internal sealed record StepAnswered(long At, string Code, string Occurrence, string How, int? On) : Fact(At);

internal sealed record Ended(long At) : Fact(At);

internal sealed record BegunAgain(long At) : Fact(At);
