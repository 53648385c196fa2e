namespace Coordination.Domain.Access;

/// <summary>Where somebody or something stands: coordination service (tenant) and, where it has one, site.</summary>
public readonly record struct Spot(string Service, string? Site);

/// <summary>A role with what is seen from it: who supervises one site and coordinates another coordinates only there.</summary>
/// <param name="Role">The role.</param>
/// <param name="Place">Where the thing stands.</param>
/// <param name="Relation">The tie that this very role has to the case; null where the question's own tie holds for it.</param>
public readonly record struct HeldRole(Role Role, Place Place, Tie? Relation = null);

public static class Places
{
    /// <summary>A thing's place seen from the caller. A caller or a thing without a site (relay, guest) is of the service.</summary>
    public static Place Of(Spot caller, Spot thing) => (Same(caller.Service, thing.Service), Same(caller.Site, thing.Site)) switch
    {
        (false, _) => Place.Elsewhere,
        (true, true) => Place.SameSite,
        _ => Place.SameService,
    };

    private static bool Same(string? one, string? other) => one is { Length: > 0 } && string.Equals(one, other, StringComparison.Ordinal);
}
