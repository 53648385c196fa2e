using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Relays;

/// <summary>Result of an evaluation of fit, best first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FitClass>))]
public enum FitClass
{
    [JsonStringEnumMemberName("fits")] Fits,
    [JsonStringEnumMemberName("fits-with-conditions")] FitsWithConditions,

    /// <summary>A fact is missing that could exclude.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("does-not-fit")] DoesNotFit,
}

/// <summary>What one reason does to the fit. The worst one gives the class.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    [JsonStringEnumMemberName("for")] For,

    /// <summary>To know, decides nothing.</summary>
    [JsonStringEnumMemberName("note")] Note,
    [JsonStringEnumMemberName("condition")] Condition,
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("against")] Against,
}

/// <summary>One reason for or against.</summary>
/// <param name="Code">Stable code: <c>exclusion-hit</c>, <c>age-too-late</c>.</param>
/// <param name="Fact">Fact it rests on: <c>factor:P14</c>, <c>postcode</c>. What blocks is counted by code and fact.</param>
/// <param name="Sentence">In words.</param>
/// <param name="Change">The fact that would change it, or null where nothing would.</param>
public sealed record Reason(string Code, string Fact, Verdict Verdict, Label Sentence, Label? Change = null);

/// <summary>Whether a relay fits a family, with every reason.</summary>
/// <param name="CanBeAsked">False for an anonymous place, a network, and a relay that left.</param>
/// <param name="Stale">Not reviewed for six months.</param>
public sealed record Fit(
    Guid Relay,
    string Name,
    string Kind,
    FitClass Class,
    ImmutableArray<Reason> Reasons,
    CapacityKnowledge Capacity,
    bool CanBeAsked,
    bool Stale)
{
    /// <summary>Voluntary help, on mandate, either, or without names.</summary>
    public LegalBasis Basis { get; init; }

    /// <summary>How a list of fits is sorted, in words, to be shown with it: there is no hidden ranking.</summary>
    public static Label OrderInWords => ReasonTexts.Of("order");

    /// <summary>By class, then by age of what is known of places (unknown last), then by name. Nothing else.</summary>
    public static ImmutableArray<Fit> Order(IEnumerable<Fit> fits) =>
    [
        .. fits.OrderBy(f => f.Class)
            .ThenBy(f => f.Capacity.State is null ? int.MaxValue : f.Capacity.AgeDays)
            .ThenBy(f => f.Name, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(f => f.Relay),
    ];
}
