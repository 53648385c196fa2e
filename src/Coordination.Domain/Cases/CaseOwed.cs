using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// What a case owes, from its state and the plan alone. An open case always owes something that stands in a list: where nothing else
/// does, one review date. A closed case owes nothing but that a protection decision or a therapeutic exception is looked at again. What a sealed item asks for stands beside and changes nothing else: the plan follows
/// from the case without it.
/// </summary>
public static class CaseOwed
{
    private const string Reminder = "reminder";
    private const string SecondPerson = "safe-contact-second";
    private const string LetIn = "access-asked";

    public static ImmutableArray<Obligation> Of(CaseFile state, Heads heads, PlanVersion plan) =>
        ProtectionOwed.Of(state, plan).AddRange(ExceptionOwed.Of(state, heads, plan)).AddRange(state.IsOpen ? OfOpen(state, heads, plan.Of(state.Plan)) : Outliving(state, heads, plan));

    private static ImmutableArray<Obligation> OfOpen(CaseFile state, Heads heads, PlanVersion plan)
    {
        var known = Unsealed.Of(state);
        var (by, said) = (By(known, heads), new StepOutcomes(state.Steps));
        ImmutableArray<Obligation> own =
        [
            .. state.Flags.Where(f => f.Assessed is null).SelectMany(f => FlagOwed.Of(plan, by, f.Id, f.Code, f.RaisedAt, f.Acknowledged is not null)),
            .. state.Easings.Where(e => e.Agreed is null).Select(e => Owed.Row(plan, SecondPerson, by with { Owner = SecondFor(e, heads) }, e.Id.ToString("N"), e.Asked.At)),
            .. state.AccessAsks.Where(a => a.Granted is null).Select(a => Owed.Row(plan, LetIn, AmongHeads(by, heads), a.Id.ToString("N"), a.Asked.At)),
            .. state.Disclosures.Where(d => d.AwaitsTelling).Select(d => TellHer(plan, by, d, heads, said.MovedTo(DisclosureDecider.TellAfterwards, d.Id.ToString("N")))),
            .. state.Reminders.Where(r => r.Done is null && !said.IsOver(Reminder, Name(r))).Select(r => Remind(plan, by, r, said.MovedTo(Reminder, Name(r)))),
        ];
        var deciding = CapacityOwed.Of(state, plan, by, said);
        var clock = FamilyClocks.Of(known);
        var steps = PlanSteps.Of(clock, by.CareIntensity, known.Steps.Concat(StepProofs.Of(known, plan, clock)), plan, by);
        if (ReferenceEquals(known, state))
        {
            return [.. deciding, .. own, .. own.IsEmpty ? steps : steps.RemoveAll(row => PlanSteps.IsReview(row.Code))];
        }

        var items = Unsealed.Items(state).ToImmutableArray();
        var reviewed = own.All(row => items.Any(item => Unsealed.IsOf(row.Occurrence, item.Id)));
        return [.. deciding, .. own, .. reviewed ? steps : steps.RemoveAll(row => PlanSteps.IsReview(row.Code)), .. Repeats(state, clock, plan, by, items)];
    }

    // A sealed red flag is there for a few: somebody who may not know of it closes the case without it, and it goes on being owed.
    private static ImmutableArray<Obligation> Outliving(CaseFile state, Heads heads, PlanVersion plan) =>
    [
        .. from flag in state.Flags
           where flag.Assessed is null && Unsealed.IsSealed(flag.Level)
           from row in FlagOwed.Of(plan, By(Unsealed.Of(state), heads), flag.Id, flag.Code, flag.RaisedAt, flag.Acknowledged is not null)
           select row,
    ];

    // Whoever recorded a sealed result may read it and owes its repeat, as long as she leads the case.
    private static IEnumerable<Obligation> Repeats(CaseFile state, FamilyClock clock, PlanVersion plan, OwedBy by, ImmutableArray<(Guid Id, Guid Author, bool ForHeads)> items)
    {
        var repeats = FamilyClocks.RepeatsOf(state).RemoveAll(repeat => !items.Any(item => Unsealed.IsOf(repeat.Occurrence, item.Id)));
        var rows = repeats.IsEmpty ? [] : PlanSteps.OfResults(clock with { Repeats = repeats }, state.Steps, plan, by);
        return items.SelectMany(item => rows
            .Where(row => Unsealed.IsOf(row.Occurrence, item.Id))
            .Select(row => by.Heads?.Second == item.Author ? row with { Owner = item.Author } : row));
    }

    /// <summary>What stands between a case and its closing: what has begun to be owed, and what a result or a red flag asks for. That a protection decision or a therapeutic exception is looked at again outlives it.</summary>
    /// <param name="state">The case.</param>
    /// <param name="plan">Version of the rules.</param>
    /// <param name="now">When it is closed.</param>
    /// <param name="unknown">Sealed items that are hidden from whoever closes: what they owe would tell her of them, and outlives the closing.</param>
    public static ImmutableArray<Obligation> AtClosing(CaseFile state, PlanVersion plan, DateTimeOffset now, ImmutableArray<Guid> unknown) =>
        state.Heads is not { } heads
            ? []
            : [.. Of(state, heads, plan).Where(row => row.Listed && !PlanSteps.IsReview(row.Code) && row.Code is not (LetIn or ProtectionDecider.Review or TherapeuticExceptionDecider.Review) && (row.OpensAt <= now || row.Code == "F10")
                && !unknown.Any(item => Unsealed.IsOf(row.Occurrence, item)))];

    /// <summary>Fires a due step. Overlapping and repeated sweeps add nothing.</summary>
    public static Decision Fire(CaseFile state, Heads heads, PlanVersion plan, Guid obligation, string step, DateTimeOffset now, Stamp stamp) =>
        Firing.Fire(Of(state, heads, plan), obligation, step, now, stamp);

    private static OwedBy By(CaseFile state, Heads heads) => new(state.Id, state.Id, state.Site, heads.First, heads, state.Fired)
    {
        CareIntensity = (int)(state.Intensity ?? IntensityProposal.Of(state).Intensity),
        RedFlagOpen = state.Flags.Any(flag => flag.Assessed is null),
    };

    private static Obligation Remind(PlanVersion plan, OwedBy by, Reminder reminder, DateOnly? moved) => Owed.Row(
        plan,
        Reminder,
        by with { Owner = OwnerOf(reminder, by) },
        StepOutcomes.Occurrence(Name(reminder), moved),
        CivilTime.StartOfDay(moved ?? reminder.On));

    // What was told in an emergency is hers to say who told it, while she leads the case. Of something sealed nobody else may know: there nothing escalates.
    private static Obligation TellHer(PlanVersion plan, OwedBy by, OutsideDisclosure told, Heads heads, DateOnly? moved)
    {
        var (row, seals) = (plan[DisclosureDecider.TellAfterwards], Unsealed.IsSealed(told.Level));
        var anchor = moved is { } day ? CivilTime.StartOfDay(day) : told.Stamp.At;
        var window = PlanClock.Window(row, row.Window, anchor);
        return Owed.Of(
            plan,
            row,
            seals ? by with { Owner = told.Stamp.By, Heads = null } : by with { Owner = heads.Second == told.Stamp.By ? told.Stamp.By : by.Owner },
            StepOutcomes.Occurrence(told.Id.ToString("N"), moved),
            anchor,
            moved is null ? window : window with { Due = PlanClock.Due(row, Offset.Zero, anchor) });
    }

    // A reminder is its writer's while she leads the case; else it is the first head's, never nobody's.
    private static Guid OwnerOf(Reminder reminder, OwedBy by) => by.Heads?.Second == reminder.Owner ? reminder.Owner : by.Owner;

    // What is asked of the heads opens the case to nobody else: a lead who asked would let herself in by waiting until it is hers.
    private static OwedBy AmongHeads(OwedBy by, Heads heads) => heads.Second is null ? by with { Heads = null } : by;

    // Two persons ease safe contact: the other head, where there is none the site's lead; of what neither head asked, the first head.
    private static Guid SecondFor(SafeContactEasing easing, Heads heads) =>
        easing.Asked.By == heads.First || easing.Asked.By == heads.Second ? heads.After(easing.Asked.By) : heads.First;

    private static string Name(Reminder reminder) => reminder.Id.ToString("N");
}
