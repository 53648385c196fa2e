namespace Coordination.Domain.Access;

/// <summary>What a message that wants to leave is for.</summary>
public enum Errand
{
    /// <summary>A relay is asked, or asked again.</summary>
    Ask,

    /// <summary>Somebody is invited to a meeting, or told that it moved.</summary>
    Invite,

    /// <summary>Something the recipient knows of is over: a request taken back, a meeting that is off.</summary>
    CallOff,

    /// <summary>Somebody of the service is told of what is owed.</summary>
    Remind,

    /// <summary>Somebody of the service is told how much stands in her list, in numbers.</summary>
    SumUp,

    /// <summary>A person of the case is written to.</summary>
    Write,

    /// <summary>Somebody is told by a number, because of her office or as head of the case, that something happened: she need not be able to read it.</summary>
    Notice,
}

/// <summary>What the gate looks at in the moment a message leaves. A value that is left out stands at its narrowest.</summary>
public readonly record struct LeavingFacts
{
    /// <summary>What for.</summary>
    public Errand Errand { get; init; }

    /// <summary>What it is about is there.</summary>
    public bool Known { get; init; }

    /// <summary>Still asked, still invited, still owed.</summary>
    public bool Stands { get; init; }

    /// <summary>A person of the case excluded the recipient, or the service she speaks for.</summary>
    public bool Excluded { get; init; }

    /// <summary>The agreement to share with the recipient was taken back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The recipient may read what it is about, now.</summary>
    public bool MayKnow { get; init; }

    /// <summary>The address is one of a person of the case.</summary>
    public bool ToFamily { get; init; }

    /// <summary>That person may be written to by this channel, at this hour.</summary>
    public bool SafeChannel { get; init; }

    /// <summary>It is quiet where the recipient works, and what it tells is nothing that may not wait.</summary>
    public bool Quiet { get; init; }

    /// <summary>She may be written to by it at a later hour that is not too late for what it says.</summary>
    public bool SafeLater { get; init; }
}

/// <summary>
/// Whether a message may leave, asked when it leaves and not only when it was written: what was withdrawn, excluded or answered meanwhile holds
/// for what waits in the queue too (rules A11, A55, A57, A61).
/// </summary>
public static class LeavingRules
{
    /// <summary>Nobody knows what it is about.</summary>
    public const string Unknown = "about-nothing";

    /// <summary>The address is a family member's, and the channel is not safe.</summary>
    public const string NotSafe = "channel-not-safe";

    /// <summary>It is a family member's, and this is not one of her hours: it waits for one.</summary>
    public const string NotNow = "outside-her-hours";

    /// <summary>The recipient was excluded.</summary>
    public const string Excluded = "excluded";

    /// <summary>Consent to share with the recipient was withdrawn.</summary>
    public const string Withdrawn = "consent-withdrawn";

    /// <summary>It was answered, closed, cancelled or met meanwhile.</summary>
    public const string Over = "over";

    /// <summary>The recipient has no right to it any more.</summary>
    public const string NoRight = "no-right";

    /// <summary>It is quiet where the recipient works: it waits for the end of that.</summary>
    public const string QuietNow = "quiet-hours";

    /// <summary>Every reason, in the order it is looked at.</summary>
    public static IReadOnlyList<string> Reasons { get; } = [Unknown, NotSafe, NotNow, Excluded, Withdrawn, Over, NoRight, QuietNow];

    /// <summary>Why it stays here, or null when it may leave.</summary>
    public static string? Withheld(in LeavingFacts facts) => facts switch
    {
        { Known: false } => Unknown,
        { ToFamily: true, SafeChannel: false, SafeLater: false } => NotSafe,
        { ToFamily: true, SafeChannel: false } => NotNow,
        // Who is told that something is over learns nothing new, and must not keep a place or come in vain; a notice is a number.
        { Errand: Errand.CallOff or Errand.Notice } => null,
        { Excluded: true } => Excluded,
        { Errand: not Errand.Remind, Withdrawn: true } => Withdrawn,
        { Stands: false } => Over,
        { Errand: Errand.Remind or Errand.SumUp, MayKnow: false } => NoRight,
        { Errand: Errand.Remind or Errand.SumUp, Quiet: true } => QuietNow,
        _ => null,
    };
}
