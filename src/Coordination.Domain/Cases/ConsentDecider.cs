using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What may be shared with whom.</summary>
public static class ConsentDecider
{
    public static Decision Give(CaseFile state, Guid consent, ConsentTerms terms, Stamp stamp) =>
        Recorded(state, consent, terms, stamp) ?? Decision.Of(new ConsentGiven(consent, terms, stamp));

    /// <summary>A refusal has the same fields: what was refused, by whom, about whom.</summary>
    public static Decision Refuse(CaseFile state, Guid consent, ConsentTerms terms, Stamp stamp) =>
        Recorded(state, consent, terms, stamp) ?? Decision.Of(new ConsentRefused(consent, terms, stamp));

    /// <summary>Takes a consent back, in a closed case too. What was shared stays listed.</summary>
    public static Decision Withdraw(CaseFile state, Guid consent, Guid by, ConsentForm form, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Consents.FirstOrDefault(c => c.Id == consent) is not { } known ? ConsentRefusals.Unknown
        : state.Find(by) is null ? CaseRefusals.UnknownPerson
        : known.Refused ? ConsentRefusals.NeverGiven
        : known.Withdrawn is not null ? Decision.AlreadySo
        : Decision.Of(new ConsentWithdrawn(consent, by, form, stamp));

    /// <summary>The oral consent that asking one relay creates: for herself, identity and the need, to this relay, from today.</summary>
    public static ConsentTerms OralFor(CaseFile state, Guid relay, DateOnly today) => new(
        state.Mother,
        ConsentCapacity.Self,
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

    private static Decision? Recorded(CaseFile state, Guid consent, ConsentTerms terms, Stamp stamp)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        if (state.Consents.Any(c => c.Id == consent))
        {
            return Decision.AlreadySo;
        }

        return Fault(state, terms, CivilTime.DayOf(stamp.At)) is { } fault ? Decision.Refuse(fault) : null;
    }

    private static Refusal? Fault(CaseFile state, ConsentTerms terms, DateOnly today) => terms switch
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
        _ when terms.About.Any(person => !MayDecide(state, terms, state.Find(person)!)) => ConsentRefusals.NotHers,
        _ => null,
    };

    // For oneself, and before birth the mother for the expected child (rule A52); a parent for children; a representative for
    // whom she represents, which only the paper can show.
    private static bool MayDecide(CaseFile state, ConsentTerms terms, Person about) => terms.Capacity switch
    {
        ConsentCapacity.Self or ConsentCapacity.MinorAble =>
            about.Id == terms.By || (about.Role == PersonRole.ExpectedChild && terms.By == state.Mother),
        ConsentCapacity.Parent => about.Role is PersonRole.Child or PersonRole.ExpectedChild or PersonRole.Sibling,
        ConsentCapacity.Representative => about.Id != terms.By,
    };
}
