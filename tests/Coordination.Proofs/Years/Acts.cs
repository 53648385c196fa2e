using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Screening;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>What people do in a case: each act decided by the product, and told to the oracle as what happened.</summary>
internal sealed class Acts(Family family)
{
    private const int FirstDay = 719_162;

    private int _number;

    public Family Family => family;

    public int Today => Almanac.DayOf(family.Now);

    public static DateOnly Date(int day) => DateOnly.FromDayNumber(FirstDay + day);

    public static int Day(DateOnly date) => date.DayNumber - FirstDay;

    public Guid Next() => family.Id($"{_number++}");

    public Guid Child(int index) => FamilyDecider.Child(family.Case, index + 1);

    private static string N(Guid id) => id.ToString("N");

    private Guid Person(int who) => who == Fact.Mother ? family.Mother : Child(who);

    private Protected Text(string field) => new(family.Mother, 1, field, "c2VhbGVk");

    public void Open(int? term, int children, int? firstBornOn)
    {
        var mother = new Person(family.Mother, PersonRole.Mother, Text("person.name"));
        var opening = new Opening(
            family.Case, family.Heads, mother, DueDate: term is { } due ? Date(due) : null, ExpectedChildren: children, ChildBornOn: firstBornOn is { } on ? Date(on) : null);
        family.Do(CaseDecider.Open(family.State, opening, family.Stamp), new Opened(family.Now, term, children, firstBornOn));
    }

    public void Decide(int level) => family.Do(CaseDecider.DecideIntensity(family.State, (CareIntensity)level, "clinical", family.Stamp), new LevelDecided(family.Now, level));

    public void Contact(int on, bool reached)
    {
        var noted = new ContactNoted(Next(), new ContactWith(family.Mother, null, null), Text("contact.text"), ContactChannel.Telephone, Date(on), reached, Confidentiality.N2, null, family.Stamp);
        family.Do(ContactDecider.Note(family.State, noted), new Contacted(family.Now, on, reached));
    }

    public void Meet(int on) => family.Do(NeedDecider.Meet(family.State, family.Id("relay"), Date(on), family.Stamp), new MetByRelay(family.Now, on));

    public void Carry() => family.Do(NeedDecider.Carry(family.State, family.Id("relay"), 0, family.Stamp), new NeedsCarried(family.Now, true));

    public void Return() => family.Do(NeedDecider.Return(family.State, family.Id("relay"), 1, family.Stamp), new NeedsCarried(family.Now, false));

    public void MoveTerm(int term) =>
        family.Do(FamilyDecider.ReviseDueDate(family.State, Date(term), DueDateBasis.Ultrasound, Plans.Current, family.Stamp), new TermMoved(family.Now, term));

    public void Birth(int child, int on, int? grams) =>
        family.Do(FamilyDecider.RecordBirth(family.State, Child(child), Date(on), family.Stamp, grams), new Born(family.Now, child, on, grams));

    public string Live(string kind, int? who, int on)
    {
        var id = Next();
        var happened = new LifeEventRecorded(id, kind, who is { } person ? Person(person) : null, Date(on), family.Stamp);
        family.Do(LifeDecider.Record(family.State, happened), new Happened(family.Now, N(id), kind, who, on));
        return N(id);
    }

    public void TakeBack(string id) => family.Do(LifeDecider.TakeBack(family.State, Guid.Parse(id), family.Stamp), new TakenBack(family.Now, id));

    public string Pause(int from, int until)
    {
        var id = Next();
        family.Do(LifeDecider.Pause(family.State, new PlanPaused(id, Date(from), Date(until), "away", family.Stamp)), new PauseAgreed(family.Now, N(id), from, until));
        return N(id);
    }

    public void EndPause(string id) => family.Do(LifeDecider.EndPause(family.State, Guid.Parse(id), family.Stamp), new PauseCut(family.Now, id, Today));

    public string Consent(bool refused)
    {
        var id = Next();
        var terms = ConsentDecider.OralFor(family.State, family.Id("relay"), Date(Today));
        family.Do(refused ? ConsentDecider.Refuse(family.State, id, terms, family.Stamp) : ConsentDecider.Give(family.State, id, terms, family.Stamp), new ConsentAsked(family.Now, N(id), refused));
        return N(id);
    }

    public void Withdraw(string id) =>
        family.Do(ConsentDecider.Withdraw(family.State, Guid.Parse(id), family.Mother, ConsentForm.Oral, family.Stamp), new ConsentTakenBack(family.Now, id));

    public void AskSafety(bool alone, bool restricted)
    {
        var asked = new SafeContactAsked(family.Mother, alone ? YesNo.Yes : YesNo.No, restricted, restricted ? ["sms"] : [], null, family.Stamp);
        family.Do(SafeContactDecider.Ask(family.State, asked, Next(), redirects: false), new SafetyAsked(family.Now, alone, restricted));
    }

    public void Factor(string code) => family.Do(
        ScreeningDecider.RecordFactor(family.State, new FactorRecorded(Next(), code, null, FactorSubject.Mother, family.Mother, FactorStatus.Stated, null, FactorSource.Person, Certainty.Certain, false, Confidentiality.N2, null, family.Stamp)),
        new FactorFound(family.Now, code));

    public void Screen(string instrument, int who, int on, bool high = false, bool selfHarm = false)
    {
        var id = Next();
        var result = new ScreeningResult
        {
            Instrument = instrument,
            Coded = true,
            Subject = Person(who),
            TakenOn = Date(on),
            Complete = true,
            Answers = instrument == "BIB" ? ScreeningAnswers.Of(new IndicatorResult("DEPRESSION", null, high), new IndicatorResult("ANXIETY", null, high)) : new ScreeningAnswers(),
            Bands = !high ? [] : instrument is "EPDS" or "GAD7" ? ["repeat"] : ["positive"],
            Flags = selfHarm ? [new RedFlagHit(Story.SelfHarm, "EPDS item 10")] : [],
        };
        (string, string)? flag = selfHarm ? (N(ScreeningDecider.FlagId(id, Story.SelfHarm)), Story.SelfHarm) : null;
        family.Do(ScreeningDecider.Record(family.State, id, result, Confidentiality.N2, family.Stamp), new ScreenTaken(family.Now, instrument, who, on, N(id), high && instrument is "EPDS" or "GAD7", high, flag));
    }

    public void See(string flag, bool assess) => family.Do(
        assess ? FlagDecider.Assess(family.State, Guid.Parse(flag), Text("flag.text"), family.Stamp) : FlagDecider.Acknowledge(family.State, Guid.Parse(flag), family.Stamp),
        new FlagSeen(family.Now, flag, assess));

    public string Seek(int until)
    {
        var id = Next();
        family.Do(RecontactDecider.Plan(family.State, new RecontactPlanned(id, "wait", family.Heads.First, Date(until), family.Stamp)), new SoughtAgain(family.Now, N(id), until));
        return N(id);
    }

    public void EndSeeking(string id) => family.Do(RecontactDecider.End(family.State, new RecontactEnded(Guid.Parse(id), "could-not-reach", family.Stamp)), new SeekingEnded(family.Now, id));

    public void Foresee(string handover, int? until, bool followed) => family.Do(
        SupportEndDecider.Foresee(family.State, new SupportEndForeseen(Guid.Parse(handover), until is { } day ? Date(day) : null, followed ? family.Id("successor") : null, family.Stamp), runs: true, follows: followed),
        new SupportEnding(family.Now, handover, until, followed));

    public void Answer(string code, string occurrence, int on, bool elsewhere)
    {
        var done = new StepDone(code, occurrence, Date(on), elsewhere ? StepHow.Elsewhere : StepHow.Done, family.Stamp);
        family.Do(PlanStepDecider.Done(family.State, done, Plans.Current), new StepAnswered(family.Now, code, occurrence, elsewhere ? "elsewhere" : "done", on));
    }

    public void SetAside(string code, string occurrence) => family.Do(
        PlanStepDecider.NotRelevant(family.State, new StepNotRelevant(code, occurrence, "not-relevant", family.Stamp), Plans.Current), new StepAnswered(family.Now, code, occurrence, "aside", null));

    public void Move(string code, string occurrence, int to) => family.Do(
        PlanStepDecider.Move(family.State, new StepMoved(code, occurrence, Date(to), "later", family.Stamp), Plans.Current), new StepAnswered(family.Now, code, occurrence, "moved", to));

    /// <summary>Closes, with a reason for each thing that by the oracle is still owed: the product must ask for these and for no other.</summary>
    public bool Close()
    {
        var left = family.AtClosing();
        var decision = CaseDecider.Close(family.State, new Closing("agreed-end", null, [.. left.Select(row => new Satisfied(row.Code, row.Occurrence, "case-ends"))], 0), Plans.Current, family.Stamp);
        var answered = decision.Events.OfType<StepNotRelevant>().Select(step => $"{step.Code}/{step.Occurrence}").Order(StringComparer.Ordinal);
        family.Demand(decision.IsRefused || answered.SequenceEqual(left.Select(row => row.Key).Order(StringComparer.Ordinal)), "the closing asks for other steps than are owed");
        return family.Do(decision, [.. left.Select(row => new StepAnswered(family.Now, row.Code, row.Occurrence, "aside", null)), new Ended(family.Now)]);
    }

    public void Reopen() => family.Do(CaseDecider.Reopen(family.State, "family-asks", family.Stamp), new BegunAgain(family.Now));
}
