using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

/// <summary>What is heard of places loses trust with time, and never ranks in secret.</summary>
public sealed class ReadingCapacity
{
    [Theory]
    [InlineData(Capacity.Free, null, "capacity-free", FitClass.Fits)]
    [InlineData(Capacity.Full, null, "capacity-full", FitClass.FitsWithConditions)]
    [InlineData(Capacity.Full, "2026-08-12", "capacity-free-at-entry", FitClass.Fits)]
    [InlineData(Capacity.Full, "2026-08-13", "capacity-full", FitClass.FitsWithConditions)]
    [InlineData(Capacity.Waitlist, "2026-10-01", "capacity-waiting-list", FitClass.FitsWithConditions)]
    [InlineData(Capacity.AssessmentFirst, null, "capacity-assessment", FitClass.FitsWithConditions)]
    public void Places_are_read_at_the_expected_entry(Capacity state, string? until, string code, FitClass fit)
    {
        var result = Fit(Seen(state, "2026-06-01", until), Family, "2026-08-12");
        Assert.Equal((fit, 1), (result.Class, result.Capacity.AgeDays));
        Assert.Contains("01/06/2026", result.Find(code).Sentence.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_announced_for_later_is_what_would_change_it() => Assert.Equal(
        "Une place le 01/10/2026.",
        Fit(Seen(Capacity.Full, "2026-06-01", "2026-10-01"), Family).Find("capacity-full").Change!.Fr);

    [Fact]
    public void Nobody_ever_asked_decides_nothing()
    {
        var fit = Fit(Home, Family);
        Assert.Equal((FitClass.Fits, Verdict.Note), (fit.Class, fit.Find("capacity-unknown").Verdict));
    }

    [Theory]
    [InlineData("2026-05-12", null, Capacity.Full)]
    [InlineData("2026-05-11", null, null)]
    [InlineData("2026-05-12", 2, null)]
    [InlineData("2026-05-19", 2, Capacity.Full)]
    public void After_its_weeks_an_observation_reads_unknown(string on, int? weeks, Capacity? read)
    {
        var fit = RelayMatch.Evaluate(Seen(Capacity.Full, on, null), Kinds.Find("K20")!, Family, Today, null, weeks);
        Assert.Equal(read, fit.Capacity.State);
        Assert.Equal(read is null ? "capacity-aged" : "capacity-full", fit.Reasons.Single(r => r.Fact == "capacity").Code);
        Assert.Equal(Day(on), fit.Capacity.On);
    }

    [Theory]
    [InlineData("2025-12-02", false)]
    [InlineData("2025-12-01", true)]
    [InlineData(null, true)]
    public void A_record_not_reviewed_for_six_months_is_stale_and_says_so(string? reviewed, bool stale)
    {
        var fit = Fit(Home with { ReviewedOn = reviewed is null ? null : Day(reviewed) }, Family);
        Assert.Equal((stale, stale), (fit.Stale, fit.Reasons.Any(r => r.Code == "record-stale" && r.Verdict == Verdict.Note)));
    }

    [Fact]
    public void Fits_are_sorted_by_class_then_age_of_knowledge_then_name_and_nothing_else()
    {
        var fits = new[]
        {
            Named("Zéphyr", Seen(Capacity.Free, "2026-06-01", null)),
            Named("amont", Registered(Home)),
            Named("Étang", Registered(Home)),
            Named("Berge", Seen(Capacity.Free, "2026-05-20", null)),
            Named("Aval", Seen(Capacity.Full, "2026-06-02", null)),
            Named("Ancien", Seen(Capacity.Free, "2026-01-02", null)),
        };
        Assert.Equal(["Zéphyr", "Berge", "amont", "Ancien", "Étang", "Aval"], Domain.Relays.Fit.Order(fits).Select(f => f.Name));
        Assert.Equal(Domain.Relays.Fit.Order(fits).AsEnumerable(), Domain.Relays.Fit.Order(Enumerable.Reverse(fits)));
        Assert.Contains("puis par nom", Domain.Relays.Fit.OrderInWords.Fr, StringComparison.Ordinal);
    }

    private static Fit Named(string name, Relay relay) => Fit(relay with { Record = relay.Record with { Name = name } }, Family);

    private static Relay Seen(Capacity state, string on, string? until) =>
        Registered(Home) with { Capacity = new(state, CapacitySource.Relay, Day(on), until is null ? null : Day(until)) };
}
