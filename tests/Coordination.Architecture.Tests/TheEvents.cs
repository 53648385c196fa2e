using System.Reflection;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>Events are sealed facts in the past tense, stamped, in files that say they are stored.</summary>
public sealed class TheEvents
{
    private static readonly string[] AboutPeople = ["Name", "FirstName", "LastName", "Text", "Note", "Address", "Street", "Telephone", "Phone", "Mail", "Email", "Ssin", "Minutes"];

    // Names of organisations are about no one.
    private static readonly string[] OfOrganisations = ["ServiceSetUp.Name"];

    [Fact]
    public void An_event_is_a_sealed_record_without_the_word_event() => Rule.Holds(
        "An event is sealed and has business words for a name",
        Product.Events,
        @event => @event.IsSealed && !@event.Name.EndsWith("Event", StringComparison.Ordinal) && !@event.IsNested,
        @event => @event.FullName!);

    [Fact]
    public void A_file_of_events_holds_events() => Rule.Holds(
        "Files of events hold events: at least one stamped record each",
        Source.EventFiles,
        file => Product.Events.Any(e => file.Declares(e.Name)),
        file => file.Path);

    [Fact]
    public void A_file_of_events_says_that_its_shapes_are_stored() => Rule.Holds(
        "The head of an Events file says that the shapes are stored",
        Source.EventFiles,
        file => file.Text.Split('\n').TakeWhile(line => !line.StartsWith("public", StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal))
            .Any(line => line.StartsWith("//", StringComparison.Ordinal) && line.Contains("stored", StringComparison.OrdinalIgnoreCase)),
        file => file.Path);

    [Fact]
    public void A_text_about_a_person_is_sealed_in_an_event() => Rule.Holds(
        "A parameter that holds a person's words, name, address or number is Protected, never string",
        Product.Events.SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.Instance)),
        property => property.PropertyType != typeof(string) || !AboutPeople.Contains(property.Name) || OfOrganisations.Contains(Name(property)),
        Name);

    [Fact]
    public void An_event_holds_no_local_time_and_no_list_that_can_change() => Rule.Holds(
        "Instants are DateTimeOffset, days DateOnly, lists ImmutableArray",
        Product.Events.SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.Instance)),
        property => !property.PropertyType.IsArray
            && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) != typeof(DateTime)
            && !(property.PropertyType.IsGenericType && property.PropertyType.Namespace == "System.Collections.Generic"),
        Name);

    private static string Name(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";
}
