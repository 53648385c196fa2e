using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

public sealed class RegisteringARelay
{
    private static readonly AgeBound Birth = new(AgeUnit.ChildDays, 0);
    private static readonly AgeBound OneYear = new(AgeUnit.ChildYears, 1);

    private static readonly Dictionary<string, (string Code, ServiceRecord Record)> Broken = new()
    {
        ["a kind nobody knows"] = ("relay-kind-unknown", Home with { Kind = "K40" }),
        ["a network"] = ("relay-kind-not-a-relay", Home with { Kind = "K39" }),
        ["no name"] = ("relay-name-missing", Home with { Name = " " }),
        ["a wrong check number"] = ("relay-operator-number-invalid", Home with { Operator = "0428759496" }),
        ["a number too short"] = ("relay-operator-number-invalid", Home with { Operator = "428759497" }),
        ["a number that starts with 2"] = ("relay-operator-number-invalid", Home with { Operator = "2428759442" }),
        ["an area upside down"] = ("relay-postcode-invalid", Home with { Catchment = ["4999-4000"] }),
        ["a place name for a postcode"] = ("relay-postcode-invalid", Home with { Postcode = "Liège" }),
        ["an inverted window"] = ("relay-age-window-inverted", Home with { Age = new(OneYear, Birth) }),
        ["a window that holds no day"] = ("relay-age-window-inverted", Home with { Age = new(Birth, Birth) }),
        ["an anonymous home"] = ("relay-basis-not-of-kind", Home with { Basis = LegalBasis.Anonymous }),
        ["a drop-in that asks names"] = ("relay-basis-not-of-kind", Home with { Kind = "K33" }),
        ["an intensive mission without mandate"] = ("relay-basis-not-of-kind", Home with { Kind = "K29" }),
        ["an unknown authority"] = ("relay-mandating-authority-unknown", Home with { Basis = LegalBasis.Both, MandatingAuthorities = ["mayor"] }),
        ["a mandate of nobody"] = ("relay-mandating-authority-missing", Home with { Basis = LegalBasis.Mandated }),
        ["a voluntary service under mandate"] = ("relay-mandate-on-voluntary", Home with { MandatingAuthorities = ["saj"] }),
        ["a factor that is no code"] = ("relay-criterion-unsound", Home with { Exclusion = [new HasFactor(["addiction"])] }),
        ["a factor of no list"] = ("relay-criterion-unsound", Home with { Exclusion = [new HasFactor(["X01"])] }),
        ["no factor at all"] = ("relay-criterion-unsound", Home with { Exclusion = [new HasFactor([])] }),
        ["an inverted age"] = ("relay-criterion-unsound", Home with { Admission = [new ParentAge(55, 13)] }),
        ["an age without ends"] = ("relay-criterion-unsound", Home with { Admission = [new ChildAge(null, null)] }),
        ["a negative gestation"] = ("relay-criterion-unsound", Home with { Admission = [new GestationalAge(-1, null)] }),
        ["no postcode to live in"] = ("relay-criterion-unsound", Home with { Admission = [new LivesIn([])] }),
        ["a mandate by nobody"] = ("relay-criterion-unsound", Home with { Admission = [new UnderMandate(["mayor"])] }),
        ["a language that is a word"] = ("relay-criterion-unsound", Home with { Admission = [new Speaks(["français"])] }),
        ["a topic with spaces"] = ("relay-criterion-unsound", Home with { Admission = [new Stated("papers in order")] }),
        ["a weight of zero"] = ("relay-criterion-unsound", Home with { Admission = [new BornEarlyOrSmall(224, 0)] }),
        ["asked and excluded"] = ("relay-criteria-contradict", Home with { Admission = [new IsInsured()], Exclusion = [new IsInsured { Strength = Strength.Soft }] }),
        ["a language that is no tag"] = ("relay-language-invalid", Home with { Languages = ["f"] }),
        ["messages in no language"] = ("relay-language-invalid", Home with { MessageLanguage = "42" }),
        ["a secret place with its address"] = ("relay-hidden-address-given", Home with { HiddenAddress = true, Address = "Rue Inventée 1" }),
        ["a secret place with its postcode"] = ("relay-hidden-address-given", Home with { HiddenAddress = true, Postcode = "4000" }),
        ["a mail without @"] = ("relay-mail-invalid", Home with { Mail = "roseaux.example" }),
        ["a way in nobody knows"] = ("relay-entry-route-unknown", Home with { Entry = ["pigeon"] }),
        ["less than no places"] = ("relay-number-negative", Home with { Places = -1 }),
        ["a stay of no day"] = ("relay-number-negative", Home with { Stay = new(0, null, 0) }),
        ["a review to come"] = ("relay-day-in-future", Home with { ReviewedOn = Day("2026-06-03") }),
    };

    public static TheoryData<string> BrokenNames => [.. Broken.Keys];

    [Fact]
    public void A_service_enters_the_directory() => GivenNothing
        .When(r => RelayDecider.Register(r, Id, Home with { Operator = "0428759497" }, Kinds, Today, By))
        .Then(new RelayRegistered(Id, Home with { Operator = "0428759497" }, Kinds.Version, By));

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void A_record_with_a_fault_is_refused_by_name(string fault) => GivenNothing
        .When(r => RelayDecider.Register(r, Id, Broken[fault].Record, Kinds, Today, By))
        .ThenRefused(Broken[fault].Code);

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void A_revision_obeys_the_same_rules(string fault) => GivenHome()
        .When(r => RelayDecider.Revise(r, Broken[fault].Record, Kinds, Today, By))
        .ThenRefused(Broken[fault].Code);

    [Fact]
    public void The_same_record_twice_is_already_so() => GivenHome()
        .When(r => RelayDecider.Register(r, Id, Home with { Admission = [new Stated("papers-in-order")] }, Kinds, Today, By))
        .ThenNothing();

    [Fact]
    public void Another_record_under_the_same_id_is_refused() => GivenHome()
        .When(r => RelayDecider.Register(r, Id, Home with { Name = "Le Gué" }, Kinds, Today, By))
        .ThenRefused("relay-already-registered");

    private static Given<Relay> GivenNothing => new(Relay.None, Relay.Evolve);
}
