using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>A state is folded by a total, silent Evolve and can be stored as a snapshot.</summary>
public sealed class TheStates
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly StepFired Step = new(new Guid("11111111-0000-7000-8000-000000000001"), "F01", "1", "due", DateTimeOffset.UnixEpoch, new(Actors.Sweep, DateTimeOffset.UnixEpoch));

    private sealed record Unheard;

    [Fact]
    public void Every_decider_has_a_state_that_evolves() => Rule.Holds(
        "XDecider decides on a state with Evolve(state, object)",
        Product.DomainTypes.Where(t => t.Name.EndsWith("Decider", StringComparison.Ordinal)),
        decider => Product.States.Any(s => s.Namespace == decider.Namespace),
        decider => decider.FullName!);

    [Fact]
    public void A_state_is_a_sealed_record_with_an_id_and_an_empty_beginning() => Rule.Holds(
        "A state is a sealed record with Guid Id and static None",
        Product.States,
        state => state.IsSealed && Product.IsRecord(state) && state.GetProperty("Id")?.PropertyType == typeof(Guid) && None(state) is not null,
        state => state.FullName!);

    [Fact]
    public void Evolve_is_silent_about_an_event_it_does_not_know() => Rule.Holds(
        "An unknown event leaves the state as it is",
        Product.States,
        state => ReferenceEquals(None(state), Product.EvolveOf(state)!.Invoke(null, [None(state), new Unheard()])),
        state => state.FullName!);

    [Fact]
    public void Every_event_is_heard_by_a_state() => Rule.Holds(
        "An event changes at least one state of its namespace",
        Product.Events.Where(e => e != typeof(StepFired)),
        @event => Source.Domain.Where(f => f.Code.Contains($"namespace {@event.Namespace};", StringComparison.Ordinal) && !f.Name.EndsWith("Events", StringComparison.Ordinal))
            .Any(f => f.Code.Contains("switch", StringComparison.Ordinal) && f.Names(@event.Name)),
        @event => @event.FullName!);

    [Fact]
    public void A_state_that_owes_remembers_each_fired_step() => Rule.Holds(
        "Evolve(state, StepFired) adds the key to Fired",
        Product.States.Where(s => s.GetProperty("Fired") is not null),
        state => state.GetProperty("Fired")!.GetValue(Product.EvolveOf(state)!.Invoke(null, [None(state), Step])) is ImmutableHashSet<string> fired && fired.Contains(Step.Key),
        state => state.FullName!);

    [Fact]
    public void A_state_survives_its_snapshot() => Rule.Holds(
        "The empty state reads back from its JSON as it was",
        Product.States,
        state =>
        {
            var text = JsonSerializer.Serialize(None(state), state, Web);
            return JsonSerializer.Serialize(JsonSerializer.Deserialize(text, state, Web), state, Web) == text;
        },
        state => state.FullName!);

    [Fact]
    public void What_a_state_computes_is_not_stored() => Rule.Holds(
        "A property of a state can be set, or is left out of the snapshot",
        Product.States.SelectMany(s => s.GetProperties(BindingFlags.Public | BindingFlags.Instance)),
        property => property.CanWrite || property.IsDefined(typeof(JsonIgnoreAttribute)),
        property => $"{property.DeclaringType!.Name}.{property.Name}");

    private static object? None(Type state) => state.GetProperty("None", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
}
