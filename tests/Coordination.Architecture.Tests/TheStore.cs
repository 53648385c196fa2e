using System.Text.RegularExpressions;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>Every event has one stored name, written by hand, and an approved sample kept for ever.</summary>
public sealed partial class TheStore
{
    [Fact]
    public void Every_event_has_a_stored_name() => Rule.Holds(
        "Every event stands in EventNames.cs",
        Product.Events,
        @event => EventNames.All.Any(e => e.Type == @event),
        @event => @event.FullName!);

    [Fact]
    public void What_is_stored_is_an_event() => Rule.Holds(
        "A type of EventNames.cs is a record of an Events file whose last parameter is its Stamp",
        EventNames.All.Distinct(),
        e => Product.Events.Contains(e.Type),
        e => e.Type.FullName!);

    [Fact]
    public void A_stored_name_is_snake_case_and_names_one_event() => Rule.Holds(
        "A stored name is snake_case and belongs to one event, and an event has one name",
        EventNames.All.Distinct(),
        e => SnakeCase().IsMatch(e.Name) && EventNames.All.Distinct().Count(other => other.Name == e.Name || other.Type == e.Type) == 1,
        e => $"{e.Name}: {e.Type.Name}");

    [Fact]
    public void Every_stored_name_has_an_approved_sample() => Rule.Holds(
        "tests/Coordination.Api.Tests/Approved/events holds one file per stored name",
        EventNames.All.Distinct(),
        e => File.Exists(Path.Combine(Source.Root, "tests/Coordination.Api.Tests/Approved/events", e.Name + ".json")),
        e => e.Name);

    [Fact]
    public void Every_state_hears_its_own_events_only() => Rule.Holds(
        "A stream may hold the events that EventNames gives to its state, each at most once",
        Product.States.Where(s => EventNames.Of(s).Any()),
        state => EventNames.Of(state).Count() == EventNames.Of(state).Distinct().Count()
            && EventNames.Of(state).All(e => e == typeof(StepFired) || e.Namespace == state.Namespace),
        state => state.FullName!);

    [Fact]
    public void Every_state_has_a_stream() => Rule.Holds(
        "A state that folds events has its events in EventNames.cs",
        Product.States,
        state => EventNames.Of(state).Any(),
        state => state.FullName!);

    [GeneratedRegex(@"^[a-z]+(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
