using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// The case file as one reader may see it. What is shown, counted or computed is built from <see cref="Shown"/> alone: with and
/// without a sealed item she gets the same answer.
/// </summary>
internal sealed record CaseSight
{
    /// <summary>The file without what is hidden from her.</summary>
    public required CaseFile Shown { get; init; }

    /// <summary>Items of which she learns that they are there and who wrote them, and nothing else (A03, A22).</summary>
    public required ImmutableHashSet<Guid> Withheld { get; init; }

    /// <summary>Who leads, what comes next: false for one to whom a single entry was disclosed (A31, A33).</summary>
    public required bool Frame { get; init; }

    /// <summary>Shared content; false for one left with the facts of coordination (A21, A24, and after a withdrawal A01).</summary>
    public required bool Content { get; init; }

    /// <summary>For a service outside: what the consents that name it agree to.</summary>
    public Agreement? Agreed { get; init; }

    /// <summary>Levels and counts, for the audit entry.</summary>
    public string Told { get; init; } = "";

    /// <summary>For a screen that everybody in the room sees: what is restricted or sealed stays away, and how anybody is reached.</summary>
    public bool InRoom { get; init; }

    public static CaseSight Of(Work work, CaseFile state, bool inRoom = false)
    {
        var (frame, content) = (Reads(work, Confidentiality.N1, out _), Reads(work, Confidentiality.N2, out var narrowed) && !narrowed);
        var sight = new CaseSight { Shown = state, Withheld = [], Frame = frame, Content = content, Agreed = AgreementOf(work, work.Case.State), InRoom = inRoom };
        return sight.Through(work, inRoom ? SharedView.Of(state) : state);
    }

    /// <summary>Sealed items of the case at hand that may owe something and that the caller may not know of.</summary>
    public static ImmutableArray<Guid> HiddenIn(Work work) =>
        [.. Unsealed.Items(work.Case.State).Select(item => item.Id).Except(Owing(Of(work, work.Case.State).Shown))];

    private CaseSight Through(Work work, CaseFile state)
    {
        var kept = new Sieve(work.Case.State, InRoom ? SharedView.Most : Confidentiality.N5);
        var (contacts, agreed) = (kept.Of(state.Contacts, c => (c.Id, c.Level), c => CaseItems.Of(work, c), c => Mine(work, c.Stamp) || (Agreed?.Covers(c) ?? true)), Agreed);
        var screenings = kept.Of(state.Screenings, s => (s.Id, s.Level), s => CaseItems.Of(work, s), s => Mine(work, s.Stamp) || (agreed?.Covers(s) ?? true));
        var flags = kept.Of(state.Flags, f => (f.Id, f.Level), f => CaseItems.Of(work, f), f => agreed?.Covers(f) ?? true);
        var told = agreed is null ? state.Disclosures.RemoveAll(d => !DisclosureSight.Shows(work, d)) : [];
        var protections = InRoom ? [] : state.Protections.RemoveAll(p => !CaseItems.Of(work, p).Granted);
        var exceptions = InRoom ? [] : state.Exceptions.RemoveAll(x => !ShowsException(work, x));
        var hidden = Owing(Shown).Except(contacts.Select(c => c.Id).Concat(screenings.Select(s => s.Id)).Concat(flags.Select(f => f.Id)).Concat(told.Select(d => d.Id)).Concat(protections.Select(p => p.Id)).Concat(exceptions.Select(x => x.Id))).ToHashSet();
        var shown = WithoutOthers(work, state) with
        {
            Contacts = contacts,
            Entries = AsTold(work, kept, kept.Of(state.Entries, e => (e.Id, e.Level), e => CaseItems.Of(work, kept.Now(e)), e => e.Author == work.Caller.Id || ToldTo(work, kept.Now(e)) || (agreed?.Covers(e) ?? true))),
            Screenings = screenings,
            Factors = kept.Of(state.Factors, f => (f.Id, kept.Now(f).Level), f => CaseItems.Of(work, kept.Now(f)), f => Mine(work, f.Stamp) || (agreed?.Covers(f, state) ?? true)),
            Flags = flags,
            Disclosures = told,
            Protections = protections,
            Exceptions = exceptions,
            // What was decided about what a hidden item owes would move the day of the next look at the case.
            Steps = Unsealed.Without(state.Steps, hidden),
            Reminders = agreed is null && Content ? state.Reminders.RemoveAll(r => hidden.Contains(r.Id)) : [],
            Consents = agreed is null ? state.Consents : [.. Consents.Naming(state, Speaker.In(work, state), CivilTime.DayOf(work.Now))],
        };
        // The very same state where nothing was taken away: what follows from it is computed once for all who see the whole.
        return this with { Shown = shown == state ? state : shown, Withheld = kept.Withheld, Told = TellOf(shown) };
    }

    // To whom single entries were disclosed, they say what they said then (A33).
    private ImmutableArray<Entry> AsTold(Work work, Sieve kept, ImmutableArray<Entry> entries) => Frame
        ? entries
        : [.. entries.Select(e => e with { Texts = (e with { Told = kept.Now(e).Told }).AsTold([work.Caller.Id, .. work.Caller.Relays(work.Now)]).Texts })];

    // Who decides for whom is the coordination's to know, and not the room's.
    public bool Inside => this is { InRoom: false, Agreed: null, Content: true };

    // That safe contact is re-asked would tell that there is something to be careful about.
    private CaseFile WithoutOthers(Work work, CaseFile state)
    {
        var leads = !InRoom && CaseRights.IsHead(work.Case.State, work.Caller.Id);
        var decides = leads || (!InRoom && work.Ground.Escalated);
        return state with
        {
            SafeContacts = leads ? state.SafeContacts : [],
            AccessAsks = decides ? state.AccessAsks : [],
            Easings = decides ? state.Easings : [],
            Life = Inside ? state.Life : state.Life.RemoveAll(e => LifeCodes.Find(e.Kind) is not { Level: Confidentiality.N1 }),
            Pauses = Inside ? state.Pauses : [],
            Recontacts = Inside ? state.Recontacts : [],
            Minorities = Inside ? state.Minorities : [],
            Assessments = Inside ? state.Assessments : [],
            Acting = Inside ? state.Acting : [],
        };
    }

    private static IEnumerable<Guid> Owing(CaseFile state) =>
        state.Contacts.Select(c => c.Id).Concat(state.Screenings.Select(s => s.Id)).Concat(state.Flags.Select(f => f.Id)).Concat(state.Disclosures.Select(d => d.Id)).Concat(state.Protections.Select(p => p.Id)).Concat(state.Exceptions.Select(x => x.Id));

    private static bool ShowsException(Work work, TherapeuticException exception) =>
        exception.Asked.By == work.Caller.Id || (!Unsealed.IsRestricted(work.Case.State, exception) && CaseItems.SeesExcepted(work, exception.Id));

    private static string TellOf(CaseFile shown)
    {
        Confidentiality[] levels =
        [
            .. shown.Entries.Select(e => e.Level), .. shown.Screenings.Select(s => s.Level), .. shown.Factors.Select(f => f.Level),
            .. shown.Flags.Select(f => f.Level), .. shown.Contacts.Select(c => c.Level),
        ];
        var (seals, counts) = (levels.Count(l => l == Confidentiality.N4), $"entries {shown.Entries.Length}, screenings {shown.Screenings.Length}, factors {shown.Factors.Length}, contacts {shown.Contacts.Length}, red flags {shown.Flags.Length}");
        return seals == 0 ? counts : $"{counts}, sealed {seals}";
    }

    /// <summary>Lets through what the reader may know of. Rights are those of today: a later seal or disclosure counts for an earlier state too.</summary>
    private sealed class Sieve(CaseFile today, Confidentiality most)
    {
        private readonly ImmutableHashSet<Guid>.Builder _withheld = ImmutableHashSet.CreateBuilder<Guid>();

        public ImmutableHashSet<Guid> Withheld => _withheld.ToImmutable();

        public Entry Now(Entry e) => today.Entries.FirstOrDefault(t => t.Id == e.Id) ?? e;

        public Factor Now(Factor f) => today.Factors.FirstOrDefault(t => t.Id == f.Id) ?? f;

        public ImmutableArray<T> Of<T>(ImmutableArray<T> items, Func<T, (Guid Id, Confidentiality Level)> of, Func<T, AccessAnswer> decide, Func<T, bool> agreed) =>
            items.RemoveAll(item => of(item).Level > most || !Passes(decide(item), of(item), agreed(item), _withheld));
    }

    private static bool Passes(AccessAnswer answer, (Guid Id, Confidentiality Level) item, bool agreed, ImmutableHashSet<Guid>.Builder withheld)
    {
        if (!answer.Granted || !agreed || (answer.Has(Duties.OnlyFacts) && item.Level > Confidentiality.N1))
        {
            return false;
        }

        if (answer.Has(Duties.HideContent))
        {
            withheld.Add(item.Id);
        }

        return true;
    }

    // To the caller, or to a service she speaks for: what was disclosed to another one opens nothing here.
    private static bool ToldTo(Work work, Entry entry) => !entry.DisclosedTo.IsEmpty && (entry.DisclosedTo.Contains(work.Caller.Id) || entry.DisclosedTo.Any(work.Caller.Relays(work.Now).Contains));

    private static bool Mine(Work work, Stamp stamp) => stamp.By == work.Caller.Id;

    private static bool Reads(Work work, Confidentiality level, out bool narrowed)
    {
        var answer = Gate.Item(work, level, new ItemFacts(Guid.Empty));
        narrowed = answer.Has(Duties.OnlyFacts);
        return answer.Granted;
    }

    /// <summary>For a service outside, what the consents that name it agree to; null for the coordination itself.</summary>
    public static Agreement? AgreementOf(Work work, CaseFile file)
    {
        if (!Outside.Is(work, file) || HeldGlasses.LetsIn(work))
        {
            return null;
        }

        var speaker = Speaker.In(work, file);
        return Agreement.Of(file, Consents.Naming(file, speaker, CivilTime.DayOf(work.Now)), speaker.Kinds);
    }
}
