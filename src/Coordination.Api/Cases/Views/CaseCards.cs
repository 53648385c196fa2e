using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>From what a reader may see of a file to the card; sealed texts are opened last, and only those that are shown.</summary>
internal static class CaseCards
{
    public static async Task<(CaseCard Card, string Shown)> OfAsync(Work work, CaseFile state, CancellationToken ct, bool inRoom = false)
    {
        var sight = CaseSight.Of(work, state, inRoom);
        await work.KeysAsync(PersonCards.Sealed(work, sight.Shown).Concat(Sealed(sight.Shown)).Concat(CaseAlerts.Sealed(work, sight.Shown)), ct);
        return (CardOf(work, sight), sight.Told);
    }

    private static CaseCard CardOf(Work work, CaseSight sight)
    {
        var (file, reach) = (sight.Shown, sight.InRoom ? Reaching.None : Reaching.Of(work));
        return CapacityCards.With(work, file, Framed(work, sight, file)) with
        {
            Persons = !sight.Frame ? [] : [.. file.Persons.Select(p => PersonCards.Of(work, sight, p, reach))],
            Contacts = [.. file.Contacts.Select(c => ContactOf(work, sight, c))],
            Entries = [.. file.Entries.Select(e => EntryOf(work, sight, e))],
            Screenings = [.. file.Screenings.Select(s => ScreeningOf(work, sight, s))],
            RedFlags = [.. file.Flags.Select(f => FlagOf(work, sight, f))],
            Factors = [.. file.Factors.Select(f => FactorOf(work, sight, f))],
            AccessAsks = [.. file.AccessAsks.Where(a => a.Granted is null).Select(a => AccessAskOf(work, file, a))],
            Easings = [.. file.Easings.Where(e => e.Agreed is null).Select(e => EasingOf(work, e))],
            Reminders = [.. file.Reminders.Select(r => new ReminderCard(r.Id, r.On, Text(work, sight, r.Id, r.Text, CaseFields.Reminder), r.Owner, r.Done is not null))],
        };
    }

    private static CaseCard Bare(CaseFile file) => new()
    {
        Id = file.Id,
        Site = file.Site,
        Persons = [],
        Coordinators = [],
        Consents = [],
        Contacts = [],
        Entries = [],
        Screenings = [],
        RedFlags = [],
        Factors = [],
        Owed = [],
    };

    private static AccessAskCard AccessAskOf(Work work, CaseFile file, AccessAsk a) =>
        new(a.Id, a.By, a.Role, a.Reason, work.Keys.Open(a.Text, file.Mother, work.Case.Id, CaseFields.AccessText), a.Asked.At);

    private static EasingCard EasingOf(Work work, SafeContactEasing e) => new(
        e.Id, e.Person, e.Restricted, e.Channels, work.Keys.Open(e.Instructions, e.Person, work.Case.Id, CaseFields.Instructions), e.Asked.By, e.Asked.At)
    {
        Hours = HoursCard.Of(e.Terms),
        MayLeaveMessage = e.Terms?.MayLeaveMessage == YesNo.Yes,
        ValidUntil = e.Terms?.ValidUntil,
        HideAddress = e.Terms?.HideAddress ?? false,
    };

    private static CaseCard Framed(Work work, CaseSight sight, CaseFile file) => !sight.Frame
        ? Bare(file)
        : Bare(file) with
        {
            State = file.Standing,
            OpenedAt = file.Opened!.At,
            Alerts = sight.InRoom ? [] : CaseAlerts.Of(work, sight, file),
            Pregnancy = file.Pregnancy,
            Births = file.Births,
            Life = [.. file.Life.Select(e => new LifeCard(e.Id, e.Kind, e.Person, e.On, e.Stamp.By))],
            Pauses = [.. file.Pauses.Where(p => p.IsReal).Select(p => new PauseCard(p.Id, p.From, p.Until, p.Reason, p.Stamp.By))],
            Recontacts = [.. file.Recontacts.Select(r => new RecontactCard(r.Id, r.Way, r.ChosenBy, r.On, r.Until, r.Outcome, r.Stamp.By))],
            Restricted = sight is { Content: true, Agreed: null } ? [.. file.Restrictions.Select(r => r.Person)] : [],
            Coordinators = file.Heads?.All ?? [],
            CareIntensity = file.Intensity is { } intensity ? (int)intensity : null,
            ProposedIntensity = file.Intensity is null && sight is { Content: true, Agreed: null } ? Views.ProposedIntensity.Of(IntensityProposal.Of(file)) : null,
            Consents = ConsentCards.Of(work, sight),
            Owed = OwedOf(work, sight, file),
            ClosingReason = sight is { Content: true, Agreed: null } ? file.ClosingReason : null,
        };

    // A service outside sees the steps that are for services outside; what the coordination owes is not hers to know.
    private static System.Collections.Immutable.ImmutableArray<OwedCard> OwedOf(Work work, CaseSight sight, CaseFile file) => file.Heads is not { } heads
        ? []
        : [.. KnownOwed.Of(file, heads, work.Plan).Where(o => sight is { Content: true, Agreed: null } || !o.Listed).OrderBy(o => o.Urgency).ThenBy(o => o.DueAt)
            .Select(o => new OwedCard(o.Id, o.Code, o.Occurrence, o.Owner, o.Urgency, o.OpensAt, o.DueAt, o.ClosesAt))];

    private static IEnumerable<Protected?> Sealed(CaseFile file) =>
    [
        .. file.Entries.Select(e => e.Texts[^1].Text),
        .. file.Contacts.Select(c => c.Text),
        .. file.Factors.SelectMany(f => new[] { f.Note, f.Text }),
        .. file.Screenings.Select(s => s.Result.InstrumentText),
        .. file.Reminders.Select(r => r.Text),
        .. file.Flags.SelectMany(f => new[] { f.Qualification, f.Text }),
        .. file.Consents.SelectMany(c => new[] { c.Terms.Evidence, c.Terms.Interest }),
        .. CapacityCards.Sealed(file),
    ];

    private static ContactCard ContactOf(Work work, CaseSight sight, Contact c) =>
        new(c.Id, c.OccurredOn, c.Channel, c.Reached, c.With, Text(work, sight, c.Id, c.Text, CaseFields.Contact), c.Level, c.Stamp.By);

    private static EntryCard EntryOf(Work work, CaseSight sight, Entry e) =>
        new(e.Id, e.Kind, e.Level, e.Subject, Text(work, sight, e.Id, e.Texts[^1].Text, CaseFields.Entry), e.Author, e.OccurredAt);

    private static FlagCard FlagOf(Work work, CaseSight sight, RedFlag f) =>
        new(f.Id, Text(work, sight, f.Id, f.Text, CaseFields.FlagWords) ?? f.Code, f.Level, f.RaisedAt, f.Acknowledged is not null, f.Assessed is not null, Text(work, sight, f.Id, f.Qualification, CaseFields.Qualification));

    private static FactorCard FactorOf(Work work, CaseSight sight, Factor f) => sight.Withheld.Contains(f.Id)
        ? new FactorCard(f.Id, f.Level, f.Stamp.By)
        : new FactorCard(f.Id, f.Level, f.Stamp.By)
        {
            Code = Text(work, sight, f.Id, f.Text, CaseFields.FactorWords) ?? f.Code,
            About = f.About,
            Status = f.Status,
            Certainty = f.Certainty,
            Since = f.Since,
            Note = Text(work, sight, f.Id, f.Note, CaseFields.Factor),
            Resolved = f.Resolved is not null,
        };

    private static ScreeningCard ScreeningOf(Work work, CaseSight sight, Screened s) => sight.Withheld.Contains(s.Id)
        ? new ScreeningCard(s.Id, s.On, s.Level, s.Stamp.By)
        : new ScreeningCard(s.Id, s.On, s.Level, s.Stamp.By)
        {
            Instrument = Text(work, sight, s.Id, s.Result.InstrumentText, CaseFields.Instrument) ?? s.Result.Instrument,
            Total = s.Result.Total,
            Complete = s.Result.Complete,
            Bands = s.Result.Bands,
            // What a flag or a note tells may be sealed although the score is not: only flags that the reader sees are named here too.
            RedFlags = [.. s.Result.Flags.Select(f => f.Code).Where(code => sight.Shown.Flags.Any(f => f.Code == code))],
            Notes = sight.Agreed is null ? s.Result.Notes : [],
        };

    // The subject stands in the seal; the case and the field are ours to say, so a text moved from elsewhere does not open.
    private static string? Text(Work work, CaseSight sight, Guid item, Protected? text, string field) =>
        text is null || sight.Withheld.Contains(item) ? null : work.Keys.Open(text, text.Subject, sight.Shown.Id, field);
}
