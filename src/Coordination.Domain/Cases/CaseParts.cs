using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Cases;

[JsonConverter(typeof(JsonStringEnumConverter<CaseStanding>))]
public enum CaseStanding
{
    /// <summary>Not opened.</summary>
    None,

    Open,
    Closed,
}

/// <summary>The pregnancy and what is born of it. One due date, one gestational age at birth.</summary>
public sealed record Pregnancy(DateOnly? LastPeriod, DateOnly DueDate, DueDateBasis Basis, int ExpectedChildren, ImmutableArray<DateOnly> EarlierDueDates);

/// <param name="Child">Person id.</param>
/// <param name="On">Civil day.</param>
/// <param name="WeightGrams">Birth weight in grams, when it is known.</param>
public sealed record Birth(Guid Child, DateOnly On, int? WeightGrams = null);

/// <summary>A dated relation; over when <paramref name="Ended"/> is set or its end has passed.</summary>
public sealed record Relation(
    Guid Id,
    Guid Holder,
    HolderKind HolderKind,
    RelationRole Role,
    RelationBasis Basis,
    Guid? Person,
    DateTimeOffset From,
    DateTimeOffset? Until,
    ProofKind Proof,
    Guid ProofId,
    Stamp? Ended)
{
    /// <summary>When it is over: by its own end, or ended before that; null while no end is set.</summary>
    [JsonIgnore]
    public DateTimeOffset? OverAt => Ended is null || Until <= Ended.At ? Until : Ended.At;

    /// <summary>Whether it holds at this instant. Once ended it never does: the clock of who asks may be behind that of who ended it.</summary>
    public bool ActiveAt(DateTimeOffset at) => Ended is null && From <= at && (Until is null || at < Until);
}

public sealed record Exclusion(Guid Id, Guid By, Guid Excluded, HolderKind Kind, Stamp Recorded, Stamp? Ended)
{
    /// <summary>What she said, when she said something.</summary>
    public Protected? Reason { get; init; }
}

/// <summary>How a person may be reached, by what she said last.</summary>
/// <param name="Terms">What goes with a restriction, where something was said.</param>
public sealed record SafeContact(
    Guid Person, YesNo AskedAlone, bool Restricted, ImmutableArray<string> Channels, Protected? Instructions, Stamp Asked, ContactTerms? Terms = null)
{
    /// <summary>Whether her answer still counts on that day.</summary>
    public bool CountsOn(DateOnly day) => Terms?.ValidUntil is not { } until || day <= until;
}

/// <summary>More ways to reach a person, which a second professional must agree to.</summary>
/// <param name="Asked">Who asked her alone, and when.</param>
/// <param name="Agreed">True once it holds, false once it was declined or overtaken, null while it waits.</param>
/// <param name="Terms">What goes with it, where it stays restricted.</param>
public sealed record SafeContactEasing(
    Guid Id, Guid Person, bool Restricted, ImmutableArray<string> Channels, Protected? Instructions, Stamp Asked, bool? Agreed = null, ContactTerms? Terms = null);

/// <summary>Somebody asks to be let into the case.</summary>
/// <param name="Granted">True once let in, false once declined, null while it waits.</param>
public sealed record AccessAsk(Guid Id, Guid By, RelationRole Role, string Reason, Protected? Text, Stamp Asked, bool? Granted = null);

public sealed record Contact(
    Guid Id,
    ContactWith With,
    Protected? Text,
    ContactChannel Channel,
    DateOnly OccurredOn,
    bool Reached,
    Confidentiality Level,
    Stamp Stamp);

/// <summary>An entry with every text it had, oldest first.</summary>
public sealed record Entry(
    Guid Id,
    string Kind,
    Confidentiality Level,
    Guid Subject,
    string? Discipline,
    ImmutableArray<Guid> Named,
    bool HeadsNamed,
    ImmutableArray<Guid> Sealed,
    RelationBasis Basis,
    ImmutableArray<EntryText> Texts,
    ImmutableArray<Guid> DisclosedTo,
    DateTimeOffset OccurredAt,
    Guid Author)
{
    /// <summary>It holds facts about somebody else.</summary>
    public ThirdPartyTag? ThirdParty { get; init; }

    /// <summary>To whom it was disclosed, and how much of it stood then.</summary>
    public ImmutableArray<EntryTold> Told { get; init; } = [];

    /// <summary>As it was disclosed to one of these holders last: an amendment is told by a new disclosure.</summary>
    public Entry AsTold(IReadOnlyCollection<Guid> holders)
    {
        var texts = Told.OrEmpty().Where(t => holders.Contains(t.Recipient)).Select(t => t.Texts).DefaultIfEmpty(Texts.Length).Max();
        return this with { Texts = Texts[..Math.Min(texts, Texts.Length)] };
    }
}

public sealed record EntryText(Protected Text, Stamp Stamp);

/// <summary>Somebody outside was told.</summary>
/// <param name="Id">Its id in the ledger.</param>
/// <param name="Authority">Code of whom.</param>
/// <param name="Items">Things of the case that were told.</param>
/// <param name="Emergency">Coded reason where it was done without consent in an emergency.</param>
/// <param name="Text">What was said.</param>
/// <param name="Level">Who may know of it.</param>
/// <param name="Stamp">Who told it.</param>
/// <param name="Told">When the person was told of it, or null.</param>
public sealed record OutsideDisclosure(
    Guid Id, string Authority, ImmutableArray<DisclosedItem> Items, string? Emergency, Protected? Text, Confidentiality Level, Stamp Stamp, DisclosureTold? Told = null)
{
    /// <summary>The person is still to be told.</summary>
    [JsonIgnore]
    public bool AwaitsTelling => Emergency is not null && Told is null;
}

/// <summary>One use of an instrument, as recorded.</summary>
public sealed record Screened(Guid Id, ScreeningResult Result, Confidentiality Level, Guid? Alert, Stamp Stamp)
{
    /// <summary>Person screened.</summary>
    [JsonIgnore]
    public Guid Subject => Result.Subject;

    /// <summary>Civil day of the answers.</summary>
    [JsonIgnore]
    public DateOnly On => Result.TakenOn;
}

public sealed record RedFlag(
    Guid Id,
    string Code,
    string Source,
    Guid? Subject,
    DateTimeOffset RaisedAt,
    Stamp? Acknowledged,
    Stamp? Assessed,
    Protected? Qualification,
    Stamp? Raised = null,
    Protected? Text = null,
    bool OfSealed = false)
{
    /// <summary>Who may know of it: violence and danger are sealed, what no code fits, what its author sealed, and what a sealed result raised, which it would tell; the rest is shared content.</summary>
    [JsonIgnore]
    public Confidentiality Level => OfSealed ? Confidentiality.N4 : RedFlags.LevelOf(Code);
}

public sealed record Factor(
    Guid Id,
    string Code,
    string? Domain,
    FactorSubject About,
    Guid? Subject,
    FactorStatus Status,
    DateOnly? Since,
    FactorSource Source,
    Certainty Certainty,
    bool FunctionalImpact,
    Confidentiality Level,
    Protected? Note,
    Stamp Stamp,
    Stamp? Resolved,
    Protected? Text = null);

[JsonConverter(typeof(JsonStringEnumConverter<StepEnd>))]
public enum StepEnd
{
    /// <summary>Still owed; it was moved.</summary>
    Moved,

    Done,
    Elsewhere,
    NotRelevant,
}

/// <summary>What happened to one occurrence of a step.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Occurrence">Which one.</param>
/// <param name="End">Done, elsewhere, not relevant, or moved and still owed.</param>
/// <param name="On">Day done, or day it was moved to.</param>
/// <param name="Reason">Coded reason of a move or of "not relevant".</param>
/// <param name="Stamp">Who decided.</param>
public sealed record StepOutcome(string Code, string Occurrence, StepEnd End, DateOnly? On, string? Reason, Stamp Stamp);

public sealed record Reminder(Guid Id, DateOnly On, Protected? Text, Guid Owner, Stamp? Done);
