using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>A support that ends with nobody after it is how a family is dropped: its last day is known to the case and owed ahead.</summary>
public static class SupportEndDecider
{
    /// <summary>Days. A support is foreseen at most to the end of the thousand days and the pregnancy before them.</summary>
    public const int Furthest = 1500;

    /// <param name="runs">Whether this support was agreed to and is not over.</param>
    /// <param name="follows">Whether the successor is another handover of this case that is open or holds.</param>
    public static Decision Foresee(CaseFile state, SupportEndForeseen end, bool runs, bool follows)
    {
        var today = CivilTime.DayOf(end.Stamp.At);
        return CaseGuard.NotOpen(state) is { } refusal ? refusal
            : !runs ? SupportEndRefusals.NotRunning
            : end.Until is { } until && (until < today || until > today.AddDays(Furthest)) ? SupportEndRefusals.Days
            : end.Successor is not null && end.Until is null ? SupportEndRefusals.Days
            : end.Successor is { } successor && (successor == end.Handover || !follows) ? SupportEndRefusals.Successor
            : Same(Of(state, end.Handover), end) ? Decision.AlreadySo
            : Decision.Of(end);
    }

    /// <summary>The support is over: nothing about its end is owed any more.</summary>
    public static Decision Over(CaseFile state, Guid handover, Stamp stamp) =>
        Of(state, handover) is null ? Decision.AlreadySo : Decision.Of(new SupportEndForeseen(handover, null, null, stamp));

    public static SupportEnd? Of(CaseFile state, Guid handover) => state.SupportEnds.OrEmpty().FirstOrDefault(e => e.Handover == handover);

    private static bool Same(SupportEnd? known, SupportEndForeseen end) => known is null ? end.Until is null : known.Until == end.Until && known.Successor == end.Successor;
}
