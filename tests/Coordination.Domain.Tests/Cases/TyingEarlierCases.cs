using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class TyingEarlierCases
{
    private static readonly CaseFile Earlier = new() { Id = new Guid("99999999-9999-7999-8999-999999999999"), Standing = CaseStanding.Closed };

    private static readonly EarlierCaseLinked Linked = new(Earlier.Id, On("2026-05-04"));

    [Fact]
    public void A_case_is_tied_once_whatever_became_of_the_earlier_one()
    {
        Open().When(file => EarlierCaseDecider.Link(file, Earlier, On("2026-05-04"))).Then(Linked);
        Open(Linked).When(file => EarlierCaseDecider.Link(file, Earlier, On("2026-05-05"))).ThenNothing();
    }

    [Fact]
    public void Two_cases_are_not_each_before_the_other()
    {
        Open().When(file => EarlierCaseDecider.Link(file, file, On("2026-05-04"))).ThenRefused("earlier-case-itself");
        Open().When(file => EarlierCaseDecider.Link(file, Earlier with { EarlierCases = [new(file.Id, On("2026-05-03"))] }, On("2026-05-04"))).ThenRefused("earlier-case-later");
    }

    [Fact]
    public void There_is_an_end_to_it()
    {
        object[] many = [.. Enumerable.Range(1, EarlierCaseDecider.Most).Select(n => new EarlierCaseLinked(Ids.Derived("earlier", $"{n}"), On("2026-05-03")))];
        Open(many).When(file => EarlierCaseDecider.Link(file, Earlier, On("2026-05-04"))).ThenRefused("earlier-case-too-many");
    }

    [Fact]
    public void What_was_tied_by_mistake_is_untied_once()
    {
        Open(Linked).When(file => EarlierCaseDecider.Unlink(file, Earlier.Id, On("2026-05-05"))).Then(new EarlierCaseUnlinked(Earlier.Id, On("2026-05-05")));
        Open(Linked, new EarlierCaseUnlinked(Earlier.Id, On("2026-05-05"))).When(file => EarlierCaseDecider.Unlink(file, Earlier.Id, On("2026-05-06"))).ThenNothing();
    }
}
