using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coordination.Api.Demo;
using Coordination.Domain;
using Coordination.Domain.Relays;
using Xunit;

namespace Coordination.Api.Tests.Demo;

/// <summary>The invented network registers as a real one would, and holds what the stories ask of it.</summary>
public sealed partial class DemoNetworkTests
{
    private static readonly DateOnly Today = new(2026, 7, 29);
    private static readonly Stamp Stamp = new(Actors.Installer, new(2026, 7, 29, 10, 0, 0, TimeSpan.Zero));

    private static readonly ImmutableArray<Relay> Relays =
        [.. DemoNetwork.Relays.Select(r => DemoNetwork.Events(r, "la-croche", Today, Stamp).Aggregate(Relay.None, Relay.Evolve))];

    [Fact]
    public void Every_service_registers_under_its_own_id()
    {
        Assert.InRange(Relays.Length, 40, 60);
        Assert.Equal(Relays.Length, Relays.Select(r => r.Id).Distinct().Count());
        Assert.All(DemoNetwork.Relays, r => Assert.Equal(r.Capacity?.State, Of(r.Key).Capacity?.State));
    }

    [Fact]
    public void Every_kind_that_can_be_a_relay_has_one() => Assert.Equal(
        RelayKinds.Current.Kinds.Where(k => k.IsRelay).Select(k => k.Code),
        Relays.Select(r => r.Record.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Nobody_in_it_can_be_written_to_or_called() => Assert.All(Relays, r =>
    {
        Assert.EndsWith("@relais.example", r.Record.Mail, StringComparison.Ordinal);

        // No subscriber number of a Belgian zone starts with 0.
        Assert.Matches(Unassigned(), r.Record.Telephone);
        Assert.StartsWith("199999", r.Record.Operator, StringComparison.Ordinal);
        Assert.Equal(r.Record.HiddenAddress, r.Record.Address is null);
    });

    [Theory]
    [InlineData("4000")]
    [InlineData("4802")]
    [InlineData("1060")]
    [InlineData("5000")]
    [InlineData("1340")]
    public void Every_place_of_the_stories_is_served(string postcode) =>
        Assert.InRange(Relays.Count(r => new RelaySearch(Postcode: postcode).Finds(r, Kind(r))), 10, Relays.Length);

    [Fact]
    public void A_homeless_girl_of_16_finds_the_homes_that_take_her()
    {
        var lina = new FamilyFacts
        {
            DueDate = new(2026, 12, 7),
            ParentBirth = new(2009, 11, 22),
            Postcode = "4000",
            Mandates = [],
            Languages = ["fr"],
            Answers = ImmutableDictionary<string, YesNo>.Empty.Add("papers-in-order", YesNo.Yes).Add("some-autonomy", YesNo.Yes),
        };
        Assert.Equal(FitClass.Fits, Fit("roseaux", lina).Class);
        Assert.Equal(FitClass.Fits, Fit("gue", lina).Class);
        Assert.Equal(FitClass.DoesNotFit, Fit("saule", lina).Class);
        Assert.Equal("parent-age", Fit("saule", lina).Reasons[0].Fact);
    }

    [Fact]
    public void The_stories_find_their_psychiatrists_and_their_open_door()
    {
        Assert.True(Relays.Count(r => r.Record.Kind == "K17") >= 2);
        Assert.Equal("K17", Of("dr-invented").Record.Kind);
        Assert.Equal("K01", Of("pep-liege").Record.Kind);
        Assert.False(Kind(Of("perron-bleu")).CanReceiveHandover);
    }

    private static Relay Of(string key) => Relays.Single(r => r.Id == DemoNetwork.IdOf("la-croche", key));

    private static RelayKind Kind(Relay relay) => RelayKinds.Current.Find(relay.Record.Kind)!;

    private static Fit Fit(string key, FamilyFacts facts) => RelayMatch.Evaluate(Of(key), Kind(Of(key)), facts, Today, new DateOnly(2026, 8, 12));

    [GeneratedRegex(@"^\+32 ([24] 000|(10|81|87) 00) \d\d \d\d$")]
    private static partial Regex Unassigned();
}
