using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Codes;
using Coordination.Domain.Relays;

namespace Coordination.Domain.Handovers;

/// <summary>What must be there before something may be asked of a service.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestNeeds>))]
public enum RequestNeeds
{
    /// <summary>It is not asked of such a service, whatever is there.</summary>
    [JsonStringEnumMemberName("never")] Never,

    /// <summary>A running mandate in constrained help, of an authority that mandates the service.</summary>
    [JsonStringEnumMemberName("constraint")] Constraint,

    /// <summary>A running mandate of an authority that mandates the service.</summary>
    [JsonStringEnumMemberName("mandate")] Mandate,

    [JsonStringEnumMemberName("nothing")] Nothing,
}

/// <summary>What may be asked of a service: one row of the table.</summary>
/// <param name="Code"><c>support</c>, <c>care</c>, <c>evaluation</c>, <c>surveillance</c>, <c>report</c>.</param>
/// <param name="Voluntary">What a service of voluntary help needs for it.</param>
/// <param name="Both">What a service that works either way needs.</param>
/// <param name="Mandated">What a service that works on mandate only needs.</param>
/// <param name="Doors">Kinds of service of which it may be asked instead.</param>
public sealed record RequestKind(
    string Code, Label Label, Label Meaning, RequestNeeds Voluntary, RequestNeeds Both, RequestNeeds Mandated, ImmutableArray<string> Doors);

/// <summary>Reference data, embedded in <c>request-kinds.json</c>: which kinds of request are admissible for which legal basis, and what to do instead.</summary>
public static class RequestKinds
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Handovers.request-kinds.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    public static ImmutableArray<RequestKind> All => Data.Kinds;

    /// <summary>What to do instead, by the code of the refusal; blanks in braces are filled in the answer.</summary>
    public static ImmutableArray<Coded> Next => Data.Next;

    /// <summary>What is asked where nobody says: older callers ask for support.</summary>
    public static string Usual => Data.Usual;

    /// <summary>True for a code of the table.</summary>
    public static bool IsKnown(string kind) => All.Any(k => k.Code == kind);

    /// <summary>
    /// The row that a kind is judged by. A word that is not known is kept as it came and judged as the kind that needs most: a new name for
    /// surveillance must be no way around the guard.
    /// </summary>
    public static RequestKind RowOf(string kind) => All.FirstOrDefault(k => k.Code == kind) ?? All.First(k => k.Code == Data.Unknown);

    /// <summary>What a service on this basis needs before this kind is asked of it. Where nobody says who they are nothing is asked at all.</summary>
    public static RequestNeeds NeedsOf(string kind, LegalBasis basis) => basis switch
    {
        LegalBasis.Voluntary => RowOf(kind).Voluntary,
        LegalBasis.Both => RowOf(kind).Both,
        LegalBasis.Mandated => RowOf(kind).Mandated,
        _ => RequestNeeds.Never,
    };

    private sealed record Rows(string Version, string Source, string Usual, string Unknown, ImmutableArray<RequestKind> Kinds, ImmutableArray<Coded> Next);
}
