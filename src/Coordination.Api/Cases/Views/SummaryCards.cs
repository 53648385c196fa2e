using System.Collections.Immutable;
using Coordination.Api.Cases.Pictures;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Codes;
using Coordination.Domain.Handovers;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>From the cards that a reader gets anyway to one screen: nothing here is read that they do not show her.</summary>
internal static class SummaryCards
{
    private const int MostOwed = 5;

    public static SummaryCard Of(Work work, Drawn seen, SummaryMeeting? meeting)
    {
        var (card, today) = (seen.Card, CivilTime.DayOf(work.Now));
        var summary = new SummaryCard(card.Id, References.Of(card.Id), card.Site, today)
        {
            State = card.State,
            Coordinators = card.Coordinators,
            Family = [.. card.Persons.Select(p => new SummaryPerson(p.Id, p.Role, p.Name, p.Language) { Reach = p.Reach })],
            Pregnancy = PregnancyOf(work.Case.State, card, today),
            Children = [.. card.Births.Where(b => FamilyLife.DiedOn(work.Case.State, b.Child) is null).Select(b => ChildOf(b, card.Pregnancy, today))],
            Intensity = new(card.CareIntensity, card.ProposedIntensity?.Intensity, [.. (card.ProposedIntensity?.Reasons ?? []).Select(r => new SummaryReason(r.Rule, r.Value, Reason(r)))]),
            RedFlags = [.. card.RedFlags.Where(f => !f.Assessed).OrderBy(f => f.RaisedAt).Select(f => new SummaryFlag(f.Id, f.Code, RedFlags.Find(f.Code)?.Label, f.RaisedAt, f.Acknowledged))],
            Owed = OwedOf(work, seen),
            Holders = [.. Open(seen.Handovers).Select(h => new SummaryHolder(h.Id, h.Relay.Name, h.Need, Need(h.Need), h.State, h.Responsible, h.ResponsibleId))],
            Horizon = HorizonOf(HorizonCard.Of(card, seen.Handovers, today)),
            LostAfter = seen.Silence,
            NextMeeting = meeting,
            Scores = [.. card.Screenings.Where(s => s is { Instrument: not null, Total: not null }).GroupBy(s => s.Instrument!, StringComparer.Ordinal).OrderBy(of => of.Key, StringComparer.Ordinal).Select(Score)],
            UnmetNeeds = Unmet(seen.Handovers),
            Pauses = [.. card.Pauses.Where(p => p.Until > today)],
        };
        return WithContact(summary, card, today);
    }

    private static SummaryCard WithContact(SummaryCard summary, CaseCard card, DateOnly today)
    {
        var last = card.Contacts.Where(c => c.Reached).MaxBy(c => c.OccurredOn);
        var since = last?.OccurredOn ?? (card.OpenedAt is { } opened ? CivilTime.DayOf(opened) : today);
        return summary with { LastContact = last is null ? null : new(last.OccurredOn, last.Channel, last.By), SilentDays = today.DayNumber - since.DayNumber };
    }

    private static SummaryHorizon HorizonOf(HorizonCard horizon) =>
        new(horizon.Until, horizon.Gaps, horizon.Supports.FirstOrDefault(s => s.Until is not null), horizon.WithoutSuccessor);

    private static SummaryPregnancy? PregnancyOf(CaseFile file, CaseCard card, DateOnly today) =>
        card is { Pregnancy: { } pregnancy, Births.IsEmpty: true } && FamilyLife.EndedOn(file) is null
            ? new(pregnancy.DueDate, $"{GestationalAge.On(today, pregnancy.DueDate)}", pregnancy.ExpectedChildren)
            : null;

    private static SummaryChild ChildOf(Birth born, Pregnancy? pregnancy, DateOnly today) => new(
        born.Child,
        born.On,
        today.DayNumber - born.On.DayNumber,
        pregnancy is { } term && CorrectedAge.AppliesOn(born.On, term.DueDate, today) ? CorrectedAge.InDays(born.On, term.DueDate, today) : null);

    // Steps of services outside stand on the timeline; here is what somebody of the reader's side has to do.
    private static ImmutableArray<SummaryOwed> OwedOf(Work work, Drawn seen)
    {
        var intensity = seen.Card.CareIntensity ?? 1;
        var plan = work.Plan.Of(work.Case.State.Plan);
        var own = seen.Card.Owed.Where(o => plan.Find(o.Code)?.ListedFrom <= intensity)
            .Select(o => (o.Urgency, Row: new SummaryOwed(o.Code, work.Plan.Find(o.Code)?.Label, o.Owner, o.DueAt, o.DueAt <= work.Now)));
        var asked = seen.Handovers.Where(h => h.Owed is not null)
            .Select(h => (h.Urgency, Row: new SummaryOwed(h.Owed!.Code, work.Plan.Find(h.Owed.Code)?.Label, h.Owed.Owner, h.Owed.DueAt, h.Owed.DueAt <= work.Now) { HandoverId = h.Id }));
        return [.. own.Concat(asked).OrderBy(o => o.Urgency).ThenBy(o => o.Row.DueAt).Take(MostOwed).Select(o => o.Row)];
    }

    private static SummaryScore Score(IGrouping<string, ScreeningCard> of)
    {
        var results = of.OrderBy(s => s.On).ThenBy(s => s.Id).ToArray();
        return new(of.Key, Instruments.Find(of.Key)?.Label, results[^1].On, results[^1].Total!.Value, results.Length > 1 ? results[^2].Total : null);
    }

    private static ImmutableArray<SummaryNeed> Unmet(IReadOnlyList<HandoverCard> handovers) =>
    [
        .. from of in handovers.GroupBy(h => h.Need, StringComparer.Ordinal)
           where !of.Any(h => h.State is HandoverStatus.Contacted or HandoverStatus.Effective or HandoverStatus.Ended)
           orderby of.Key
           select new SummaryNeed(of.Key, Need(of.Key), Open(of).Any()),
    ];

    private static IEnumerable<HandoverCard> Open(IEnumerable<HandoverCard> handovers) => handovers.Where(h => h.Closing is null && h.State is not (HandoverStatus.Refused or HandoverStatus.Ended));

    private static Label? Need(string code) => CodeLists.Find("need")?.Codes.FirstOrDefault(coded => coded.Code == code)?.Label;

    private static Label? Reason(IntensityReason reason) => reason.Rule switch
    {
        "flag" => RedFlags.Find(reason.Value)?.Label,
        _ => FactorCodes.Find(reason.Value)?.Label,
    };
}
