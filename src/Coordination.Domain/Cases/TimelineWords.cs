using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>What a line of a case's timeline is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimelineKind>))]
public enum TimelineKind
{
    /// <summary>Opening, heads, care intensity, closing.</summary>
    Lead,

    /// <summary>Persons, pregnancy, births, how they may be reached.</summary>
    Family,

    /// <summary>Who was let in, and who was shut out.</summary>
    Relation,

    Consent,
    Contact,
    Reminder,
    Entry,
    Screening,
    RedFlag,
    Factor,

    /// <summary>A step of the plan, or an instant at which a handover or a meeting was chased.</summary>
    Step,

    Handover,
    Concertation,
}

/// <summary>How an event reads in a timeline.</summary>
/// <param name="Name">The event's stored name.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Label">In the readers' languages.</param>
public sealed record TimelineWord(string Name, TimelineKind Kind, Label Label);

/// <summary>The words of the timeline: reference data with version and source.</summary>
public static class TimelineWords
{
    private static readonly WordFile File = ReferenceData.Read<WordFile>("Cases.timeline-words.json");

    private static readonly FrozenDictionary<string, TimelineWord> ByName = File.Words.ToFrozenDictionary(word => word.Name, StringComparer.Ordinal);

    public static string Version => File.Version;

    public static ImmutableArray<TimelineWord> All => File.Words;

    /// <summary>The words of an event that a case, a handover or a concertation may hold.</summary>
    /// <exception cref="KeyNotFoundException">An event of another stream.</exception>
    public static TimelineWord Of(string name) => ByName[name];

    /// <param name="Source">Where the words come from.</param>
    private sealed record WordFile(string Version, string Source, ImmutableArray<TimelineWord> Words);
}
