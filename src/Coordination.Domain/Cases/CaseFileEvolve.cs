using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>How each event changes the case file. Total and silent: an unknown event changes nothing.</summary>
public sealed partial record CaseFile
{
    public static CaseFile Evolve(CaseFile state, object @event) => @event switch
    {
        CaseOpened e => state.With(e),
        AlertLinked e => state.With(e),
        IntensityDecided e => state with { Intensity = e.Intensity },
        CoordinatorsAssigned e => state with { Heads = new Heads(state.Service, state.Site, e.First, e.Second, e.Midwife, e.SocialWorker) },
        CaseClosed e => state with { Standing = CaseStanding.Closed, Closed = e.Stamp, ClosingReason = e.Reason },
        CaseReopened e when state.Opened is not null => state.SilentFrom(e.Stamp) with { Standing = CaseStanding.Open, Closed = null, ClosingReason = null },
        NeedCarried e => state with { Carried = e.Left == 0, LastCarrier = e.Handover },
        NeedReturned e => state.SilentFrom(e.Stamp) with { Carried = false },
        FamilyMet e => state with { LastContactOn = state.LastContactOn > e.On ? state.LastContactOn : e.On },
        EarlierCaseLinked e => state with { EarlierCases = Put(state.EarlierCases.OrEmpty(), new EarlierCase(e.Earlier, e.Stamp), link => link.Case) },
        EarlierCaseUnlinked e => state with { EarlierCases = state.EarlierCases.OrEmpty().RemoveAll(link => link.Case == e.Earlier) },
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        PersonAdded or PersonCorrected or PregnancyRecorded or DueDateRevised or BirthRecorded => state.WithFamily(@event),
        LifeEventRecorded or LifeEventTakenBack or PlanPaused or PauseEnded or RecontactPlanned or RecontactEnded or SupportEndForeseen => state.WithLife(@event),
        ContactNoted or ReminderSet or ReminderDone or EntryWritten or EntryAmended or EntryDisclosed or DisclosedOutside or DisclosureTold => state.WithTexts(@event),
        ScreeningRecorded or RedFlagRaised or RedFlagAcknowledged or RedFlagAssessed or FactorRecorded or FactorResolved => state.WithFindings(@event),
        StepDone or StepMoved or StepNotRelevant => state.WithStep(@event),
        _ => state.WithRights(@event),
    };

    private CaseFile With(CaseOpened e) => this with
    {
        Id = e.Case,
        Service = e.Service,
        Site = e.Site,
        Standing = CaseStanding.Open,
        Opened = e.Stamp,
        Plan = e.Plan,
        Alerts = e.Alert is { } alert ? [alert] : [],
        Origins = e.Origin is { } origin ? [origin] : [],
        Mother = e.Mother.Id,
        Persons = [e.Mother],
    };

    private CaseFile With(AlertLinked e) => this with
    {
        Alerts = Alerts.Contains(e.Alert) ? Alerts : Alerts.Add(e.Alert),
        Origins = e.Origin is { } origin ? Put(Origins.OrEmpty(), origin, o => o.Alert) : Origins,
    };

    private CaseFile SilentFrom(Stamp stamp) => this with { SilenceCountsFrom = CivilTime.DayOf(stamp.At) };

    private CaseFile WithFamily(object @event) => @event switch
    {
        PersonAdded e => this with { Persons = Put(Persons, e.Person, p => p.Id) },
        PersonCorrected e => this with { Persons = Put(Persons, e.Person, p => p.Id) },
        PregnancyRecorded e => this with { Pregnancy = new Pregnancy(e.LastPeriod, e.DueDate, e.Basis, e.ExpectedChildren, []) },
        DueDateRevised e => this with
        {
            Pregnancy = Pregnancy is null
                ? new Pregnancy(null, e.New, e.Method, 1, [e.Old])
                : Pregnancy with { DueDate = e.New, Basis = e.Method, EarlierDueDates = Pregnancy.EarlierDueDates.OrEmpty().Add(e.Old) },
        },
        BirthRecorded e => this with
        {
            Births = Put(Births, new Birth(e.Child, e.On, e.WeightGrams), b => b.Child),
            Persons = Put(Persons, (Find(e.Child) ?? new Person(e.Child, PersonRole.Child)) with { Role = PersonRole.Child }, p => p.Id),
        },
        _ => this,
    };

    private CaseFile WithLife(object @event) => @event switch
    {
        LifeEventRecorded e => this with { Life = [.. Put(Life.OrEmpty(), new LifeEvent(e.Life, e.Kind, e.Person, e.On, e.Stamp), x => x.Id).OrderBy(x => x.On).ThenBy(x => x.Id)] },
        LifeEventTakenBack e => this with
        {
            Life = Life.OrEmpty().RemoveAll(x => x.Id == e.Life),
            TakenBack = TakenBack.OrEmpty().Contains(e.Life) ? TakenBack : TakenBack.OrEmpty().Add(e.Life),
        },
        PlanPaused e => this with { Pauses = Put(Pauses.OrEmpty(), new Pause(e.Pause, e.From, e.Until, e.Reason, e.Stamp), x => x.Id) },
        PauseEnded e => this with { Pauses = Change(Pauses.OrEmpty(), x => x.Id == e.Pause, x => x with { Until = e.On }) },
        SupportEndForeseen { Until: null } e => this with { SupportEnds = SupportEnds.OrEmpty().RemoveAll(x => x.Handover == e.Handover) },
        SupportEndForeseen { Until: { } until } e => this with { SupportEnds = Put(SupportEnds.OrEmpty(), new SupportEnd(e.Handover, until, e.Successor), x => x.Handover) },
        RecontactPlanned e => this with { Recontacts = Put(Recontacts.OrEmpty(), new Recontact(e.Recontact, e.Way, e.ChosenBy, e.Until, e.Stamp), x => x.Id) },
        RecontactEnded e => this with { Recontacts = Change(Recontacts.OrEmpty(), x => x.Id == e.Recontact, x => x with { Outcome = e.Outcome, Ended = e.Stamp }) },
        _ => this,
    };

    private CaseFile WithStep(object @event) => @event switch
    {
        StepDone e => With(new StepOutcome(e.Code, e.Occurrence, e.How == StepHow.Elsewhere ? StepEnd.Elsewhere : StepEnd.Done, e.On, null, e.Stamp)),
        StepMoved e => With(new StepOutcome(e.Code, e.Occurrence, StepEnd.Moved, e.To, e.Reason, e.Stamp)),
        StepNotRelevant e => With(new StepOutcome(e.Code, e.Occurrence, StepEnd.NotRelevant, null, e.Reason, e.Stamp)),
        _ => this,
    };

    private CaseFile With(StepOutcome outcome) => this with { Steps = Put(Steps, outcome, s => (s.Code, s.Occurrence)) };

    /// <summary>Replaces the one with the same key in its place, or adds it at the end.</summary>
    private static ImmutableArray<T> Put<T, TKey>(ImmutableArray<T> list, T item, Func<T, TKey> key)
        where TKey : notnull
    {
        for (var i = 0; i < list.Length; i++)
        {
            if (key(list[i]).Equals(key(item)))
            {
                return list.SetItem(i, item);
            }
        }

        return list.Add(item);
    }

    private static ImmutableArray<T> Change<T>(ImmutableArray<T> list, Func<T, bool> which, Func<T, T> change) =>
        [.. list.Select(item => which(item) ? change(item) : item)];
}
