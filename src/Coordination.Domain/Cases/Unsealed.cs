using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>
/// A case without what is sealed in it (<see cref="Confidentiality.N4"/> and above). What the plan asks of a family, and when, follows from this: else a
/// day that moves, or a row that comes or goes, would tell a reader that something was sealed (rule A65).
/// </summary>
public static class Unsealed
{
    /// <summary>The case as it would be if nothing sealed had been written; the very same state where nothing is.</summary>
    public static CaseFile Of(CaseFile state)
    {
        var hidden = Items(state).Select(item => item.Id).ToImmutableHashSet();
        return hidden.IsEmpty && !state.Factors.Any(f => IsSealed(f.Level))
            ? state
            : state with
            {
                Contacts = state.Contacts.RemoveAll(c => hidden.Contains(c.Id)),
                Screenings = state.Screenings.RemoveAll(s => hidden.Contains(s.Id)),
                Flags = state.Flags.RemoveAll(f => hidden.Contains(f.Id)),
                Factors = state.Factors.RemoveAll(f => IsSealed(f.Level)),
                Reminders = state.Reminders.RemoveAll(r => hidden.Contains(r.Id)),
                Disclosures = state.Disclosures.RemoveAll(d => hidden.Contains(d.Id)),
                Protections = [],
                Steps = Without(state.Steps, hidden),
            };
    }

    /// <summary>
    /// Sealed items that may owe something of their own: the id is the occurrence of what they owe. A flag is for the heads, everything else for its
    /// author alone.
    /// </summary>
    public static IEnumerable<(Guid Id, Guid Author, bool ForHeads)> Items(CaseFile state) =>
    [
        .. state.Contacts.Where(c => IsSealed(c.Level)).Select(c => (c.Id, c.Stamp.By, false)),
        .. state.Screenings.Where(s => IsSealed(s.Level)).Select(s => (s.Id, s.Stamp.By, false)),
        .. state.Flags.Where(f => IsSealed(f.Level)).Select(f => (f.Id, f.Raised?.By ?? Guid.Empty, true)),
        .. state.Disclosures.Where(d => IsSealed(d.Level)).Select(d => (d.Id, d.Stamp.By, false)),
        .. state.Protections.Select(p => (p.Id, p.Author, false)),
        .. ExceptionOwed.Restricted(state).Select(x => (x.Id, x.Author, false)),
    ];

    /// <summary>What was decided about steps, without those that these items owe.</summary>
    public static ImmutableArray<StepOutcome> Without(ImmutableArray<StepOutcome> steps, IReadOnlyCollection<Guid> items) =>
        items.Count == 0 ? steps : steps.RemoveAll(step => items.Any(item => IsOf(step.Occurrence, item)));

    /// <summary>Whether an occurrence is this item's.</summary>
    public static bool IsOf(string occurrence, Guid item) => occurrence.StartsWith(item.ToString("N"), StringComparison.Ordinal);

    /// <summary>Whether nobody but its author may know of an exception: it is on an entry that is not for all who read the case.</summary>
    public static bool IsRestricted(CaseFile state, TherapeuticException exception) =>
        state.Entries.FirstOrDefault(entry => entry.Id == exception.Entry) is not { Level: <= Confidentiality.N2 };

    /// <summary>Hidden from lists, counts, search and timing, not only from view.</summary>
    public static bool IsSealed(Confidentiality level) => level >= Confidentiality.N4;
}
