using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Relays;

/// <summary>Nature of a service's work. Often confused in the field, so never a free text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalBasis>))]
public enum LegalBasis
{
    /// <summary>Help the family accepts.</summary>
    [JsonStringEnumMemberName("voluntary")] Voluntary,

    /// <summary>Only on the mandate of an authority.</summary>
    [JsonStringEnumMemberName("mandated")] Mandated,

    /// <summary>Either.</summary>
    [JsonStringEnumMemberName("both")] Both,

    /// <summary>Nobody says who they are: no handover, no feedback.</summary>
    [JsonStringEnumMemberName("anonymous")] Anonymous,
}

/// <summary>Who a service takes in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Admitted>))]
public enum Admitted
{
    [JsonStringEnumMemberName("mother")] Mother,
    [JsonStringEnumMemberName("dyad")] Dyad,
    [JsonStringEnumMemberName("triad")] Triad,
    [JsonStringEnumMemberName("child")] Child,
    [JsonStringEnumMemberName("family")] Family,
}

/// <summary>Part of the country a service or a kind belongs to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Region>))]
public enum Region
{
    [JsonStringEnumMemberName("W")] Wallonia,
    [JsonStringEnumMemberName("B")] Brussels,
    [JsonStringEnumMemberName("F")] Flanders,

    /// <summary>Wallonia and Brussels.</summary>
    [JsonStringEnumMemberName("FWB")] WalloniaBrussels,
    [JsonStringEnumMemberName("BE")] Belgium,
}

/// <summary>How long a stay or a support lasts, in days.</summary>
/// <param name="Typical">Usual length.</param>
/// <param name="Max">Longest before a renewal.</param>
/// <param name="Renewals">How many times it can be renewed; 0 for never.</param>
public sealed record Stay(int? Typical, int? Max, int Renewals);

/// <summary>What the network knows of one service. Directory data: about no person of any family.</summary>
public sealed record ServiceRecord
{
    /// <summary>Kind code, K01–K39.</summary>
    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Enterprise number of the operator, or null.</summary>
    public string? Operator { get; init; }

    public string? ApprovalBody { get; init; }

    /// <summary>Region served where no catchment is given; null for no limit.</summary>
    public Region? Region { get; init; }

    /// <summary>Postcodes served, single or as areas (<c>4000-4699</c>). Empty when the region alone decides.</summary>
    public ImmutableArray<string> Catchment { get; init; } = [];

    /// <summary>Ages taken in; null reads the kind's.</summary>
    public AgeWindow? Age { get; init; }

    public ImmutableArray<Admitted> Admits { get; init; } = [];

    public LegalBasis Basis { get; init; }

    /// <summary>Who may mandate it: <c>saj</c>, <c>spj</c>, <c>court</c>.</summary>
    public ImmutableArray<string> MandatingAuthorities { get; init; } = [];

    /// <summary>Each must hold.</summary>
    public ImmutableArray<Criterion> Admission { get; init; } = [];

    /// <summary>None may hold.</summary>
    public ImmutableArray<Criterion> Exclusion { get; init; } = [];

    public int? Places { get; init; }

    public string? Hours { get; init; }

    public Stay? Stay { get; init; }

    /// <summary>Ways in: <c>phone</c>, <c>form</c>, <c>mail</c>, <c>ehealthbox</c>, <c>saj-only</c>.</summary>
    public ImmutableArray<string> Entry { get; init; } = [];

    public string? PreAdmission { get; init; }

    /// <summary>BCP 47 tags.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    public string? Cost { get; init; }

    /// <summary>The place is secret: no address is kept here or sent anywhere.</summary>
    public bool HiddenAddress { get; init; }

    public string? Address { get; init; }

    /// <summary>Postcode of the place itself, null when it is secret.</summary>
    public string? Postcode { get; init; }

    public string? Mail { get; init; }

    public string? Telephone { get; init; }

    /// <summary>Language its messages are written in (BCP 47); null reads French.</summary>
    public string? MessageLanguage { get; init; }

    /// <summary>Day the content was last checked with the service.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Same content. Lists compare by what they hold, which record equality does not do.</summary>
    public bool SameAs(ServiceRecord other) => JsonSerializer.Serialize(this) == JsonSerializer.Serialize(other);
}
