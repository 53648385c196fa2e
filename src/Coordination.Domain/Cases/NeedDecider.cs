namespace Coordination.Domain.Cases;

/// <summary>Who carries the needs of a case: what its handovers mean for the silence of the family.</summary>
public static class NeedDecider
{
    /// <summary>A relay became effective. Told each time, so that two that become so in the same moment see each other.</summary>
    /// <param name="left">Needs that were asked for and that no effective relay carries.</param>
    public static Decision Carry(CaseFile state, Guid handover, int left, Stamp stamp) =>
        state.LastCarrier == handover && state.Carried == (left == 0) ? Decision.AlreadySo : Decision.Of(new NeedCarried(handover, left, stamp));

    /// <summary>A support ended, or another need was asked for. A case that is closed keeps it for the day it is reopened.</summary>
    public static Decision Return(CaseFile state, Guid handover, int left, Stamp stamp) =>
        state.Carried && left > 0 ? Decision.Of(new NeedReturned(handover, stamp)) : Decision.AlreadySo;

    /// <summary>The family was met or heard on this day.</summary>
    public static Decision Meet(CaseFile state, Guid handover, DateOnly on, Stamp stamp) =>
        state.IsOpen && !(state.LastContactOn >= on) ? Decision.Of(new FamilyMet(handover, on, stamp)) : Decision.AlreadySo;
}
