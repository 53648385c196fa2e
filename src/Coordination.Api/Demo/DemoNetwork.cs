using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Relays;

namespace Coordination.Api.Demo;

/// <summary>The invented network of relays a development start begins with: every name, number and address is made up.</summary>
internal static class DemoNetwork
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static ImmutableArray<DemoRelay> Relays { get; } = Read();

    /// <summary>Stream of a demo relay: the same at every start, so that a second one adds nothing.</summary>
    public static Guid IdOf(string service, string key) => Ids.Derived("demo-relay", service, key);

    /// <summary>What a new stream of the relay holds, with its days counted back from <paramref name="today"/>.</summary>
    public static ImmutableArray<object> Events(DemoRelay relay, string service, DateOnly today, Stamp stamp)
    {
        var record = relay.Record with { ReviewedOn = today.AddDays(-relay.ReviewedDaysAgo) };
        var registered = Accepted(relay, RelayDecider.Register(Relay.None, IdOf(service, relay.Key), record, RelayKinds.Current, today, stamp));
        if (relay.Capacity is not { } heard)
        {
            return registered;
        }

        var observation = new CapacityObservation(heard.State, heard.Source, today.AddDays(-heard.DaysAgo), heard.PlaceInDays is { } days ? today.AddDays(days) : null);
        var state = registered.Aggregate(Relay.None, Relay.Evolve);
        return [.. registered, .. Accepted(relay, RelayDecider.Observe(state, observation, today, stamp))];
    }

    private static ImmutableArray<object> Accepted(DemoRelay relay, Decision decision) => decision.Refusal is { } refusal
        ? throw new InvalidOperationException($"The demo relay {relay.Key} is refused: {refusal.Code} ({refusal.Field}).")
        : decision.Events;

    private static ImmutableArray<DemoRelay> Read()
    {
        using var stream = Resources.Open("Coordination.Api.Demo.demo-relays.json");
        return JsonSerializer.Deserialize<DemoRelayFile>(stream, Strict)!.Relays;
    }
}

internal sealed record DemoRelayFile(string Version, ImmutableArray<DemoRelay> Relays);

/// <param name="Key">Stable name by which stories call it: <c>roseaux</c>.</param>
internal sealed record DemoRelay(string Key, int ReviewedDaysAgo, ServiceRecord Record, DemoCapacity? Capacity = null);

internal sealed record DemoCapacity(Capacity State, CapacitySource Source, int DaysAgo, int? PlaceInDays = null);
