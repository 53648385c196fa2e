using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What a person is not told for the time being is looked at again before it lapses, by who may know of it.</summary>
public sealed class ReviewingExceptions
{
    private static readonly Guid Entry = Ids.Derived("entry", "1");

    private static readonly Guid First = Ids.Derived("exception", "1");

    private static readonly Guid Later = Ids.Derived("exception", "2");

    private static readonly object[] Withheld =
        [Written(Confidentiality.N2), Asked(First, "2026-06-01"), new TherapeuticExceptionAgreed(First, On("2026-05-02", Midwife))];

    [Fact]
    public void A_fortnight_before_until_it_is_ended_or_held_for_longer()
    {
        Assert.Null(Row(Withheld[..2]));
        var row = Row(Withheld)!;
        Assert.Equal(("2026-05-18 2026-05-29 -", SocialWorker, true), (Window(row), row.Owner, row.Listed));
        Assert.Null(Row([.. Withheld, new TherapeuticExceptionEnded(First, On("2026-05-20"))]));

        Assert.Equal("2026-05-29", Days.Text(Row([.. Withheld, Asked(Later, "2026-08-03")])!.DueAt));
        Assert.Equal("2026-07-31", Days.Text(Row([.. Withheld, Asked(Later, "2026-08-03"), new TherapeuticExceptionAgreed(Later, On("2026-05-20"))])!.DueAt));
    }

    [Fact]
    public void By_its_author_while_she_leads_and_else_by_the_first_head_but_of_what_is_restricted_by_the_author_alone()
    {
        var stranger = Ids.Derived("account", "peps");
        Assert.Equal(Midwife, Row([Written(Confidentiality.N2), Asked(First, "2026-06-01", stranger), new TherapeuticExceptionAgreed(First, On("2026-05-02"))])!.Owner);
        foreach (var level in new[] { Confidentiality.N3, Confidentiality.N4, Confidentiality.N5 })
        {
            object[] events = [Written(level), Asked(First, "2026-06-01", stranger), new TherapeuticExceptionAgreed(First, On("2026-05-02"))];
            Assert.Equal(stranger, Row(events)!.Owner);
            Assert.Contains((First, stranger, false), Unsealed.Items(State([.. Opened(), .. events])));
        }

        Assert.DoesNotContain(Unsealed.Items(State([.. Opened(), .. Withheld])), item => item.Id == First);
    }

    [Fact]
    public void It_neither_hinders_a_closing_nor_ends_with_it_and_no_tick_ends_it()
    {
        var state = State([.. Opened(), .. Withheld]);
        Assert.DoesNotContain(CaseOwed.AtClosing(state, Plan, Days.Noon("2026-05-25"), []), row => row.Code == TherapeuticExceptionDecider.Review);
        Assert.NotNull(Row([.. Withheld, new CaseClosed("agreed-end", null, On("2026-05-20"))]));
        Open(Withheld).When(file => PlanStepDecider.Done(file, new(TherapeuticExceptionDecider.Review, First.ToString("N"), Days.Day("2026-05-21"), default, On("2026-05-21")), Plan))
            .ThenRefused("step-needs-its-record");
    }

    private static EntryWritten Written(Confidentiality level) =>
        new(Entry, "note", level, Elise, null, [], true, [SocialWorker], RelationBasis.Help, Text("entry.text"), On("2026-05-01").At, On("2026-05-01", SocialWorker));

    private static TherapeuticExceptionAsked Asked(Guid exception, string until, Guid? by = null) =>
        new(exception, Entry, Text("exception.reason"), Days.Day(until), true, On("2026-05-02", by ?? SocialWorker));

    private static Obligation? Row(object[] events) => CaseSample.Owed([.. Opened(), .. events]).SingleOrDefault(row => row.Code == TherapeuticExceptionDecider.Review);
}
