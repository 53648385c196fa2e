using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// Which events of the case's own stream a reader may know of: those of what her card shows (rule A65). What fired by itself is left
/// out, because when it fires may follow from an item that is hidden from her; it stands in the list of whoever owes it.
/// </summary>
internal sealed class TimelineSight(Work work, CaseSight sight)
{
    private readonly ImmutableHashSet<Guid> _items =
    [
        .. sight.Shown.Contacts.Select(c => c.Id), .. sight.Shown.Entries.Select(e => e.Id), .. sight.Shown.Screenings.Select(s => s.Id),
        .. sight.Shown.Flags.Select(f => f.Id), .. sight.Shown.Factors.Select(f => f.Id), .. sight.Shown.Reminders.Select(r => r.Id),
        .. ConsentCards.Shown(work, sight).Select(c => c.Id), .. sight.Shown.Disclosures.Select(d => d.Id),
        .. sight.Shown.Protections.Select(p => p.Id),
        .. sight.Shown.Minorities.Select(m => m.Person), .. sight.Shown.Assessments.Select(a => a.Person),
    ];

    /// <summary>The coordination itself, with all shared content.</summary>
    private bool Inside => sight is { Content: true, Agreed: null };

    private bool Leads => CaseRights.IsHead(work.Case.State, work.Caller.Id);

    public bool Shows(object happened) => happened switch
    {
        CaseOpened or CaseClosed or CaseReopened or CoordinatorsAssigned or IntensityDecided
            or PersonAdded or PregnancyRecorded or DueDateRevised or BirthRecorded => sight.Frame,
        AlertLinked or PersonCorrected or MinorityRecorded or CapacityAssessed or ActingRecorded or ActingEnded => Inside,
        MandateRecorded or MandateEnded => Inside && TimelineFacts.Of(happened, sight.Shown).Item is { } mandate && MandateSight.Seen(work).Any(m => m.Id == mandate),
        RelationGranted or RelationEnded or PersonExcluded or ExclusionEnded
            or SafeContactAsked or SafeContactEasingAsked or SafeContactEased or SafeContactKept or PersonWrittenTo or AccessAsked or AccessDeclined or EarlierCaseLinked or EarlierCaseUnlinked => Leads,
        LifeEventRecorded e => LifeCodes.Find(e.Kind) is { Level: Confidentiality.N1 } ? sight.Frame : Inside,
        LifeEventTakenBack or PlanPaused or PauseEnded or RecontactPlanned or RecontactEnded or SupportEndForeseen => Inside,
        StepDone e => ShowsStep(e.Code, e.Occurrence),
        StepMoved e => ShowsStep(e.Code, e.Occurrence),
        StepNotRelevant e => ShowsStep(e.Code, e.Occurrence),
        StepFired => false,
        EntryDisclosed e => _items.Contains(e.Entry) && (Inside || e.Recipient == work.Caller.Id),
        _ => TimelineFacts.Of(happened, sight.Shown).Item is { } item && _items.Contains(item),
    };

    /// <summary>What this reader gets of an event that she may know of.</summary>
    public TimelineFacts Told(object happened)
    {
        var facts = TimelineFacts.Of(happened, sight.Shown);
        var silent = (facts.Item is { } item && sight.Withheld.Contains(item)) || (happened is CaseClosed or CaseReopened && !Inside);
        return silent ? facts with { Code = null } : facts;
    }

    // A step of one item is known to whoever knows the item. That contact must be asked about again tells that there is something to be careful about.
    private bool ShowsStep(string code, string occurrence) => Inside
        && (Leads || work.Plan.Find(code)?.Anchor is not (AnchorKind.SafeContactChecked or AnchorKind.SafeContactShaken or AnchorKind.SafeContactChanged))
        && (!(occurrence.Length >= 32 && Guid.TryParseExact(occurrence[..32], "N", out var item)) || _items.Contains(item));
}
