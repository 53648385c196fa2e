using System.Text;
using System.Text.Json;
using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

/// <summary>Reference data and stored shapes.</summary>
public sealed class RelayReferenceTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Criterion[] All =
    [
        new ChildAge(0, 30), new GestationalAge(84, null), new BornEarlyOrSmall(224, 1500), new ParentAge(13, 55), new LivesIn(["4000-4099"]), new IsInsured(),
        new HasFactor(["P13", "P14"]), new UnderMandate(["saj"]), new Speaks(["fr"]), new PartnerTakesPart(), new ContactWithPartner(), new Adherence(),
        new Stated("stabilised") { Strength = Strength.Soft, Wording = "Stabilisée" },
    ];

    [Fact]
    public void Every_kind_of_the_field_is_there_once() =>
        Assert.Equal(Enumerable.Range(1, 39).Select(n => $"K{n:00}"), Kinds.Kinds.Select(k => k.Code));

    [Fact]
    public void Every_kind_reads_whole() => Assert.All(Kinds.Kinds, kind =>
    {
        Assert.All([kind.Label, kind.Mission], label => Assert.All([label.Fr, label.Nl, label.En], text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.NotEqual(true, kind.Age?.IsInverted);
        Assert.InRange(kind.CapacityWeeks, 1, 26);
        Assert.Contains(kind.Evidence, new[] { "A", "B", "C", "link", "default", "unverified" });
        Assert.NotEmpty(kind.Source);
    });

    [Fact]
    public void Only_the_drop_in_and_the_network_receive_no_handover()
    {
        Assert.Equal(["K33", "K39"], Kinds.Kinds.Where(k => !k.CanReceiveHandover).Select(k => k.Code));
        Assert.Equal(["K39"], Kinds.Kinds.Where(k => !k.IsRelay).Select(k => k.Code));
        Assert.Equal(["K33"], Kinds.Kinds.Where(k => k.Basis == LegalBasis.Anonymous).Select(k => k.Code));
        Assert.Equal(["K13", "K27", "K29"], Kinds.Kinds.Where(k => k.Basis == LegalBasis.Mandated).Select(k => k.Code));
    }

    [Fact]
    public void The_usual_criteria_of_a_kind_could_stand_in_a_record() => Assert.All(Kinds.Kinds.Where(k => k.IsRelay), kind =>
    {
        var record = Home with
        {
            Kind = kind.Code,
            Basis = kind.Basis!.Value,
            MandatingAuthorities = kind.Basis is LegalBasis.Mandated or LegalBasis.Both ? ["spj"] : [],
            Admission = kind.Admission,
            Exclusion = kind.Exclusion,
        };
        Assert.Null(RelayDecider.Register(Relay.None, Id, record, Kinds, Today, By).Refusal);
    });

    [Fact]
    public void A_criterion_survives_its_json() => Assert.All(All, criterion =>
    {
        var text = JsonSerializer.Serialize(criterion, Web);
        var back = JsonSerializer.Deserialize<Criterion>(text, Web)!;
        Assert.Equal(criterion.GetType(), back.GetType());
        Assert.Equal(text, JsonSerializer.Serialize(back, Web));
    });

    [Fact]
    public void A_criterion_survives_a_database_that_orders_keys_by_length_and_bytes() => Assert.All(All, criterion =>
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(criterion, Web));
        var keys = document.RootElement.EnumerateObject().OrderBy(p => Encoding.UTF8.GetByteCount(p.Name)).ThenBy(p => p.Name, StringComparer.Ordinal);
        var stored = "{" + string.Join(',', keys.Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}")) + "}";
        Assert.Equal(criterion.GetType(), JsonSerializer.Deserialize<Criterion>(stored, Web)!.GetType());
    });

    [Fact]
    public void The_state_survives_its_json()
    {
        var relay = Registered(Home with { Admission = [.. All], Admits = [Admitted.Dyad], Basis = LegalBasis.Both, Age = new(new(AgeUnit.GestationDays, 98), null) })
            with
        { Capacity = new(Capacity.AssessmentFirst, CapacitySource.CoordinatorAfterCall, Today, null) };
        var text = JsonSerializer.Serialize(relay, Web);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<Relay>(text, Web), Web));
        Assert.Contains("\"additional-assessment-required\"", text, StringComparison.Ordinal);
        Assert.Contains("\"coordinator-after-call\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_stored_before_a_list_existed_reads_an_empty_one()
    {
        var record = JsonSerializer.Deserialize<ServiceRecord>("""{"kind":"K20","name":"Ancien"}""", Web)!;
        Assert.Empty(record.Admission);
        Assert.Null(RelayDecider.Register(Relay.None, Id, record, Kinds, Today, By).Refusal);
    }

    [Theory]
    [InlineData(AgeUnit.GestationDays, 141, "2026-06-02")]
    [InlineData(AgeUnit.ChildDays, 5, "2026-10-24")]
    [InlineData(AgeUnit.ChildMonths, 30, "2029-04-19")]
    [InlineData(AgeUnit.ChildYears, 3, "2029-10-19")]
    public void A_bound_falls_on_a_day(AgeUnit unit, int value, string day) => Assert.Equal(Day(day), new AgeBound(unit, value).ReachedOn(Family));

    [Fact]
    public void A_birthday_of_29_February_closes_nothing_a_day_early() =>
        Assert.Equal(Day("2029-03-01"), new AgeBound(AgeUnit.ChildYears, 1).ReachedOn(new() { Birth = Day("2028-02-29") }));

    [Fact]
    public void A_preterm_birth_reaches_every_week_of_gestation_on_its_day() =>
        Assert.Equal(Day("2026-09-15"), new AgeBound(AgeUnit.GestationDays, 252).ReachedOn(new() { DueDate = Day("2026-11-09"), Birth = Day("2026-09-15") }));
}
