using System.Collections.Immutable;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <param name="Channels">telephone, sms, mail, letter, visit; none where the answer counts no longer.</param>
/// <param name="Instructions">What not to say.</param>
internal sealed record ReachCard(ImmutableArray<string> Channels, string? Instructions)
{
    /// <summary>When; empty for any hour.</summary>
    public ImmutableArray<HoursCard> Hours { get; init; } = [];

    /// <summary>Whether a message may be left.</summary>
    public bool MayLeaveMessage { get; init; }

    /// <summary>Last day on which this counts.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>True once it counts no longer: she is reached by nothing until she was asked again.</summary>
    public bool? Over { get; init; }

    /// <summary>Who to say one is.</summary>
    public string? NeutralSender { get; init; }

    /// <summary>The word by which she knows that it is the service.</summary>
    public string? CodeWord { get; init; }

    /// <summary>True for those who may see a hidden address, by a second action.</summary>
    public bool? AddressHidden { get; init; }
}

/// <summary>Some hours on some days of the week.</summary>
/// <param name="Days">mon to sun.</param>
/// <param name="From">First minute, civil time of Brussels.</param>
/// <param name="Until">First minute that is too late.</param>
internal sealed record HoursCard(ImmutableArray<string> Days, string From, string Until)
{
    public static ImmutableArray<HoursCard> Of(ContactTerms? terms) =>
        [.. (terms?.Hours ?? []).Select(h => new HoursCard(h.Days, HoursWish.Say(h.From), HoursWish.Say(h.Until)))];
}

/// <param name="Id">What is agreed to or kept.</param>
/// <param name="Person">Who would be reached in more ways.</param>
/// <param name="Restricted">False where any channel would be safe again.</param>
/// <param name="Channels">Safe channels from then on.</param>
/// <param name="Instructions">Hours, what not to say.</param>
/// <param name="AskedBy">Who asked her alone; somebody else agrees.</param>
internal sealed record EasingCard(Guid Id, Guid Person, bool Restricted, ImmutableArray<string> Channels, string? Instructions, Guid AskedBy, DateTimeOffset AskedAt)
{
    /// <summary>When she could be reached from then on; empty for any hour.</summary>
    public ImmutableArray<HoursCard> Hours { get; init; } = [];

    /// <summary>Whether a message could be left.</summary>
    public bool MayLeaveMessage { get; init; }

    /// <summary>Last day on which it would count.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Whether her address would stay hidden.</summary>
    public bool HideAddress { get; init; }
}
