namespace Coordination.Domain;

/// <summary>Who did something and when it was recorded. Carried by every event, given by the door.</summary>
/// <param name="By">Account, client or <see cref="Actors.Sweep"/>.</param>
/// <param name="At">Recorded instant, UTC, from the injected clock.</param>
public sealed record Stamp(Guid By, DateTimeOffset At);

/// <summary>Actors that are not accounts.</summary>
public static class Actors
{
    /// <summary>The sweeper that fires due steps.</summary>
    public static readonly Guid Sweep = new("00000000-0000-7000-8000-000000000001");

    /// <summary>The command line of the installation (first account, demo data).</summary>
    public static readonly Guid Installer = new("00000000-0000-7000-8000-000000000002");
}
