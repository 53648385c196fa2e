using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Whoever set limits is asked again each month and after the birth; who set none is not.</summary>
public sealed class AskingSafeContactAgain
{
    private static readonly SafeContactAsked Restricted = SafeContact("2026-04-24") with { Restricted = true, Channels = ["sms"] };

    [Fact]
    public void Each_month_from_the_last_answer_while_there_are_limits()
    {
        Assert.Equal("S01 2026-05-26", Owed(Restricted));
        Assert.Equal("S01 2026-06-23", Owed(Restricted, Restricted with { Stamp = On("2026-05-24") }));
        Assert.Equal("S01 2026-06-19", Owed(Restricted, new StepDone("S01", "20260424", Days.Day("2026-05-20"), StepHow.Elsewhere, On("2026-05-20"))));
        Assert.Equal("", Owed(SafeContact("2026-04-24")));
    }

    [Fact]
    public void One_that_was_set_aside_stops_none_that_follows()
    {
        var aside = new StepNotRelevant("S01", "20260424", "not-reached", On("2026-05-20"));
        Assert.Equal("", Owed(Restricted, aside));
        Assert.Equal("S01 2026-06-23", Owed(Restricted, aside, Restricted with { Stamp = On("2026-05-24") }));
    }

    [Fact]
    public void After_a_birth_and_done_by_asking_alone_not_by_a_tick()
    {
        var born = new BirthRecorded(FamilyDecider.Child(Id, 1), Days.Day("2026-05-10"), On("2026-05-10"));
        Assert.Equal("S01 2026-05-26, S01-birth 2026-05-13", Owed(Restricted, born));
        Assert.Equal("S01 2026-06-10", Owed(Restricted, born, Restricted with { Stamp = On("2026-05-11") }));
        Open(Restricted, born).When(file => PlanStepDecider.Done(file, new("S01-birth", "20260510", Days.Day("2026-05-11"), default, On("2026-05-11")), Plan)).ThenRefused("step-needs-its-record");
    }

    [Fact]
    public void After_a_change_that_is_not_restricted_to_a_few()
    {
        var apart = Parted(Confidentiality.N2, "2026-05-10");
        Assert.Equal("S01 2026-05-26, S01-change 2026-05-13", Owed(Restricted, apart));
        Assert.Equal("S01 2026-06-10", Owed(Restricted, apart, Restricted with { Stamp = On("2026-05-11") }));
        Assert.Equal("S01 2026-05-26", Owed(Restricted, Parted(Confidentiality.N3, "2026-05-10")));
        Assert.Equal("S01 2026-05-26", Owed(Restricted, apart, new FactorResolved(apart.Factor, On("2026-05-11"))));
        Assert.Equal("S01 2026-05-26", Owed(Restricted, apart with { Code = "P14" }));
        Assert.Equal("", Owed(SafeContact("2026-04-24"), apart));
        Open(Restricted, apart).When(file => PlanStepDecider.Done(file, new("S01-change", "20260510", Days.Day("2026-05-11"), default, On("2026-05-11")), Plan)).ThenRefused("step-needs-its-record");
    }

    private static FactorRecorded Parted(Confidentiality level, string on) => new(
        Guid.Parse("00000000-0000-0000-0000-0000000000f9"), "P09", "P", FactorSubject.Household, null, FactorStatus.Stated, null, FactorSource.Person, Certainty.Certain, false, level, null, On(on));

    private static string Owed(params object[] happened)
    {
        var state = Open(happened).When(_ => Decision.AlreadySo).Then();
        return string.Join(", ", CaseOwed.Of(state, Pair, Plan).Where(row => row.Code.StartsWith("S01", StringComparison.Ordinal))
            .OrderBy(row => row.Code).Select(row => $"{row.Code} {CivilTime.DayOf(row.DueAt):yyyy-MM-dd}"));
    }
}
