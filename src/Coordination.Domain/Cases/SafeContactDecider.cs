using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>How each person may be reached. What narrows holds at once; what widens holds when she said it alone and a second professional agreed.</summary>
public static class SafeContactDecider
{
    /// <summary>How a person may be reached. It is asked again from time to time, so the same answer again is a new fact.</summary>
    /// <param name="state">The case.</param>
    /// <param name="asked">What she said.</param>
    /// <param name="easing">Id of what awaits a second professional, if her answer eases the restriction that stands.</param>
    /// <param name="redirects">Whether a call or a mail would reach another number or address than it does now; they are sealed, so the door says it.</param>
    public static Decision Ask(CaseFile state, SafeContactAsked asked, Guid easing, bool redirects)
    {
        var known = state.SafeContactOf(asked.Person);
        return CaseGuard.NotOpenFor(state, asked.Person) is { } refusal ? refusal
            : !asked.Restricted && !asked.Channels.OrEmpty().IsEmpty ? ConsentRefusals.ChannelsWithoutRestriction
            : asked.Channels.OrEmpty().Any(channel => !SafeChannels.All.Contains(channel)) ? ConsentRefusals.UnknownChannel
            : FaultOf(asked) is { } fault ? fault
            : (known?.Asked == asked.Stamp && !redirects && Same(known, asked)) || state.Easings.Any(e => e.Id == easing) ? Decision.AlreadySo
            : !Eases(known, asked, redirects) ? IsHers(known, asked) ? Decision.Of(asked) : ConsentRefusals.LiftedNotAlone
            : asked.AskedAlone != YesNo.Yes ? ConsentRefusals.LiftedNotAlone
            : Decision.Of(new SafeContactEasingAsked(easing, asked.Person, asked.Restricted, asked.Channels.OrEmpty(), asked.Instructions, asked.Stamp) { Terms = asked.Terms });
    }

    /// <summary>The second professional agrees: a head of the case who did not ask, or the site's lead in whose list it stands.</summary>
    public static Decision Agree(CaseFile state, Guid easing, Stamp stamp, bool leads = false) => Answer(state, easing, stamp, agreed: true, leads);

    /// <summary>The second professional does not agree, or the first takes it back: the restriction stays.</summary>
    public static Decision Keep(CaseFile state, Guid easing, Stamp stamp) => Answer(state, easing, stamp, agreed: false);

    private static Decision Answer(CaseFile state, Guid easing, Stamp stamp, bool agreed, bool leads = false) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Easings.FirstOrDefault(e => e.Id == easing) is not { } known ? ConsentRefusals.UnknownEasing
        : known.Agreed == agreed ? Decision.AlreadySo
        : known.Agreed is not null ? ConsentRefusals.EasingAnswered
        : !agreed ? Decision.Of(new SafeContactKept(easing, stamp))
        // Whom the first let in is no second: she could let in whoever agrees.
        : known.Asked.By == stamp.By || !(leads || CaseRights.IsHead(state, stamp.By)) ? ConsentRefusals.SecondIsTheFirst
        : Decision.Of(new SafeContactEased(easing, stamp));

    private static Refusal? FaultOf(SafeContactAsked asked) => asked.Terms switch
    {
        null => null,
        _ when !asked.Restricted => ConsentRefusals.TermsWithoutRestriction,
        { Hours: var hours } when hours.OrEmpty().Any(h => !h.IsWhole()) => ConsentRefusals.NoHours,
        { ValidUntil: { } until } when until < CivilTime.DayOf(asked.Stamp.At) => ConsentRefusals.AnswerOver,
        _ => null,
    };

    // One instant may hold two answers: the second is not the first one again.
    private static bool Same(SafeContact known, SafeContactAsked asked) =>
        known.Restricted == asked.Restricted && known.AskedAlone == asked.AskedAlone && known.Channels.SequenceEqual(asked.Channels.OrEmpty())
        && Terms(known.Terms).SayTheSameAs(Terms(asked.Terms));

    // Who is given another number has a way to her that she did not have: one person alone could bring what is meant for her to somebody else.
    private static bool Eases(SafeContact? known, SafeContactAsked asked, bool redirects) =>
        known is { Restricted: true }
        && (!asked.Restricted || redirects || asked.Channels.OrEmpty().Except(known.Channels).Any() || Terms(asked.Terms).AllowMoreThan(Terms(known.Terms)));

    // That the same answer counts for longer is hers to say, alone; it is asked each month and needs no second professional. So is the first number
    // of her choice: it comes with a restriction that must hold at once.
    private static bool IsHers(SafeContact? known, SafeContactAsked asked) =>
        asked.AskedAlone == YesNo.Yes
        || (known is { Restricted: true } ? !Terms(asked.Terms).LastLongerThan(Terms(known.Terms)) : !Terms(asked.Terms).NameAnotherWay());

    private static ContactTerms Terms(ContactTerms? said) => said ?? new();
}
