using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>From the stored file to what this reader may see: each item is decided by itself, sealed texts are opened last.</summary>
internal static class CaseCards
{
    public static async Task<(CaseCard Card, string Shown)> OfAsync(Work work, CaseFile state, CancellationToken ct)
    {
        var seen = new Seen(
            [.. state.Entries.Select(e => (e, Gate.Item(work, e.Level, CaseItems.Of(e)))).Where(e => e.Item2.Granted)],
            [.. state.Screenings.Where(s => Gate.Item(work, s.Level, CaseItems.Of(s)).Granted)],
            [.. state.Factors.Where(f => Gate.Item(work, f.Level, CaseItems.Of(f)).Granted)],
            [.. state.Contacts.Where(c => Gate.Item(work, c.Level, CaseItems.Of(c)).Granted)],
            ReadsContent(work) ? [.. state.Flags.Where(f => Gate.Item(work, CaseItems.LevelOf(f), CaseItems.Of(f)).Granted)] : [],
            Reaching.Of(work));
        await work.KeysAsync(Sealed(state, seen), ct);
        return (CardOf(work, state, seen), $"entries {seen.Entries.Length}, screenings {seen.Screenings.Length}, factors {seen.Factors.Length}");
    }

    private static CaseCard CardOf(Work work, CaseFile state, Seen seen)
    {
        var heads = state.Heads;
        return new CaseCard
        {
            Id = state.Id,
            Site = state.Site,
            State = state.Standing,
            OpenedAt = state.Opened!.At,
            Persons = [.. state.Persons.Select(p => CaseItems.Named(work) ? PersonOf(work, state, p, seen.Reach) : new PersonCard(p.Id, p.Role, null, null, null, null, null, null, p.Language))],
            Pregnancy = state.Pregnancy,
            Births = state.Births,
            Coordinators = heads is null ? [] : heads.Second is { } second ? [heads.First, second] : [heads.First],
            CareIntensity = state.Intensity is { } intensity ? (int)intensity : null,
            ProposedIntensity = state.Intensity is null && CaseItems.Whole(work) ? IntensityProposal.Of(state with { Factors = [.. seen.Factors], Screenings = [.. seen.Screenings], Flags = [.. seen.Flags] }) : null,
            Consents = [.. state.Consents.Select(ConsentOf)],
            Contacts = [.. seen.Contacts.Select(c => new ContactCard(c.Id, c.OccurredOn, c.Channel, c.Reached, Text(work, state, c.Text, CaseFields.Contact), c.Stamp.By))],
            Entries = [.. seen.Entries.Select(e => EntryOf(work, state, e.Entry, e.Answer))],
            Screenings = [.. seen.Screenings.Select(ScreeningOf)],
            RedFlags = [.. seen.Flags.Select(f => new FlagCard(f.Id, f.Code, f.RaisedAt, f.Acknowledged is not null, f.Assessed is not null, Text(work, state, f.Qualification, CaseFields.Qualification)))],
            Factors = [.. seen.Factors.Select(f => new FactorCard(f.Id, f.Code, f.Status, f.Certainty, f.Since, Text(work, state, f.Note, CaseFields.Factor), f.Level, f.Resolved is not null))],
            Owed = heads is null ? [] : [.. CaseOwed.Of(state, heads, work.Plan).OrderBy(o => o.Urgency).ThenBy(o => o.DueAt).Select(OwedOf)],
            ClosingReason = state.ClosingReason,
        };
    }

    private static IEnumerable<Protected?> Sealed(CaseFile state, Seen seen) =>
    [
        .. state.Persons.SelectMany(p => new[] { p.Name, p.BirthDate, p.Ssin, p.Telephone, p.Mail, p.Address }),
        .. seen.Entries.Select(e => e.Entry.Texts[^1].Text),
        .. seen.Contacts.Select(c => c.Text),
        .. seen.Factors.Select(f => f.Note),
        .. seen.Flags.Select(f => f.Qualification),
    ];

    // What has no level of its own is shared content: not for one who is left with the facts of coordination (access.md A21, A24).
    private static bool ReadsContent(Work work) =>
        Gate.Item(work, Confidentiality.N2, new ItemFacts(Guid.Empty)) is { Granted: true } answer && !answer.Has(Duties.OnlyFacts) && !answer.Has(Duties.HideContent);

    private static PersonCard PersonOf(Work work, CaseFile state, Person p, Reaching reach) => new(
        p.Id,
        p.Role,
        PersonFields.Open(work, state.Id, p, p.Name, PersonFields.Name),
        PersonFields.Open(work, state.Id, p, p.BirthDate, PersonFields.BirthDate),
        PersonFields.Open(work, state.Id, p, p.Ssin, PersonFields.Ssin),
        reach.ByTelephone(state, p) ? PersonFields.Open(work, state.Id, p, p.Telephone, PersonFields.Telephone) : null,
        reach.ByMail(state, p) ? PersonFields.Open(work, state.Id, p, p.Mail, PersonFields.Mail) : null,
        reach.AtHome(state, p) ? PersonFields.Open(work, state.Id, p, p.Address, PersonFields.Address) : null,
        p.Language);

    private static EntryCard EntryOf(Work work, CaseFile state, Entry e, AccessAnswer answer) => new(
        e.Id, e.Kind, e.Level, e.Subject, answer.Has(Duties.HideContent) ? null : Text(work, state, e.Texts[^1].Text, CaseFields.Entry), e.Author, e.OccurredAt);

    private static ConsentCard ConsentOf(Consent c) => new(
        c.Id, c.Refused, c.Withdrawn is not null, c.Terms.Scope, c.Terms.Categories, c.Terms.Relays, c.Terms.Kinds, c.Terms.Purpose, c.Terms.From, c.Terms.Until, c.Terms.Form);

    private static ScreeningCard ScreeningOf(Screened s) => new(
        s.Id, s.Result.Instrument, s.On, s.Result.Total, s.Result.Complete, s.Result.Bands, [.. s.Result.Flags.Select(f => f.Code)], s.Result.Notes, s.Level);

    private static OwedCard OwedOf(Obligation o) => new(o.Id, o.Code, o.Occurrence, o.Owner, o.Urgency, o.OpensAt, o.DueAt, o.ClosesAt);

    // The subject stands in the seal; the case and the field are ours to say, so a text moved from elsewhere does not open.
    private static string? Text(Work work, CaseFile state, Protected? text, string field) =>
        text is null ? null : work.Keys.Open(text, text.Subject, state.Id, field);

    /// <summary>What this reader may see of the file.</summary>
    private sealed record Seen((Entry Entry, AccessAnswer Answer)[] Entries, Screened[] Screenings, Factor[] Factors, Contact[] Contacts, RedFlag[] Flags, Reaching Reach);
}
