namespace Coordination.Api.Audit;

/// <summary>An entry with its place in the log.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Hash">Its leaf, as stored.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Roles">Roles that its actor held at that instant, as the roster has them; not part of the entry.</param>
internal sealed record NumberedEntry(long Number, byte[] Hash, LoggedEntry Entry, IReadOnlyList<string> Roles);

/// <summary>Which entries are asked for; what is null does not narrow.</summary>
internal sealed record LogFilter
{
    /// <summary>First number.</summary>
    public long From { get; init; }

    /// <summary>Last number.</summary>
    public long To { get; init; } = long.MaxValue;

    public DateTimeOffset? Since { get; init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? Service { get; init; }

    public string? Site { get; init; }

    public Guid? Case { get; init; }

    /// <summary>What the act was about: a handover, a concertation, an alert, a person who was erased.</summary>
    public Guid? Target { get; init; }

    public Guid? Actor { get; init; }
}
