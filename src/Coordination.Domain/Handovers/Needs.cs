namespace Coordination.Domain.Handovers;

/// <summary>What relays were asked for, and which of it is carried.</summary>
public static class Needs
{
    // Words are sealed, so nobody can tell that two of them say the same: each stands for itself, and none is taken for another.
    private const string InWords = "other";

    /// <summary>How many needs that were ever asked for no effective relay carries. A need that was refused, given up or ended counts: it is the coordinator's.</summary>
    /// <param name="handovers">Every handover of one case.</param>
    public static int Left(IEnumerable<Handover> handovers)
    {
        var needs = handovers.ToLookup(handover => handover.Need == InWords ? handover.Id.ToString() : handover.Need, StringComparer.OrdinalIgnoreCase);
        return needs.Count(need => need.All(handover => handover.Status != HandoverStatus.Effective));
    }
}
