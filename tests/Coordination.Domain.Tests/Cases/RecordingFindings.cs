using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class RecordingFindings
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000a1");
    private static readonly Stamp Now = On("2026-06-02");

    private static FactorRecorded Factor(string code = "P01", FactorStatus status = FactorStatus.Suspected, Guid? id = null) => new(
        id ?? Number, code, null, FactorSubject.Mother, Elise, status, null, FactorSource.Professional, Certainty.Unsure, false, Confidentiality.N2, null, Now);

    [Fact]
    public void A_result_raises_its_red_flags_whatever_its_total()
    {
        var result = Result("EPDS", ScreeningAnswers.Items(0, 0, 0, 0, 0, 0, 0, 0, 0, 1), "2026-06-02");

        var state = Open().When(file => ScreeningDecider.Record(file, Number, result, Confidentiality.N2, Now)).Then(
            new ScreeningRecorded(Number, result, Confidentiality.N2, null, Now),
            new RedFlagRaised(ScreeningDecider.FlagId(Number, "SELF_HARM"), "SELF_HARM", "EPDS item 10", Elise, Now.At, Now));

        Assert.Equal(Now.At.AddHours(2), Owed(state).Single(row => row.Code == "RF-SELF_HARM-acknowledge").DueAt);
    }

    [Fact]
    public void A_flag_nobody_has_seen_yet_stands_for_the_next_one_of_its_kind_too()
    {
        var first = OpeningACase.Run(Record(State(Opened()), "2026-06-02", 14), State(Opened()));
        var second = OpeningACase.Run(Record(first, "2026-06-16", 15), first);
        var seen = OpeningACase.Run(FlagDecider.Acknowledge(first, first.Flags[0].Id, Now), first);
        var third = OpeningACase.Run(Record(seen, "2026-06-16", 15), seen);

        Assert.Equal((1, 2, 2), (second.Flags.Length, second.Screenings.Length, third.Flags.Length));
    }

    [Fact]
    public void The_same_result_again_changes_nothing() =>
        Open(Epds(14, "2026-06-02")).When(file => Record(file, "2026-06-02", 14)).ThenNothing();

    [Fact]
    public void A_result_that_cannot_be_is_refused()
    {
        Open().When(file => ScreeningDecider.Record(file, Number, Result("EPDS", ScreeningAnswers.OfTotal(3), "2026-06-03"), Confidentiality.N2, Now))
            .ThenRefused("day-in-future");
        Open().When(file => ScreeningDecider.Record(file, Number, Result("HITS", ScreeningAnswers.OfTotal(12), "2026-06-02"), Confidentiality.N2, Now))
            .ThenRefused("screening-level-too-low");
        Open().When(file => ScreeningDecider.Record(file, Number, Epds(3, "2026-06-02").Result with { Subject = Marc }, Confidentiality.N2, Now))
            .ThenRefused("not-found");
        Closed().When(file => Record(file, "2026-06-02", 3)).ThenRefused("case-closed");
    }

    [Fact]
    public void A_factor_gets_its_domain_and_an_unknown_code_is_kept_without_one()
    {
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor())).Then(Factor() with { Domain = "P" });
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor("LOCAL-7"))).Then(Factor("LOCAL-7"));
    }

    [Fact]
    public void A_factor_known_better_replaces_what_was_suspected()
    {
        var known = Factor() with { Domain = "P", Note = Text("factor.note") };
        var assessed = Factor(status: FactorStatus.Assessed, id: Flag);
        Open(known).When(file => ScreeningDecider.RecordFactor(file, Factor(id: Flag))).ThenNothing();
        var state = Open(known).When(file => ScreeningDecider.RecordFactor(file, assessed)).Then(assessed with { Factor = Number, Domain = "P" });
        Assert.Equal((FactorStatus.Assessed, known.Note), (Assert.Single(state.Factors).Status, state.Factors[0].Note));
    }

    [Fact]
    public void Nobody_lowers_the_level_another_author_gave()
    {
        var sealedOne = Factor("P13") with { Domain = "P", Level = Confidentiality.N4 };
        var lower = Factor("P13", FactorStatus.Assessed) with { Stamp = On("2026-06-03", SocialWorker) };
        Open(sealedOne).When(file => ScreeningDecider.RecordFactor(file, lower)).Then(lower with { Domain = "P", Level = Confidentiality.N4 });
        var own = lower with { Stamp = Now };
        Open(sealedOne).When(file => ScreeningDecider.RecordFactor(file, own)).Then(own with { Domain = "P" });
    }

    [Fact]
    public void Nobody_records_a_factor_below_the_level_of_its_code()
    {
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor("P10") with { Level = Confidentiality.N3 })).ThenRefused("screening-level-too-low");
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor("P13") with { Level = Confidentiality.N1 })).ThenRefused("screening-level-too-low");
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor("LOCAL-7") with { Level = Confidentiality.N1 })).Then(Factor("LOCAL-7") with { Level = Confidentiality.N1 });
    }

    [Fact]
    public void A_factor_that_cannot_be_is_refused()
    {
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor() with { Subject = Marc })).ThenRefused("not-found");
        Open().When(file => ScreeningDecider.RecordFactor(file, Factor() with { Since = Days.Day("2026-06-03") })).ThenRefused("day-in-future");
        Closed().When(file => ScreeningDecider.RecordFactor(file, Factor())).ThenRefused("case-closed");
    }

    [Fact]
    public void A_factor_is_resolved_once_and_may_come_back()
    {
        var resolved = new FactorResolved(Number, Now);
        Open(Factor()).When(file => ScreeningDecider.ResolveFactor(file, Number, Now)).Then(resolved);
        Open(Factor(), resolved).When(file => ScreeningDecider.ResolveFactor(file, Number, Now)).ThenNothing();
        Open().When(file => ScreeningDecider.ResolveFactor(file, Number, Now)).ThenRefused("not-found");
        Open(Factor(), resolved).When(file => ScreeningDecider.RecordFactor(file, Factor(id: Flag))).Then(Factor(id: Flag) with { Domain = "P" });
    }

    [Fact]
    public void A_flag_on_a_statement_is_raised_once()
    {
        var raised = new RedFlagRaised(Flag, "PSYCHOSIS", "statement", Elise, Now.At, Now);
        Open().When(file => FlagDecider.Raise(file, Flag, "PSYCHOSIS", Elise, Now)).Then(raised);
        Open(raised).When(file => FlagDecider.Raise(file, Flag, "PSYCHOSIS", Elise, Now)).ThenNothing();
        Open().When(file => FlagDecider.Raise(file, Flag, "", Elise, Now)).ThenRefused("red-flag-needs-code");
        Open().When(file => FlagDecider.Raise(file, Flag, "PSYCHOSIS", Marc, Now)).ThenRefused("not-found");
        Closed().When(file => FlagDecider.Raise(file, Flag, "PSYCHOSIS", Elise, Now)).ThenRefused("case-closed");
    }

    [Fact]
    public void A_flag_is_seen_and_assessed_by_a_person()
    {
        var raised = new RedFlagRaised(Flag, "PSYCHOSIS", "statement", Elise, Now.At, Now);
        var seen = new RedFlagAcknowledged(Flag, Now);
        var assessed = new RedFlagAssessed(Flag, Text("flag.text"), Now);
        var sweep = new Stamp(Actors.Sweep, Now.At);
        Open(raised).When(file => FlagDecider.Acknowledge(file, Flag, Now)).Then(seen);
        Open(raised, seen).When(file => FlagDecider.Acknowledge(file, Flag, Now)).ThenNothing();
        Open(raised).When(file => FlagDecider.Assess(file, Flag, Text("flag.text"), Now)).Then(seen, assessed);
        Open(raised, seen).When(file => FlagDecider.Assess(file, Flag, Text("flag.text"), Now)).Then(assessed);
        Open(raised, seen, assessed).When(file => FlagDecider.Assess(file, Flag, Text("flag.text"), Now)).ThenNothing();
        Open(raised).When(file => FlagDecider.Acknowledge(file, Flag, sweep)).ThenRefused("red-flag-needs-professional");
        Open(raised).When(file => FlagDecider.Assess(file, Flag, Text("flag.text"), sweep)).ThenRefused("red-flag-needs-professional");
        Open().When(file => FlagDecider.Acknowledge(file, Flag, Now)).ThenRefused("not-found");
        Open().When(file => FlagDecider.Assess(file, Flag, Text("flag.text"), Now)).ThenRefused("not-found");
    }

    private static Decision Record(CaseFile file, string day, int total) =>
        ScreeningDecider.Record(file, ScreeningId("EPDS", day), Result("EPDS", ScreeningAnswers.OfTotal(total), day), Confidentiality.N2, On(day));
}
