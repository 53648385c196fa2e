using System.Collections.Immutable;
using Coordination.Domain.Relays;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Relays;

/// <summary>An invented service, an invented family and the day they are read on.</summary>
internal static class RelaySample
{
    public static readonly Guid Id = new("00000000-0000-7000-8000-00000000aa01");

    /// <summary>Tuesday 2 June 2026: with a due date of 19 October this is 20w1d.</summary>
    public static readonly DateOnly Today = Day("2026-06-02");

    public static readonly Stamp By = new(new("00000000-0000-7000-8000-00000000aa02"), Noon("2026-06-02"));

    public static readonly RelayKindsVersion Kinds = RelayKinds.Current;

    /// <summary>A maternity home that states nothing but who it is, reviewed last month.</summary>
    public static ServiceRecord Home { get; } = new()
    {
        Kind = "K20",
        Name = "Les Roseaux",
        Basis = LegalBasis.Voluntary,
        Admission = [new Stated("papers-in-order")],
        ReviewedOn = Day("2026-05-02"),
    };

    /// <summary>As <see cref="Home"/> with no criterion a family could fail: the kind's own are not read because one is stated and answered.</summary>
    public static FamilyFacts Family { get; } = new()
    {
        DueDate = Day("2026-10-19"),
        Postcode = "4000",
        Answers = ImmutableDictionary<string, YesNo>.Empty.Add("papers-in-order", YesNo.Yes),
    };

    public static Relay Registered(ServiceRecord record) => Relay.Evolve(Relay.None, new RelayRegistered(Id, record, Kinds.Version, By));

    public static Given<Relay> GivenHome(params object[] more) =>
        new Given<Relay>(Relay.None, Relay.Evolve).Events([new RelayRegistered(Id, Home, Kinds.Version, By), .. more]);

    public static Fit Fit(ServiceRecord record, FamilyFacts facts, string? entry = null) => Fit(Registered(record), facts, entry);

    public static Fit Fit(Relay relay, FamilyFacts facts, string? entry = null) =>
        RelayMatch.Evaluate(relay, Kinds.Find(relay.Record.Kind)!, facts, Today, entry is null ? null : Day(entry));

    public static Reason Find(this Fit fit, string code) => fit.Reasons.Single(r => r.Code == code);

    public static FamilyFacts With(this FamilyFacts facts, string factor, YesNo value) => facts with { Factors = facts.Factors.SetItem(factor, value) };

    public static FamilyFacts Answering(this FamilyFacts facts, string topic, YesNo value) => facts with { Answers = facts.Answers.SetItem(topic, value) };
}
