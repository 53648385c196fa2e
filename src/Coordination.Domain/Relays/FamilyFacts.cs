using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>
/// What a case knows, as far as its reader may see it: whoever builds this leaves out what is sealed for the reader, and the match
/// then says "unknown" instead of betraying it. A fact nobody asked about is never read as no. About one child; twins share one evaluation.
/// </summary>
public sealed record FamilyFacts
{
    /// <summary>Due date in force, or null.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Birth of the child, or null before it.</summary>
    public DateOnly? Birth { get; init; }

    /// <summary>The pregnancy ended without a living child. Ages of a child are then no longer asked.</summary>
    public bool Loss { get; init; }

    /// <summary>Gestation at birth, days.</summary>
    public int? GestationAtBirth { get; init; }

    /// <summary>Weight at birth, grams.</summary>
    public int? BirthWeight { get; init; }

    public DateOnly? ParentBirth { get; init; }

    /// <summary>Postcode the family lives in or will live in.</summary>
    public string? Postcode { get; init; }

    /// <summary>In order with the sickness fund.</summary>
    public YesNo Insured { get; init; }

    /// <summary>Factors by code. A code that is not here is unknown.</summary>
    public ImmutableDictionary<string, YesNo> Factors { get; init; } = ImmutableDictionary<string, YesNo>.Empty;

    /// <summary>Authorities with an active mandate: <c>saj</c>, <c>spj</c>, <c>court</c>. Null when nobody asked, empty when there is none.</summary>
    public ImmutableArray<string>? Mandates { get; init; }

    /// <summary>Languages spoken (BCP 47), or null when nobody asked.</summary>
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>The other parent takes part in the help sought.</summary>
    public YesNo PartnerTakesPart { get; init; }

    /// <summary>There is contact with the partner, who could learn the place.</summary>
    public YesNo ContactWithPartner { get; init; }

    /// <summary>Answers to the questions of <see cref="Stated"/> criteria, by topic.</summary>
    public ImmutableDictionary<string, YesNo> Answers { get; init; } = ImmutableDictionary<string, YesNo>.Empty;

    /// <summary>Whom a place is sought for; null for "not said", which blocks nothing.</summary>
    public Admitted? Seeks { get; init; }

    public YesNo Factor(string code) => Factors.GetValueOrDefault(code);

    public YesNo Answer(string topic) => Answers.GetValueOrDefault(topic);
}

/// <summary>Reasoning with three values (Kleene).</summary>
internal static class Truth
{
    public static YesNo Of(bool value) => value ? YesNo.Yes : YesNo.No;

    public static YesNo Of<T>(T? fact, Func<T, bool> test)
        where T : struct => fact is { } value ? Of(test(value)) : YesNo.Unknown;

    /// <summary>No when one is no, yes when all are yes.</summary>
    public static YesNo All(params ReadOnlySpan<YesNo> facts) =>
        facts.Contains(YesNo.No) ? YesNo.No : facts.Contains(YesNo.Unknown) ? YesNo.Unknown : YesNo.Yes;

    /// <summary>Yes when one is yes, no when all are no.</summary>
    public static YesNo Any(params ReadOnlySpan<YesNo> facts) =>
        facts.Contains(YesNo.Yes) ? YesNo.Yes : facts.Contains(YesNo.Unknown) ? YesNo.Unknown : YesNo.No;
}
