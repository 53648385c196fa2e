using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class KeepingTheFamily
{
    private static readonly Person CoParent = new(Marc, PersonRole.CoParent, Text("person.name", Marc));
    private static readonly Stamp Later = On("2026-04-22");

    [Fact]
    public void A_person_is_added_once()
    {
        Open().When(file => FamilyDecider.AddPerson(file, CoParent, Later)).Then(new PersonAdded(CoParent, Later));
        Open(new PersonAdded(CoParent, Later)).When(file => FamilyDecider.AddPerson(file, CoParent, Later)).ThenNothing();
        Open(new PersonAdded(CoParent, Later)).When(file => FamilyDecider.AddPerson(file, CoParent with { Language = "nl" }, Later))
            .ThenRefused("person-already-there");
        Closed().When(file => FamilyDecider.AddPerson(file, CoParent, Later)).ThenRefused("case-closed");
    }

    [Fact]
    public void There_is_one_index_parent()
    {
        Open().When(file => FamilyDecider.AddPerson(file, new Person(Marc, PersonRole.Mother), Later)).ThenRefused("person-one-mother");
        Open(new PersonAdded(CoParent, Later)).When(file => FamilyDecider.CorrectPerson(file, CoParent with { Role = PersonRole.Mother }, Later))
            .ThenRefused("person-one-mother");
        Open().When(file => FamilyDecider.CorrectPerson(file, file.Find(Elise)! with { Role = PersonRole.Supporter }, Later)).ThenRefused("person-one-mother");
    }

    [Fact]
    public void A_person_is_corrected()
    {
        var corrected = CoParent with { Telephone = Text("person.telephone", Marc) };
        Open(new PersonAdded(CoParent, Later)).When(file => FamilyDecider.CorrectPerson(file, corrected, Later)).Then(new PersonCorrected(corrected, Later));
        Open(new PersonAdded(corrected, Later)).When(file => FamilyDecider.CorrectPerson(file, corrected, Later)).ThenNothing();
        Open().When(file => FamilyDecider.CorrectPerson(file, corrected, Later)).ThenRefused("not-found");
        Open().When(file => FamilyDecider.CorrectPerson(file, new Person(Child, PersonRole.Child), Later)).ThenRefused("person-role-by-birth");
    }

    [Fact]
    public void A_pregnancy_is_dated_once()
    {
        var undated = Nothing().Events(Opened()[0], Opened()[1]);
        undated.When(file => Record(file, "2026-10-19")).Then(
            new PregnancyRecorded(null, Days.Day("2026-10-19"), DueDateBasis.Stated, 1, Later),
            new PersonAdded(new Person(Child, PersonRole.ExpectedChild), Later));
        undated.When(file => Record(file, null)).ThenRefused("case-needs-date");
        undated.When(file => Record(file, "2026-10-19", children: 9)).ThenRefused("pregnancy-children-count");
        undated.When(file => Record(file, "2028-10-19")).ThenRefused("due-date-too-far");
        Open().When(file => Record(file, "2026-10-19")).ThenNothing();
        Open().When(file => Record(file, "2026-10-12")).ThenRefused("pregnancy-already-dated");
    }

    [Fact]
    public void A_due_date_is_revised_and_the_old_one_is_kept()
    {
        var revised = new DueDateRevised(Days.Day("2026-10-19"), Days.Day("2026-10-26"), DueDateBasis.Ultrasound, Later);
        var state = Open().When(file => Revise(file, "2026-10-26")).Then(revised);

        Assert.Equal([Days.Day("2026-10-19")], state.Pregnancy!.EarlierDueDates.ToArray());
        Open(revised).When(file => Revise(file, "2026-10-26")).ThenNothing();
        Open().When(file => Revise(file, "2027-10-26")).ThenRefused("due-date-too-far");
        Nothing().Events(Opened()[0]).When(file => Revise(file, "2026-10-26")).ThenRefused("pregnancy-not-dated");
        Closed().When(file => Revise(file, "2026-10-26")).ThenRefused("case-closed");
    }

    [Fact]
    public void A_step_that_a_result_has_ended_stays_done_when_the_due_date_moves()
    {
        object[] measured = [.. Opened(), Epds(9, "2026-06-02"), Screened("GAD7", ScreeningAnswers.OfTotal(3), "2026-06-02")];
        var before = State(measured);
        Assert.DoesNotContain(Owed(before), row => row.Code == "F06");

        var after = OpeningACase.Run(FamilyDecider.ReviseDueDate(before, Days.Day("2026-11-16"), DueDateBasis.Ultrasound, Plan, On("2026-06-03")), before);

        Assert.DoesNotContain(Owed(after), row => row.Code == "F06");
        Assert.Equal("2026-09-07", Days.Text(Owed(after).Single(row => row.Code == "F08").DueAt));
    }

    [Fact]
    public void A_birth_switches_the_clock()
    {
        var born = new BirthRecorded(Child, Days.Day("2026-10-17"), On("2026-10-17"));
        var state = Open().When(file => FamilyDecider.RecordBirth(file, Child, Days.Day("2026-10-17"), On("2026-10-17"))).Then(born);

        Assert.Equal(PersonRole.Child, state.Find(Child)!.Role);
        Assert.DoesNotContain(Owed(state), row => row.Code is "F04" or "F06" or "F08");
        Assert.Contains(Owed(state), row => row.Listed);
        Open(born).When(file => FamilyDecider.RecordBirth(file, Child, Days.Day("2026-10-17"), On("2026-10-18"))).ThenNothing();
        Open(born).When(file => FamilyDecider.RecordBirth(file, Child, Days.Day("2026-10-16"), On("2026-10-18"))).ThenRefused("birth-already-recorded");
    }

    [Fact]
    public void Twins_have_a_birth_each()
    {
        var second = FamilyDecider.Child(Id, 2);
        Open(new PersonAdded(new Person(second, PersonRole.ExpectedChild), Later), new BirthRecorded(Child, Days.Day("2026-10-17"), On("2026-10-18")))
            .When(file => FamilyDecider.RecordBirth(file, second, Days.Day("2026-10-18"), On("2026-10-18")))
            .Then(new BirthRecorded(second, Days.Day("2026-10-18"), On("2026-10-18")));
    }

    [Theory]
    [InlineData("2026-10-19", "on")]
    [InlineData("2026-01-20", "on")]
    public void An_impossible_birth_is_refused_with_its_field(string day, string field) =>
        Assert.Equal(field, FamilyDecider.RecordBirth(State(Opened()), Child, Days.Day(day), On("2026-10-18")).Refusal?.Field);

    [Fact]
    public void Only_a_child_of_the_case_is_born()
    {
        Open().When(file => FamilyDecider.RecordBirth(file, Elise, Days.Day("2026-10-17"), On("2026-10-17"))).ThenRefused("birth-not-a-child");
        Open().When(file => FamilyDecider.RecordBirth(file, Marc, Days.Day("2026-10-17"), On("2026-10-17"))).ThenRefused("not-found");
    }

    [Fact]
    public void Coordinators_are_assigned_with_a_reason()
    {
        var alone = new Heads("la-croche", "heusy", SocialWorker, null, null, SocialWorker);
        var state = Open().When(file => CaseDecider.Assign(file, alone, "reassigned", Later))
            .Then(new CoordinatorsAssigned(SocialWorker, null, null, SocialWorker, "reassigned", Later));

        Assert.Equal("montlegia", state.Heads!.Site);
        Open().When(file => CaseDecider.Assign(file, Pair, "reassigned", Later)).ThenNothing();
        Open().When(file => CaseDecider.Assign(file, alone, "because", Later)).ThenRefused("case-unknown-reason");
        Open().When(file => CaseDecider.Assign(file, Pair with { Second = Midwife }, "reassigned", Later)).ThenRefused("case-same-head-twice");
        Closed().When(file => CaseDecider.Assign(file, alone, "reassigned", Later)).ThenRefused("case-closed");
        var hers = Pair with { Second = Elise };
        Open().When(file => CaseDecider.Assign(file, hers, "reassigned", Later with { By = Elise })).ThenRefused("relation-own");
        Open().When(file => CaseDecider.Assign(file, hers, "reassigned", Later with { By = Elise }, orphaned: true)).Then(new CoordinatorsAssigned(hers.First, hers.Second, hers.Midwife, hers.SocialWorker, "reassigned", Later with { By = Elise }));
    }

    private static Decision Record(CaseFile file, string? dueDate, int children = 1) =>
        FamilyDecider.RecordPregnancy(file, null, dueDate is null ? null : Days.Day(dueDate), DueDateBasis.Stated, children, Later);

    private static Decision Revise(CaseFile file, string dueDate) => FamilyDecider.ReviseDueDate(file, Days.Day(dueDate), DueDateBasis.Ultrasound, Plan, Later);
}
