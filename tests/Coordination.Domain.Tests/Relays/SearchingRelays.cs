using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

public sealed class SearchingRelays
{
    private static readonly Relay Home20 = Registered(Home with { Name = "L'Étang", Catchment = ["4000-4699"], Languages = ["fr", "nl-BE"], Basis = LegalBasis.Both, MandatingAuthorities = ["saj"] });
    private static readonly AgeWindow Pregnancy = new(null, new(AgeUnit.ChildDays, 0));
    private static readonly AgeWindow School = new(new(AgeUnit.ChildYears, 3), null);

    private static readonly Dictionary<string, (RelaySearch Search, bool Finds)> Rows = new()
    {
        ["nothing asked"] = (new(), true),
        ["kind"] = (new(Kind: "K20"), true),
        ["other kind"] = (new(Kind: "K19"), false),
        ["postcode"] = (new(Postcode: "4500"), true),
        ["other postcode"] = (new(Postcode: "5000"), false),
        ["pregnancy"] = (new(Age: Pregnancy), true),
        ["a kind open to any age"] = (new(Age: School), true),
        ["language without region"] = (new(Language: "nl"), true),
        ["other language"] = (new(Language: "de"), false),
        ["both answers to voluntary"] = (new(Basis: LegalBasis.Voluntary), true),
        ["both answers to mandated"] = (new(Basis: LegalBasis.Mandated), true),
        ["both is not anonymous"] = (new(Basis: LegalBasis.Anonymous), false),
        ["text without accent"] = (new(Text: " etang "), true),
        ["text of the kind"] = (new(Text: "maternelle"), true),
        ["text of the kind in Dutch"] = (new(Text: "moederhuis"), true),
        ["other text"] = (new(Text: "roseaux"), false),
        ["one part fails"] = (new(Kind: "K20", Postcode: "5000", Text: "etang"), false),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_part_given_must_hold(string name) => Assert.Equal(Rows[name].Finds, Rows[name].Search.Finds(Home20, Kinds.Find("K20")!));

    [Fact]
    public void A_window_of_the_record_comes_before_the_kind_s()
    {
        var baby = Registered(Home with { Age = new(null, new(AgeUnit.ChildYears, 3)) });
        Assert.False(new RelaySearch(Age: School).Finds(baby, Kinds.Find("K20")!));
    }

    [Fact]
    public void Relays_that_left_are_found_only_on_demand()
    {
        var left = Home20 with { Withdrawn = "closed" };
        Assert.False(new RelaySearch().Finds(left, Kinds.Find("K20")!));
        Assert.True(new RelaySearch(Withdrawn: true).Finds(left, Kinds.Find("K20")!));
    }
}
