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
        var entries = state.Entries.Select(e => (Entry: e, Answer: Gate.Item(work, e.Level, Facts(e)))).Where(e => e.Answer.Granted).ToArray();
        var screenings = state.Screenings.Where(s => Gate.Item(work, s.Level, new ItemFacts(s.Stamp.By)).Granted).ToArray();
        var factors = state.Factors.Where(f => Gate.Item(work, f.Level, new ItemFacts(f.Stamp.By)).Granted).ToArray();
        var contacts = state.Contacts.Where(c => Gate.Item(work, c.Level, new ItemFacts(c.Stamp.By)).Granted).ToArray();
        await work.KeysAsync(Sealed(state, entries.Select(e => e.Entry), contacts, factors), ct);
        var heads = state.Heads;
        var card = new CaseCard
        {
            Id = state.Id,
            Site = state.Site,
            State = state.Standing,
            OpenedAt = state.Opened!.At,
            Persons = [.. state.Persons.Select(p => PersonOf(work, state, p))],
            Pregnancy = state.Pregnancy,
            Births = state.Births,
            Coordinators = heads is null ? [] : heads.Second is { } second ? [heads.First, second] : [heads.First],
            CareIntensity = state.Intensity is { } intensity ? (int)intensity : null,
            ProposedIntensity = state.Intensity is null ? IntensityProposal.Of(state) : null,
            Consents = [.. state.Consents.Select(ConsentOf)],
            Contacts = [.. contacts.Select(c => new ContactCard(c.Id, c.OccurredOn, c.Channel, c.Reached, Text(work, state, c.Text, CaseFields.Contact), c.Stamp.By))],
            Entries = [.. entries.Select(e => EntryOf(work, state, e.Entry, e.Answer))],
            Screenings = [.. screenings.Select(ScreeningOf)],
            RedFlags = [.. state.Flags.Select(f => new FlagCard(f.Id, f.Code, f.RaisedAt, f.Acknowledged is not null, f.Assessed is not null, Text(work, state, f.Qualification, CaseFields.Qualification)))],
            Factors = [.. factors.Select(f => new FactorCard(f.Id, f.Code, f.Status, f.Certainty, f.Since, Text(work, state, f.Note, CaseFields.Factor), f.Level, f.Resolved is not null))],
            Owed = heads is null ? [] : [.. CaseOwed.Of(state, heads, work.Plan).OrderBy(o => o.Urgency).ThenBy(o => o.DueAt).Select(OwedOf)],
            ClosingReason = state.ClosingReason,
        };
        return (card, $"entries {card.Entries.Length}, screenings {card.Screenings.Length}, factors {card.Factors.Length}");
    }

    private static ItemFacts Facts(Entry e) => new(e.Author)
    {
        Discipline = e.Discipline,
        Named = e.Named,
        HeadsNamed = e.HeadsNamed,
        Sealed = e.Sealed,
        DisclosedTo = e.DisclosedTo,
    };

    private static IEnumerable<Protected?> Sealed(CaseFile state, IEnumerable<Entry> entries, Contact[] contacts, Factor[] factors) =>
    [
        .. state.Persons.SelectMany(p => new[] { p.Name, p.BirthDate, p.Ssin, p.Telephone, p.Mail, p.Address }),
        .. entries.Select(e => e.Texts[^1].Text),
        .. contacts.Select(c => c.Text),
        .. factors.Select(f => f.Note),
        .. state.Flags.Select(f => f.Qualification),
    ];

    private static PersonCard PersonOf(Work work, CaseFile state, Person p) => new(
        p.Id,
        p.Role,
        PersonFields.Open(work, state.Id, p, p.Name, PersonFields.Name),
        PersonFields.Open(work, state.Id, p, p.BirthDate, PersonFields.BirthDate),
        PersonFields.Open(work, state.Id, p, p.Ssin, PersonFields.Ssin),
        PersonFields.Open(work, state.Id, p, p.Telephone, PersonFields.Telephone),
        PersonFields.Open(work, state.Id, p, p.Mail, PersonFields.Mail),
        PersonFields.Open(work, state.Id, p, p.Address, PersonFields.Address),
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
}
