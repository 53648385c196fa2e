using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>Whether somebody decides in the capacity that she says.</summary>
internal static class CapacityGuard
{
    /// <summary>Why this capacity does not fit, for the first person whom it does not fit; null where it does.</summary>
    /// <param name="state">The case.</param>
    /// <param name="terms">What is agreed or refused.</param>
    /// <param name="kinds">Kinds of the services that it names, by kind or one by one.</param>
    /// <param name="today">Civil day.</param>
    public static Refusal? Fault(CaseFile state, ConsentTerms terms, ImmutableArray<string> kinds, DateOnly today) => terms.About
        .Select(person => state.Find(person)!)
        .Select(about => OfCapacity(state, terms, about, today) ?? OfYouthAid(state, terms, about, kinds, today))
        .FirstOrDefault(fault => fault is not null);

    /// <summary>Why nobody agrees to this for another: the person herself said no to it, or the other parent of a child did and nobody wrote down why the child needs it.</summary>
    /// <param name="state">The case.</param>
    /// <param name="terms">What is agreed.</param>
    /// <param name="kinds">Kinds of the services that it names one by one.</param>
    public static Refusal? SaidNo(CaseFile state, ConsentTerms terms, ImmutableArray<string> kinds) => terms.About
        .Select(about => terms.By == about ? null
            : IsNo(state, (terms, kinds), about, said => said.By == about) ? CapacityRefusals.SheSaidNo
            : terms is { Capacity: ConsentCapacity.Parent, Interest: null } && IsNo(state, (terms, kinds), about, said => said.By != terms.By && said.Capacity == ConsentCapacity.Parent) ? CapacityRefusals.OtherParentSaidNo
            : null)
        .FirstOrDefault(fault => fault is not null);

    /// <summary>Whether somebody takes back a consent today: whom it is about, a parent of the child, who decides for her, and who gave it unless it became hers alone: that tells nobody of a limit against her. What she said herself nobody takes back for her.</summary>
    public static bool TakesBack(CaseFile state, ConsentTerms terms, Guid by, DateOnly today) => terms.About.All(about =>
        by == about
        || (by == terms.By && !Deciding.IsHersAlone(state, about, CapacityScope.Consent))
        || (state.Find(about)?.Role == PersonRole.ExpectedChild ? by == state.Mother : Deciding.IsChild(state.Find(about)) && Deciding.IsParent(state, by))
        || (terms.By != about && Deciding.Represents(state, by, about, CapacityScope.Consent, today)));

    /// <summary>Why a person does not decide alone; null where she does.</summary>
    public static Refusal? NotAlone(CaseFile state, Guid person, DateOnly today) =>
        Deciding.DecidesAlone(state, person, CapacityScope.Consent, today) ? null
        : Deciding.IsMinor(state, person, today) ? CapacityRefusals.NeedsAssessment
        : CapacityRefusals.FoundUnable;

    /// <summary>Whether the person herself has still to say whether she agrees: others did for her, or she did before she was an adult.</summary>
    public static bool AwaitsHer(CaseFile state, Consent consent, Guid person, DateOnly day) =>
        consent is { Refused: false, Withdrawn: null } && consent.Terms.About.Contains(person)
        && ((consent.Terms.By != person && consent.Confirmed is null) || (Deciding.AdultFrom(state, person) is { } adult && adult <= day && consent.SaidLast < adult));

    private static Refusal? OfCapacity(CaseFile state, ConsentTerms terms, Person about, DateOnly today) => terms.Capacity switch
    {
        ConsentCapacity.Self or ConsentCapacity.MinorAble => Alone(state, terms, about, today),
        ConsentCapacity.Parent when Deciding.IsChild(about) => Deciding.IsParent(state, terms.By) ? null : CapacityRefusals.NotHolder,
        ConsentCapacity.Parent when !Deciding.IsMinor(state, about.Id, today) => ConsentRefusals.NotHers,
        ConsentCapacity.Parent or ConsentCapacity.Representative => about.Id == terms.By ? ConsentRefusals.NotHers
            : Deciding.IsHersAlone(state, about.Id, CapacityScope.Consent) ? CapacityRefusals.HerOwn
            : Deciding.Represents(state, terms.By, about.Id, CapacityScope.Consent, today) ? null
            : CapacityRefusals.NotRepresentative,
    };

    // For oneself, and before birth the mother for the expected child (rule A52). Of whose age nothing is known nobody is taken for a minor who does not say so.
    private static Refusal? Alone(CaseFile state, ConsentTerms terms, Person about, DateOnly today) =>
        about.Id != terms.By && !(about.Role == PersonRole.ExpectedChild && terms.By == state.Mother) ? ConsentRefusals.NotHers
        : terms.Capacity == ConsentCapacity.MinorAble && Deciding.IsAdult(state, terms.By, today) ? CapacityRefusals.Adult
        : terms.Capacity == ConsentCapacity.MinorAble && !Deciding.IsAble(state, terms.By, CapacityScope.Consent, today) ? CapacityRefusals.NeedsAssessment
        : NotAlone(state, terms.By, today);

    // Whoever decides for a young person does not agree to youth aid in her place.
    private static Refusal? OfYouthAid(CaseFile state, ConsentTerms terms, Person about, ImmutableArray<string> kinds, DateOnly today) =>
        terms.By != about.Id && kinds.Any(CapacityRules.YouthAidKinds.Contains) && Deciding.IsMinor(state, about.Id, today)
            && CapacityRules.AgreesToYouthAid(state.Minorities.First(m => m.Person == about.Id).AdultOn, today)
            ? CapacityRefusals.YoungPersonAgrees
            : null;

    // The last word of whoever said it counts: a no, or a yes that was taken back, and no yes since.
    private static bool IsNo(CaseFile state, (ConsentTerms Terms, ImmutableArray<string> Kinds) asked, Guid about, Func<ConsentTerms, bool> by) => state.Consents
        .Where(said => by(said.Terms) && said.Terms.About.Contains(about) && Meets(said.Terms, asked.Terms, asked.Kinds))
        .Select(said => said.Refused || said.Withdrawn is not null)
        .LastOrDefault();

    // A no to the coordination itself is one to whomever the coordination would ask. Where a kind is agreed to and one service of it was refused, the
    // others are: the one is left out whenever it is asked who is covered.
    private static bool Meets(ConsentTerms said, ConsentTerms asked, ImmutableArray<string> kinds) => said.Categories.Any(asked.Categories.Contains)
        && (said.Scope == ConsentScope.Coordination || said.Relays.Any(asked.Relays.Contains) || said.Kinds.Any(kind => asked.Kinds.Contains(kind) || kinds.Contains(kind)));
}
