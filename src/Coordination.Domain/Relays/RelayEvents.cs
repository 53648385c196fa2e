using System.Text.Json.Serialization;

namespace Coordination.Domain.Relays;

// These shapes are stored. Never change one: add a new event, or a new optional property.

/// <summary>A service entered the network's directory.</summary>
/// <param name="Relay">Its stream.</param>
/// <param name="Kinds">Version of the kinds it was checked against.</param>
/// <param name="Stamp">Who recorded it, when.</param>
public sealed record RelayRegistered(Guid Relay, ServiceRecord Record, string Kinds, Stamp Stamp);

/// <summary>The content of its record was changed; the whole record as it now reads.</summary>
public sealed record RelayRecordRevised(ServiceRecord Record, string Kinds, Stamp Stamp);

/// <summary>Somebody learned what the service says of its places.</summary>
public sealed record CapacityObserved(CapacityObservation Observation, Stamp Stamp);

/// <summary>The service or a coordinator confirmed that the record still holds.</summary>
/// <param name="On">Civil day of the confirmation.</param>
public sealed record RelayReviewed(DateOnly On, Stamp Stamp);

/// <summary>The service left the directory. Its past handovers keep it.</summary>
/// <param name="Reason"><c>closed</c>, <c>merged</c>, <c>duplicate</c> or <c>other</c>.</param>
public sealed record RelayWithdrawn(string Reason, Stamp Stamp);

/// <summary>What a service says of its places (codes of the SDOH Clinical Care guide).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Capacity>))]
public enum Capacity
{
    [JsonStringEnumMemberName("capacity")] Free,
    [JsonStringEnumMemberName("no-capacity")] Full,
    [JsonStringEnumMemberName("waitlist")] Waitlist,
    [JsonStringEnumMemberName("additional-assessment-required")] AssessmentFirst,
}

/// <summary>Where the knowledge of capacity comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CapacitySource>))]
public enum CapacitySource
{
    /// <summary>The service said so itself.</summary>
    [JsonStringEnumMemberName("relay")] Relay,

    /// <summary>A coordinator wrote it down after a call.</summary>
    [JsonStringEnumMemberName("coordinator-after-call")] CoordinatorAfterCall,

    /// <summary>Read from an answer to a handover.</summary>
    [JsonStringEnumMemberName("answer")] Answer,
}

/// <summary>One observation of capacity.</summary>
/// <param name="On">Civil day it was true.</param>
/// <param name="Until">Day from which a place is announced, when the service is full or has a waiting list.</param>
public sealed record CapacityObservation(Capacity State, CapacitySource Source, DateOnly On, DateOnly? Until);
