using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What may be shared with whom.</summary>
public static class ConsentDecider
{
    /// <param name="state">The case.</param>
    /// <param name="consent">Id of the consent.</param>
    /// <param name="terms">What is agreed.</param>
    /// <param name="stamp">Who records it.</param>
    /// <param name="kinds">Kinds of the services that are named one by one.</param>
    public static Decision Give(CaseFile state, Guid consent, ConsentTerms terms, Stamp stamp, ImmutableArray<string> kinds = default) =>
        Recorded(state, consent, terms, stamp, kinds)
        ?? (CapacityGuard.SaidNo(state, terms, kinds.OrEmpty()) is { } no ? Decision.Refuse(no) : Decision.Of(new ConsentGiven(consent, terms, stamp)));

    /// <summary>A refusal has the same fields: what was refused, by whom, about whom. Anybody says no for herself, whatever her age.</summary>
    public static Decision Refuse(CaseFile state, Guid consent, ConsentTerms terms, Stamp stamp) =>
        Recorded(state, consent, terms, stamp, [], refused: true) ?? Decision.Of(new ConsentRefused(consent, terms, stamp));

    /// <summary>Takes a consent back, in a closed case too. What was shared stays listed.</summary>
    public static Decision Withdraw(CaseFile state, Guid consent, Guid by, ConsentForm form, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Consents.FirstOrDefault(c => c.Id == consent) is not { } known ? ConsentRefusals.Unknown
        : state.Find(by) is null ? CaseRefusals.UnknownPerson
        : known.Refused ? ConsentRefusals.NeverGiven
        : !CapacityGuard.TakesBack(state, known.Terms, by, CivilTime.DayOf(stamp.At)) ? CapacityRefusals.NotHersToTakeBack
        : known.Withdrawn is not null ? Decision.AlreadySo
        : Decision.Of(new ConsentWithdrawn(consent, by, form, stamp));

    /// <summary>A person agrees herself to what was agreed before she came of age or was found able, in a closed case too.</summary>
    /// <param name="state">The case.</param>
    /// <param name="person">Who confirms.</param>
    /// <param name="consents">What; all that waits for her when empty.</param>
    /// <param name="form">In what form.</param>
    /// <param name="stamp">Who records it.</param>
    public static Decision Confirm(CaseFile state, Guid person, ImmutableArray<Guid> consents, ConsentForm form, Stamp stamp)
    {
        var day = CivilTime.DayOf(stamp.At);
        if (CaseGuard.Unknown(state) is { } refusal)
        {
            return refusal;
        }

        var asked = consents.IsEmpty ? [.. state.Consents.Where(c => CapacityGuard.AwaitsHer(state, c, person, day))] : state.Consents.Where(c => consents.Contains(c.Id)).ToArray();
        return state.Find(person) is not { } known ? CaseRefusals.UnknownPerson
            : consents.Any(id => state.Consents.All(c => c.Id != id)) ? ConsentRefusals.Unknown
            : Deciding.IsChild(known) || asked.Any(c => !c.Terms.About.Contains(person)) ? CapacityRefusals.NotHersToConfirm
            : asked.Any(c => c.Refused) ? ConsentRefusals.NeverGiven
            : asked.Any(c => c.Withdrawn is not null) ? CapacityRefusals.TakenBack
            : CapacityGuard.NotAlone(state, person, day) is { } notAlone ? notAlone with { Field = "personId" }
            : Decision.Of([.. asked.Where(c => CapacityGuard.AwaitsHer(state, c, person, day)).Select(c => new ConsentConfirmed(c.Id, person, form, stamp))]);
    }

    /// <summary>The oral consent that asking one relay creates: for herself, identity and the need, to this relay, from today.</summary>
    public static ConsentTerms OralFor(CaseFile state, Guid relay, DateOnly today) => new(
        state.Mother,
        Deciding.IsMinor(state, state.Mother, today) ? ConsentCapacity.MinorAble : ConsentCapacity.Self,
        [state.Mother],
        [DataCategory.Identity, DataCategory.Social],
        ConsentScope.Named,
        [relay],
        [],
        "handover",
        today,
        null,
        ConsentForm.Oral,
        state.Find(state.Mother)?.Language ?? "fr",
        false,
        "oral",
        null);

    private static Decision? Recorded(CaseFile state, Guid consent, ConsentTerms terms, Stamp stamp, ImmutableArray<string> kinds, bool refused = false)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        if (state.Consents.Any(c => c.Id == consent))
        {
            return Decision.AlreadySo;
        }

        return Fault(state, terms, kinds.OrEmpty(), CivilTime.DayOf(stamp.At), refused && terms.About.OrEmpty().All(about => about == terms.By)) is { } fault ? Decision.Refuse(fault) : null;
    }

    private static Refusal? Fault(CaseFile state, ConsentTerms terms, ImmutableArray<string> kinds, DateOnly today, bool hers) => terms switch
    {
        _ when state.Find(terms.By) is null => CaseRefusals.UnknownPerson,
        _ when terms.About.OrEmpty().IsEmpty => ConsentRefusals.NeedsAbout,
        _ when terms.About.Any(person => state.Find(person) is null) => CaseRefusals.UnknownPerson,
        _ when terms.Categories.OrEmpty().IsEmpty => ConsentRefusals.NeedsCategories,
        { Purpose: "" } => ConsentRefusals.NeedsPurpose,
        { Scope: ConsentScope.Named } when terms.Relays.OrEmpty().IsEmpty && terms.Kinds.OrEmpty().IsEmpty => ConsentRefusals.NeedsRecipients,
        { Scope: ConsentScope.Coordination } when !terms.Relays.OrEmpty().IsEmpty || !terms.Kinds.OrEmpty().IsEmpty => ConsentRefusals.RecipientsWithoutName,
        { Until: { } until } when until < terms.From => ConsentRefusals.EndsBeforeStart,
        { Until: { } until } when until < today => ConsentRefusals.OverAlready,
        _ when hers => null,
        _ => CapacityGuard.Fault(state, terms, [.. kinds, .. terms.Kinds.OrEmpty()], today),
    };
}
