using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>
/// What of the family's consents counts on a day: a later no takes from them what it says, and nobody but whom the case is about, or whoever decides for
/// its children, opens it to a service (rules A01, A20, A28, A55).
/// </summary>
public static class StandingConsents
{
    /// <summary>Consents that name a service, by itself, by its kind, or by the request that it was asked with; each as far as no no reaches it.</summary>
    /// <param name="state">The case.</param>
    /// <param name="relays">The service; several where somebody speaks for several.</param>
    /// <param name="kinds">Their kinds, catalogue codes.</param>
    /// <param name="request">Consent that the request at hand was asked with, or null.</param>
    /// <param name="day">Civil day.</param>
    public static IEnumerable<Consent> To(CaseFile state, IReadOnlyCollection<Guid> relays, IReadOnlyCollection<string> kinds, Guid? request, DateOnly day) => state.Consents
        .Where(c => c.HoldsOn(day) && c.Terms.Scope == ConsentScope.Named && (c.Id == request || Meets(c.Terms, relays, kinds)))
        .Select(c => Left(state, c, no => no.Scope == ConsentScope.Coordination || Meets(no, relays, kinds), day))
        .OfType<Consent>();

    /// <summary>The same, where they let the service in: whoever decides for himself only lets nobody into her case.</summary>
    /// <inheritdoc cref="To"/>
    public static IEnumerable<Consent> Naming(CaseFile state, IReadOnlyCollection<Guid> relays, IReadOnlyCollection<string> kinds, Guid? request, DateOnly day)
    {
        var left = To(state, relays, kinds, request, day).ToArray();
        return Array.Exists(left, c => Opens(state, c.Terms)) ? left : [];
    }

    /// <summary>One that named it was taken back, or met by a later no.</summary>
    public static bool TookBack(CaseFile state, IReadOnlyCollection<Guid> relays, IReadOnlyCollection<string> kinds, Guid? request) => state.Consents.Any(c =>
        (c.Withdrawn is not null || c.Refused) && Opens(state, c.Terms) && c.Terms.Scope == ConsentScope.Named && (c.Id == request || Meets(c.Terms, relays, kinds)));

    /// <summary>The family agreed that the coordination shares what concerns her whom the case is about.</summary>
    public static bool Coordination(CaseFile state, DateOnly day) => state.Consents.Any(c => c.Terms.Scope == ConsentScope.Coordination && Holds(state, c, day));

    /// <summary>A consent of hers to whomever holds.</summary>
    public static bool Any(CaseFile state, DateOnly day) => state.Consents.Any(c => Holds(state, c, day));

    /// <summary>She agreed once, and nothing of it holds any more because it was taken back (rule A01). What somebody else takes back of his own takes nothing from her.</summary>
    public static bool IsWithdrawn(CaseFile state, DateOnly day) =>
        !Any(state, day) && state.Consents.Any(c => !c.Refused && ConcernsHer(state, c.Terms) && (c.Withdrawn is not null || (c.HoldsOn(day) && !Holds(state, c, day))));

    private static bool Holds(CaseFile state, Consent c, DateOnly day) =>
        c.HoldsOn(day) && Left(state, c, no => no.Scope == ConsentScope.Coordination, day) is { } left && ConcernsHer(state, left.Terms);

    // What is known of an expected child is hers.
    private static bool ConcernsHer(CaseFile state, ConsentTerms terms) =>
        terms.About.OrEmpty().Any(about => about == state.Mother || state.Find(about)?.Role == PersonRole.ExpectedChild);

    private static bool Opens(CaseFile state, ConsentTerms terms) =>
        ConcernsHer(state, terms) || terms.About.OrEmpty().Any(about => state.Find(about)?.Role == PersonRole.Child);

    private static bool Meets(ConsentTerms said, IReadOnlyCollection<Guid> relays, IReadOnlyCollection<string> kinds) =>
        said.Relays.OrEmpty().Any(relays.Contains) || said.Kinds.OrEmpty().Any(kinds.Contains);

    // Null where nothing is left.
    private static Consent? Left(CaseFile state, Consent consent, Func<ConsentTerms, bool> reaches, DateOnly day)
    {
        var (terms, earlier) = (consent.Terms, true);
        foreach (var no in state.Consents)
        {
            earlier &= no.Id != consent.Id;
            if ((no.Refused || no.Withdrawn is not null) && no.Id != consent.Id && !(consent.Confirmed?.At > no.Recorded.At) && Runs(no.Terms, day) && reaches(no.Terms))
            {
                terms = Without(terms, no.Terms, Reached(consent.Terms, no, earlier));
            }
        }

        return terms.About.OrEmpty().IsEmpty || terms.Categories.OrEmpty().IsEmpty ? null : ReferenceEquals(terms, consent.Terms) ? consent : consent with { Terms = terms };
    }

    private static bool Runs(ConsentTerms no, DateOnly day) => no.From <= day && !(no.Until < day);

    // Of whom a no takes data from a yes: her own last word counts, her own no against whatever others agree to about her at any time, and the other
    // parent's before a yes about a child for which nobody wrote down why the child needs it.
    private static ImmutableArray<Guid> Reached(ConsentTerms yes, Consent no, bool earlier) =>
        no.Terms.By == yes.By ? no.Refused && !earlier ? no.Terms.About.OrEmpty() : []
        : earlier && yes is { Capacity: ConsentCapacity.Parent, Interest: null } && no.Terms.Capacity == ConsentCapacity.Parent ? no.Terms.About.OrEmpty()
        : [.. no.Terms.About.OrEmpty().Where(person => person == no.Terms.By)];

    private static ConsentTerms Without(ConsentTerms yes, ConsentTerms no, ImmutableArray<Guid> about)
    {
        var (persons, categories) = (yes.About.RemoveAll(about.Contains), yes.Categories.RemoveAll(no.Categories.OrEmpty().Contains));
        return persons.Length == yes.About.Length || categories.Length == yes.Categories.Length ? yes
            : persons.IsEmpty ? yes with { Categories = categories }
            // Some of the persons in some of the categories: rather less is shared than she said than more.
            : yes with { About = persons };
    }
}
