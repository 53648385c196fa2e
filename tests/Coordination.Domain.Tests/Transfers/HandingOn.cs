using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;
using Coordination.Domain.Transfers;
using Xunit;

namespace Coordination.Domain.Tests.Transfers;

/// <summary>A case in the list of somebody who goes: noted before, picked up meanwhile, handed back after; nothing of it twice, and nothing of it lost.</summary>
public sealed class HandingOn
{
    private static readonly Guid Goes = Guid.Parse("0198a000-0000-7000-8000-000000000c01");
    private static readonly Guid Covers = Guid.Parse("0198a000-0000-7000-8000-000000000c02");
    private static readonly Guid Other = Guid.Parse("0198a000-0000-7000-8000-000000000c03");
    private static readonly Guid File = Guid.Parse("0198a000-0000-7000-8000-000000000c04");
    private static readonly Guid List = Guid.Parse("0198a000-0000-7000-8000-000000000c05");
    private static readonly Guid Entry = Guid.Parse("0198a000-0000-7000-8000-000000000c06");
    private static readonly DateTimeOffset Monday = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 4, 27);
    private static readonly DateOnly Last = new(2026, 5, 8);
    private static readonly Guid Lead = Ids.LeadDesk("la-croche", "heusy");
    private static readonly Leave Away = new(List, Goes, "heusy", First, Last, LeaveReason.Absence);
    private static readonly Leave Gone = Away with { To = null, Reason = LeaveReason.Departure };
    private static readonly TransferOpened Opened = Opening(Away);

    [Fact]
    public void A_case_joins_once_and_follows_what_changes()
    {
        Given().When(t => TransferDecider.Open(t, Opened)).Then(Opened);
        Given(Opened).When(t => TransferDecider.Open(t, Opened)).ThenNothing();
        var later = Gone with { From = First.AddDays(1) };
        Given(Opening(Gone)).When(t => TransferDecider.Open(t, Opening(later))).Then(new TransferMoved(later, null, By(Goes)));
        Given(Opened).When(t => TransferDecider.Open(t, Opened with { File = Opened.File with { Other = Other } })).Then(new TransferMoved(Away, Other, By(Goes)));
        Given(Opened, new TransferLeft(LeftReason.Closed, By(Goes))).When(t => TransferDecider.Open(t, Opened)).Then(Opened);
    }

    [Fact]
    public void Whoever_may_write_notes_it()
    {
        Given(Opened).When(t => TransferDecider.Note(t, Entry, mayWrite: true, By(Goes))).Then(new TransferNoted(Entry, By(Goes)));
        Given(Opened, new TransferNoted(Entry, By(Goes))).When(t => TransferDecider.Note(t, Entry, mayWrite: true, By(Goes))).ThenNothing();
        Given(Opened).When(t => TransferDecider.Note(t, Entry, mayWrite: false, By(Covers))).ThenRefused(TransferRefusals.NoteNotYours.Code);
        Given().When(t => TransferDecider.Note(t, Entry, mayWrite: true, By(Goes))).ThenRefused(TransferRefusals.Unknown.Code);
    }

    [Fact]
    public void Somebody_else_picks_it_up_and_another_may_after_her()
    {
        Given(Opened).When(t => TransferDecider.PickUp(t, First, By(Covers))).Then(new TransferPickedUp(By(Covers)));
        Given(Opened, new TransferPickedUp(By(Covers))).When(t => TransferDecider.PickUp(t, First, By(Covers))).ThenNothing();
        Given(Opened, new TransferPickedUp(By(Covers))).When(t => TransferDecider.PickUp(t, First, By(Other))).Then(new TransferPickedUp(By(Other)));
        Given(Opened).When(t => TransferDecider.PickUp(t, First, By(Goes))).ThenRefused(TransferRefusals.Own.Code);
        Given(Opened).When(t => TransferDecider.PickUp(t, Last.AddDays(1), By(Covers))).ThenRefused(TransferRefusals.Back.Code);
        Given(Opening(Gone)).When(t => TransferDecider.PickUp(t, First, By(Covers))).ThenRefused(TransferRefusals.NeedsHead.Code);
    }

    [Fact]
    public void She_comes_back_before_or_does_not_go()
    {
        Given(Opened).When(t => TransferDecider.Return(t, First.AddDays(3), By(Goes))).Then(new TransferReturned(First.AddDays(3), By(Goes)));
        Given(Opened).When(t => TransferDecider.Return(t, First.AddDays(-1), By(Goes))).Then(new TransferLeft(LeftReason.NotGone, By(Goes)));
        Given(Opened).When(t => TransferDecider.Return(t, Last.AddDays(1), By(Goes))).ThenNothing();
        Given(Opening(Gone)).When(t => TransferDecider.Return(t, First.AddDays(3), By(Lead))).Then(new TransferLeft(LeftReason.NotGone, By(Lead)));
    }

    [Fact]
    public void She_alone_takes_it_back_and_not_while_she_is_away()
    {
        Given(Opened).When(t => TransferDecider.HandBack(t, Last, By(Goes))).ThenRefused(TransferRefusals.StillAway.Code);
        Given(Opened).When(t => TransferDecider.HandBack(t, Last.AddDays(1), By(Covers))).ThenRefused(TransferRefusals.Unknown.Code);
        Given(Opened).When(t => TransferDecider.HandBack(t, Last.AddDays(1), By(Goes))).Then(new TransferHandedBack(By(Goes)));
        Given(Opened, new TransferReturned(First, By(Goes))).When(t => TransferDecider.HandBack(t, First, By(Goes))).Then(new TransferHandedBack(By(Goes)));
        Given(Opened, new TransferHandedBack(By(Goes))).When(t => TransferDecider.HandBack(t, Last.AddDays(1), By(Goes))).ThenNothing();
        Given(Opened, new TransferHandedBack(By(Goes))).When(t => TransferDecider.Leave(t, LeftReason.Closed, By(Goes))).ThenNothing();
    }

    [Fact]
    public void Before_she_goes_the_note_is_hers_and_then_the_lead_s()
    {
        var note = Assert.Single(Owed(Opened), o => o.Code == TransferOwed.Note);
        Assert.Equal((Goes, File, new DateOnly(2026, 4, 24)), (note.Owner, note.Case, CivilTime.DayOf(note.DueAt)));
        Assert.Equal(Lead, Assert.Single(Owed(Opened, Fired(note, "due"), Fired(note, "escalate-1")), o => o.Code == TransferOwed.Note).Owner);
        Assert.DoesNotContain(Owed(Opened, new TransferNoted(Entry, By(Goes))), o => o.Code == TransferOwed.Note);
        Assert.DoesNotContain(Owed(Opened with { NoteOwed = false }), o => o.Code == TransferOwed.Note);
    }

    [Fact]
    public void What_is_to_be_picked_up_stands_in_the_list_that_is_held_for_her_then_with_the_other_head_then_with_the_lead()
    {
        var pick = Assert.Single(Owed(Opened), o => o.Code == TransferOwed.PickUp);
        Assert.Equal((Goes, new DateOnly(2026, 4, 29)), (pick.Owner, CivilTime.DayOf(pick.DueAt)));
        Assert.Equal(Lead, Assert.Single(Owed(Opened, Fired(pick, "due"), Fired(pick, "escalate-1")), o => o.Code == TransferOwed.PickUp).Owner);
        var paired = Opened with { File = Opened.File with { Other = Other } };
        Assert.Equal(Other, Assert.Single(Owed(paired, Fired(pick, "due"), Fired(pick, "escalate-1")), o => o.Code == TransferOwed.PickUp).Owner);
        Assert.Equal(Lead, Assert.Single(Owed(paired, Fired(pick, "due"), Fired(pick, "escalate-1"), Fired(pick, "escalate-2")), o => o.Code == TransferOwed.PickUp).Owner);
        // Whoever goes held it for somebody away: it stands in that one's list, which others hold.
        Assert.Equal(Other, Assert.Single(Owed(Opened with { File = Opened.File with { HeldFor = Other } }), o => o.Code == TransferOwed.PickUp).Owner);
    }

    [Fact]
    public void Once_she_is_back_she_is_told_and_nothing_else_is_owed()
    {
        var back = Assert.Single(Owed(Opened, new TransferNoted(Entry, By(Goes)), new TransferPickedUp(By(Covers))));
        Assert.Equal((TransferOwed.Back, Goes, Last.AddDays(1)), (back.Code, back.Owner, CivilTime.DayOf(back.OpensAt)));
        Assert.Equal(TransferOwed.Back, Assert.Single(Owed(Opened, new TransferReturned(First.AddDays(1), By(Goes)))).Code);
        // Nobody took it in all that time: she learns that too.
        var (pick, note) = (Owed(Opened).Single(o => o.Code == TransferOwed.PickUp), Owed(Opened).Single(o => o.Code == TransferOwed.Note));
        Assert.Equal("missed", pick.Pending[^1].Name);
        Assert.Equal(TransferOwed.Back, Assert.Single(Owed(Opened, Fired(pick, "missed"), Fired(note, "missed"))).Code);
        Assert.Empty(Owed(Opened, new TransferHandedBack(By(Goes))));
        Assert.Empty(Owed(Opened, new TransferLeft(LeftReason.NewHead, By(Lead))));
    }

    [Fact]
    public void Of_a_departure_it_is_owed_until_somebody_else_heads_it()
    {
        Assert.Equal([TransferOwed.Note, TransferOwed.PickUp], Owed(Opening(Gone)).Select(o => o.Code));
        Assert.All(Owed(Opening(Gone)), o => Assert.Null(o.ClosesAt));
    }

    [Fact]
    public void A_long_absence_and_an_ended_role_open_a_list_and_a_short_absence_does_not()
    {
        var grant = new Grant(Guid.NewGuid(), Role.Coordinator, "heusy", "midwife", null, null, Monday, null, "contract");
        var account = new Account { Id = Goes, Created = By(Lead), Grants = [grant], Absences = [new(List, "heusy", First, Last, [Covers], false) { Listed = true }, new(Entry, "heusy", Last.AddDays(5), Last.AddDays(6), [Covers], false)] };
        Assert.Equal(Away, Assert.Single(Leaves.Of(account, First)));
        Assert.Empty(Leaves.Of(account, Last.AddDays(1)));
        var left = account with { Absences = [], Grants = [grant with { Until = Monday.AddDays(7) }] };
        Assert.Equal(new Leave(Leaves.DepartureOf(Goes, "heusy"), Goes, "heusy", First, null, LeaveReason.Departure), Assert.Single(Leaves.Of(left, First)));
        Assert.Equal(LeaveReason.Departure, Assert.Single(Leaves.Of(account with { Grants = left.Grants }, First)).Reason);
        Assert.True(SiteSettings.Usual.OpensTransfer(First, First.AddDays(3)));
        Assert.False(SiteSettings.Usual.OpensTransfer(First, First.AddDays(2)));
    }

    private static TransferOpened Opening(Leave leave) => new(Transfer.IdOf(List, File), new(File, "la-croche", "heusy", null, null), leave, NoteOwed: true, By(Goes));

    private static ImmutableArray<Obligation> Owed(params object[] events) => TransferOwed.Of(events.Aggregate(Transfer.None, Transfer.Evolve), Plans.Current);

    private static StepFired Fired(Obligation owed, string step) => new(owed.Id, owed.Code, owed.Occurrence, step, owed.DueAt, By(Actors.Sweep));

    private static Given<Transfer> Given(params object[] events) => new Given<Transfer>(Transfer.None, Transfer.Evolve).Events(events);

    private static Stamp By(Guid who) => new(who, Monday);
}
