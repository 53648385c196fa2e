using System.Collections.Immutable;
using Coordination.Domain;

namespace Coordination.Api.Obligations;

/// <summary>Where the rows of one stream differ from what it owes.</summary>
/// <param name="Missing">Owed, and no row says so.</param>
/// <param name="Altered">Owed, and its row says something else.</param>
/// <param name="Stray">Rows of what is not owed.</param>
/// <param name="Outdated">The rows were written by earlier rules (plan, holidays): they follow the new ones, and nothing was at fault.</param>
internal sealed record OwedDifference(ImmutableArray<Obligation> Missing, ImmutableArray<Obligation> Altered, ImmutableArray<Guid> Stray, bool Outdated)
{
    // No failed firing and no sweep in hand holds a row back for as long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public bool IsNone => Missing.IsEmpty && Altered.IsEmpty && Stray.IsEmpty;

    /// <summary>Ids of the rows that differ.</summary>
    public ImmutableArray<Guid> Rows => [.. Missing.Select(o => o.Id), .. Altered.Select(o => o.Id), .. Stray];

    public OwedTally Tally => Outdated
        ? new OwedTally { Outdated = Rows.Length }
        : new OwedTally { Missing = Missing.Length, Altered = Altered.Length, Stray = Stray.Length };

    /// <param name="kind">Kind of the stream.</param>
    /// <param name="owed">What its state owes by the rules in force.</param>
    /// <param name="stored">Its rows.</param>
    /// <param name="now">Now, UTC: a row held back far beyond it is altered too.</param>
    public static OwedDifference Between(string kind, ImmutableArray<Obligation> owed, IReadOnlyCollection<StoredOwed> stored, DateTimeOffset now)
    {
        var rows = stored.ToDictionary(row => row.Id);
        var rules = owed.FirstOrDefault()?.Rules;
        return new(
            [.. owed.Where(o => !rows.ContainsKey(o.Id))],
            [.. owed.Where(o => rows.TryGetValue(o.Id, out var row) && !Says(row, StoredOwed.Of(kind, o), now))],
            [.. rows.Keys.Except(owed.Select(o => o.Id))],
            rules is not null && stored.Any(row => row.Rules != rules));
    }

    private static bool Says(StoredOwed row, StoredOwed owed, DateTimeOffset now)
    {
        var expected = owed with
        {
            Listed = owed.Listed || row.Failures > 0,
            Urgency = row.Failures > 2 ? Urgency.RedFlag : owed.Urgency,
            Failures = row.Failures,
            RetryAt = row.RetryAt,
        };
        return row == expected && !(row.RetryAt > now + LongestWait);
    }
}

/// <summary>What a comparison looked at and found, in numbers.</summary>
internal sealed record OwedTally
{
    /// <summary>Streams compared.</summary>
    public long Streams { get; init; }

    public long Missing { get; init; }

    public long Altered { get; init; }

    public long Stray { get; init; }

    /// <summary>Rows that followed newer rules.</summary>
    public long Outdated { get; init; }

    /// <summary>Streams that could not be judged or put right: each is in the log by its id.</summary>
    public long Failed { get; init; }

    /// <summary>Differences that should not have been.</summary>
    public long Faults => Missing + Altered + Stray + Failed;

    public static OwedTally operator +(OwedTally a, OwedTally b) => new()
    {
        Streams = a.Streams + b.Streams,
        Missing = a.Missing + b.Missing,
        Altered = a.Altered + b.Altered,
        Stray = a.Stray + b.Stray,
        Outdated = a.Outdated + b.Outdated,
        Failed = a.Failed + b.Failed,
    };

    /// <summary>As an audit entry says it.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"missing {Missing}, altered {Altered}, stray {Stray}, outdated {Outdated}");
}
