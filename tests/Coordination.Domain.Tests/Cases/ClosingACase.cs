using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class ClosingACase
{
    private static readonly Stamp Now = On("2026-05-20");
    private static readonly Closing Moved = new("moved", null, [], 0);

    /// <summary>Contact, consent and assessment are there: nothing has begun to be owed on 20 May.</summary>
    private static object[] Quiet() => [Contact("2026-04-24"), Consent("2026-04-24"), SafeContact("2026-04-24"), Bib("2026-05-15")];

    private static object[] Level1() => [.. Quiet(), new IntensityDecided(CareIntensity.Inform, "clinical", On("2026-04-24"))];

    [Fact]
    public void Nothing_owed_it_closes_with_a_coded_reason()
    {
        var state = Open(Level1()).When(file => CaseDecider.Close(file, Moved, Plan, Now)).Then(new CaseClosed("moved", null, Now));

        Assert.Equal((CaseStanding.Closed, "moved"), (state.Standing, state.ClosingReason));
        Assert.Empty(Owed(state));
        Open(Level1()).When(file => CaseDecider.Close(file, Moved with { Reason = "because" }, Plan, Now)).ThenRefused("case-unknown-reason");
    }

    [Fact]
    public void Closed_twice_changes_nothing()
    {
        Closed().When(file => CaseDecider.Close(file, Moved, Plan, Now)).ThenNothing();
        Nothing().When(file => CaseDecider.Close(file, Moved, Plan, Now)).ThenRefused("not-found");
    }

    [Fact]
    public void What_is_owed_is_listed()
    {
        var refusal = CaseDecider.Close(State(Opened()), Moved, Plan, Now).Refusal;

        Assert.Equal("case-owes", refusal?.Code);
        Assert.Contains("F02, F04", refusal?.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("F06", refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_for_each_satisfies_them_in_the_same_commit()
    {
        var closing = Moved with { Instead = [new("F02", "1", "declined"), new("F04", "1", "case-ends"), new("F06", "1", "case-ends")] };
        Open(new IntensityDecided(CareIntensity.Inform, "clinical", On("2026-04-24"))).When(file => CaseDecider.Close(file, closing, Plan, Now)).Then(
            new StepNotRelevant("F02", "1", "declined", Now),
            new StepNotRelevant("F04", "1", "case-ends", Now),
            new CaseClosed("moved", null, Now));
        Open().When(file => CaseDecider.Close(file, closing with { Instead = [new("F02", "1", "because")] }, Plan, Now)).ThenRefused("case-unknown-reason");
    }

    [Fact]
    public void Open_handovers_stand_in_the_way()
    {
        var refusal = CaseDecider.Close(State([.. Opened(), .. Level1()]), Moved with { OpenHandovers = 2 }, Plan, Now).Refusal;

        Assert.Contains("2 open handover(s)", refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_red_flag_is_not_closed_away()
    {
        var raised = new RedFlagRaised(Flag, "SELF_HARM", "statement", Elise, Now.At, Now);
        var closing = Moved with { Instead = [new("RF-SELF_HARM-acknowledge", $"{Flag:N}", "case-ends"), new("RF-SELF_HARM-assess", $"{Flag:N}", "case-ends")] };
        Open([.. Level1(), raised]).When(file => CaseDecider.Close(file, closing, Plan, Now)).ThenRefused("case-owes");
    }

    [Fact]
    public void A_sealed_flag_outlives_a_closing_by_who_does_not_know_of_it_and_is_assessed_after_it()
    {
        var raised = new RedFlagRaised(Flag, "IPV_CURRENT", "statement", Elise, Now.At, Now);
        Open([.. Level1(), raised]).When(file => CaseDecider.Close(file, Moved, Plan, Now)).ThenRefused("case-owes");
        var closed = new CaseClosed("moved", null, Now);
        var state = Open([.. Level1(), raised]).When(file => CaseDecider.Close(file, Moved with { Unknown = [Flag] }, Plan, Now)).Then(closed);
        Assert.Equal(["RF-IPV_CURRENT-acknowledge", "RF-IPV_CURRENT-assess"], CaseOwed.Of(state, Pair, Plan).Select(row => row.Code));
        var assessed = Open([.. Level1(), raised, closed]).When(file => FlagDecider.Assess(file, Flag, Text("flag.qualification"), Now))
            .Then(new RedFlagAcknowledged(Flag, Now), new RedFlagAssessed(Flag, Text("flag.qualification"), Now));
        Assert.Empty(CaseOwed.Of(assessed, Pair, Plan));
    }

    [Fact]
    public void A_repeat_measure_stands_in_the_way_before_it_opens()
    {
        Open([.. Level1(), Epds(11, "2026-05-19")]).When(file => CaseDecider.Close(file, Moved, Plan, Now)).ThenRefused("case-owes");
        var closing = Moved with { Instead = [new("F10", $"{ScreeningId("EPDS", "2026-05-19"):N}", "handed-over")] };
        var decision = CaseDecider.Close(State([.. Opened(), .. Level1(), Epds(11, "2026-05-19")]), closing, Plan, Now);
        Assert.Equal([typeof(StepNotRelevant), typeof(CaseClosed)], decision.Events.Select(e => e.GetType()));
    }

    [Fact]
    public void It_is_reopened_with_a_coded_reason_and_owes_again()
    {
        var state = Closed().When(file => CaseDecider.Reopen(file, "family-asks", Now)).Then(new CaseReopened("family-asks", Now));

        Assert.True(state.IsOpen);
        Assert.NotEmpty(Owed(state));
        Closed().When(file => CaseDecider.Reopen(file, "because", Now)).ThenRefused("case-unknown-reason");
        Open().When(file => CaseDecider.Reopen(file, "family-asks", Now)).ThenNothing();
        Nothing().When(file => CaseDecider.Reopen(file, "family-asks", Now)).ThenRefused("not-found");
    }

    [Fact]
    public void A_person_decides_the_intensity_with_a_coded_reason()
    {
        var decided = new IntensityDecided(CareIntensity.Coordinated, "clinical", Now);
        Open().When(file => CaseDecider.DecideIntensity(file, CareIntensity.Coordinated, "clinical", Now)).Then(decided);
        Open(decided).When(file => CaseDecider.DecideIntensity(file, CareIntensity.Coordinated, "clinical", Now)).ThenNothing();
        Open().When(file => CaseDecider.DecideIntensity(file, (CareIntensity)4, "clinical", Now)).ThenRefused("case-unknown-intensity");
        Open().When(file => CaseDecider.DecideIntensity(file, CareIntensity.Tailored, "because", Now)).ThenRefused("case-unknown-reason");
        Closed().When(file => CaseDecider.DecideIntensity(file, CareIntensity.Tailored, "clinical", Now)).ThenRefused("case-closed");
    }
}
