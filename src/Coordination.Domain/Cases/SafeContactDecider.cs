namespace Coordination.Domain.Cases;

/// <summary>How each person may be reached. What narrows holds at once; what widens holds when she said it alone and a second professional agreed.</summary>
public static class SafeContactDecider
{
    /// <summary>How a person may be reached. It is asked again from time to time, so the same answer again is a new fact.</summary>
    /// <param name="state">The case.</param>
    /// <param name="asked">What she said.</param>
    /// <param name="easing">Id of what awaits a second professional, if her answer eases the restriction that stands.</param>
    public static Decision Ask(CaseFile state, SafeContactAsked asked, Guid easing)
    {
        var known = state.SafeContactOf(asked.Person);
        return CaseGuard.NotOpenFor(state, asked.Person) is { } refusal ? refusal
            : !asked.Restricted && !asked.Channels.OrEmpty().IsEmpty ? ConsentRefusals.ChannelsWithoutRestriction
            : asked.Channels.OrEmpty().Any(channel => !SafeChannels.All.Contains(channel)) ? ConsentRefusals.UnknownChannel
            : (known?.Asked == asked.Stamp && Same(known, asked)) || state.Easings.Any(e => e.Id == easing) ? Decision.AlreadySo
            : !Eases(known, asked) ? Decision.Of(asked)
            : asked.AskedAlone != YesNo.Yes ? ConsentRefusals.LiftedNotAlone
            : Decision.Of(new SafeContactEasingAsked(easing, asked.Person, asked.Restricted, asked.Channels.OrEmpty(), asked.Instructions, asked.Stamp));
    }

    /// <summary>The second professional agrees.</summary>
    public static Decision Agree(CaseFile state, Guid easing, Stamp stamp) => Answer(state, easing, stamp, agreed: true);

    /// <summary>The second professional does not agree, or the first takes it back: the restriction stays.</summary>
    public static Decision Keep(CaseFile state, Guid easing, Stamp stamp) => Answer(state, easing, stamp, agreed: false);

    private static Decision Answer(CaseFile state, Guid easing, Stamp stamp, bool agreed) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Easings.FirstOrDefault(e => e.Id == easing) is not { } known ? ConsentRefusals.UnknownEasing
        : known.Agreed == agreed ? Decision.AlreadySo
        : known.Agreed is not null ? ConsentRefusals.EasingAnswered
        : !agreed ? Decision.Of(new SafeContactKept(easing, stamp))
        : known.Asked.By == stamp.By ? ConsentRefusals.SecondIsTheFirst
        : Decision.Of(new SafeContactEased(easing, stamp));

    // One instant may hold two answers: the second is not the first one again.
    private static bool Same(SafeContact known, SafeContactAsked asked) =>
        known.Restricted == asked.Restricted && known.AskedAlone == asked.AskedAlone && known.Channels.SequenceEqual(asked.Channels.OrEmpty());

    private static bool Eases(SafeContact? known, SafeContactAsked asked) =>
        known is { Restricted: true } && (!asked.Restricted || asked.Channels.OrEmpty().Except(known.Channels).Any());
}
