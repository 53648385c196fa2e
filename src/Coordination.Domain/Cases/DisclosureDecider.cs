using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>To whom something is disclosed.</summary>
/// <param name="Kind"><see cref="DisclosureBases.Holder"/>, or the code of an outside authority.</param>
/// <param name="Relays">Relays that the recipient is or speaks for.</param>
/// <param name="Kinds">Kinds of those relays.</param>
public sealed record DisclosureRecipient(string Kind, ImmutableArray<Guid> Relays, ImmutableArray<string> Kinds);

/// <summary>What may be disclosed to whom, on which basis. Which answers a basis demands is reference data.</summary>
public static class DisclosureDecider
{
    /// <summary>Row of the plan by which the person is told afterwards.</summary>
    public const string TellAfterwards = "disclosure-told";

    /// <summary>Why this basis does not carry it, or null.</summary>
    /// <param name="state">The case.</param>
    /// <param name="terms">What was answered.</param>
    /// <param name="about">Whose data it tells.</param>
    /// <param name="to">To whom.</param>
    /// <param name="day">Today.</param>
    public static Refusal? Fault(CaseFile state, DisclosureTerms terms, IReadOnlyCollection<Guid> about, DisclosureRecipient to, DateOnly day)
    {
        var answers = terms.Answers.OrEmpty();
        return DisclosureBases.Find(terms.Basis, day) is not { } basis ? DisclosureRefusals.UnknownBasis
            : !basis.To.Contains(to.Kind) ? DisclosureRefusals.NotToThem
            : terms.Categories.OrEmpty().IsEmpty ? DisclosureRefusals.NeedsCategories
            : basis.Conditions.FirstOrDefault(c => !answers.Any(a => a.Condition == c && a.Met == YesNo.Yes) || answers.Any(a => a.Condition == c && a.Met == YesNo.No)) is { } missing
                ? NoOf(missing)
            : basis.Reason && terms.Reason is null ? DisclosureRefusals.NeedsReason
            : basis.ThirdParties && terms.ThirdParties != YesNo.Yes ? DisclosureRefusals.ThirdParties
            : basis.Consent && !state.Consents.Any(c => c.Id == terms.Consent && Carries(state, c, terms, about, to, day)) ? DisclosureRefusals.NeedsConsent
            : null;
    }

    /// <summary>The consent of this day that carries it, the latest first; null where there is none.</summary>
    public static Guid? Carrying(CaseFile state, DisclosureTerms terms, IReadOnlyCollection<Guid> about, DisclosureRecipient to, DateOnly day) =>
        state.Consents.LastOrDefault(c => Carries(state, c, terms, about, to, day))?.Id;

    /// <summary>An authority is told, by whoever wrote what is told; or somebody who helps at once, in an emergency.</summary>
    public static Decision TellOutside(CaseFile state, DisclosedOutside told)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        var content = told.Items.OrEmpty().Select(item => DisclosedContent.Of(state, item)).ToArray();
        return state.Disclosures.Any(d => d.Id == told.Terms.Disclosure) ? Decision.AlreadySo
            : content.Contains(null) ? DisclosureRefusals.UnknownItem
            : content.Any(c => c!.Level == Confidentiality.N5) ? EntryRefusals.WorkingNote
            : content.Length == 0 && told.Text is null ? DisclosureRefusals.NothingTold
            : told.Emergency is { } reason && !DisclosureBases.IsEmergency(reason) ? DisclosureRefusals.UnknownEmergency
            : Fault(state, told.Terms, [.. content.Select(c => c!.Subject)], new(told.Authority, [], []), CivilTime.DayOf(told.Stamp.At)) is { } fault
                ? told.Emergency is not null && fault == DisclosureRefusals.NotToThem ? fault with { Field = "authority" } : fault
            : Decision.Of(told with { Level = content.Select(c => c!.Level).Append(Confidentiality.N2).Max() });
    }

    /// <summary>The person was told afterwards. Once.</summary>
    public static Decision Told(CaseFile state, DisclosureTold told) =>
        CaseGuard.NotOpenFor(state, told.Person) is { } refusal ? refusal
        : state.Disclosures.FirstOrDefault(d => d.Id == told.Disclosure) is not { } known ? DisclosureRefusals.Unknown
        : known.Emergency is null ? DisclosureRefusals.NotOwedToTell
        : known.Told is { } said ? (said with { Stamp = told.Stamp } == told ? Decision.AlreadySo : DisclosureRefusals.AlreadyTold)
        : told.On < CivilTime.DayOf(known.Stamp.At) || told.On > CivilTime.DayOf(told.Stamp.At) ? DisclosureRefusals.ToldBefore
        : Decision.Of(told);

    /// <summary>Why she is not told yet: owed by another day, with a reason.</summary>
    public static Decision TellLater(CaseFile state, Guid disclosure, DateOnly to, string reason, PlanVersion plan, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Disclosures.FirstOrDefault(d => d.Id == disclosure) is not { } known ? DisclosureRefusals.Unknown
        : known.Emergency is null ? DisclosureRefusals.NotOwedToTell
        : known.Told is not null ? DisclosureRefusals.AlreadyTold
        : PlanStepDecider.Move(state, new StepMoved(TellAfterwards, disclosure.ToString("N"), to, reason, stamp), plan);

    /// <summary>The "no" of a condition that is not answered with yes.</summary>
    public static Refusal NoOf(string condition) => condition switch
    {
        "informed" => DisclosureRefusals.NotInformed,
        "agrees" => DisclosureRefusals.NotAgreed,
        "her-interest" => DisclosureRefusals.NotHerInterest,
        "same-mission" => DisclosureRefusals.NotSameMission,
        _ => DisclosureRefusals.NotNecessary,
    };

    private static bool Carries(CaseFile state, Consent consent, DisclosureTerms terms, IReadOnlyCollection<Guid> about, DisclosureRecipient to, DateOnly day)
    {
        var agreed = Agreement.Of(state, StandingConsents.To(state, to.Relays, to.Kinds, null, day).Where(c => c.Id == consent.Id), to.Kinds);
        return about.All(person => terms.Categories.OrEmpty().All(category => agreed.Covers(person, category)));
    }
}
