using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;

namespace Coordination.Api.Handovers.Views;

/// <summary>From stored handovers of the case at hand to cards; texts are opened only for one who reads shared content.</summary>
internal static class HandoverCards
{
    /// <summary>Cards of those handovers that this reader may know of.</summary>
    public static async Task<IReadOnlyList<HandoverCard>> OfAsync(Work work, IDoor asked, IReadOnlyList<Handover> handovers, CancellationToken ct)
    {
        var (relays, shown) = await ShownAsync(work, asked, handovers, ct);
        await work.KeysAsync([work.Case.State.Mother], ct);
        return [.. shown.Select(h => Card(work, h, relays.GetValueOrDefault(h.Relay)))];
    }

    /// <summary>
    /// The handovers that this reader may know of, and their relays. One left with bare facts keeps those of her own relay (rules A21, A24). A
    /// service outside knows of another one where the consents that name it agree to what that one's kind tells by itself: else neither the relay
    /// nor what it was asked for is there.
    /// </summary>
    public static async Task<(Dictionary<Guid, Relay> Relays, IReadOnlyList<Handover> Shown)> ShownAsync(
        Work work, IDoor asked, IReadOnlyList<Handover> handovers, CancellationToken ct)
    {
        var relays = (await work.Session.LoadManyAsync<Relay>(ct, [.. handovers.Select(h => h.Relay).Distinct()])).ToDictionary(r => r.Id);
        var (own, facts) = (work.Caller.Relays(work.Now), Gate.Decide(work, asked.Target, asked.Demand).Has(Duties.OnlyFacts));
        var (agreed, file) = (CaseSight.AgreementOf(work, work.Case.State), work.Case.State);
        bool Agreed(Guid relay) => agreed is null || (relays.TryGetValue(relay, out var known) && agreed.Covers(known.Record));
        return (relays, [.. handovers.Where(h => own.Contains(h.Relay) || (!facts && Agreed(h.Relay)))]);
    }

    private static HandoverCard Card(Work work, Handover h, Relay? relay)
    {
        var (heads, texts, end) = (work.Case.State.Heads, Texts(work, h), SupportEndDecider.Of(work.Case.State, h.Id));
        var asked = new HandoverCard
        {
            Id = h.Id,
            CaseId = h.Case,
            Reference = References.Of(h.Id),
            State = h.Status,
            Relay = new(h.Relay, relay?.Record.Name, relay?.Record.Kind, relay?.Record.Telephone) { Basis = relay?.Record.Basis },
            Kind = h.Kind,
            Need = h.Need,
            NeedText = texts(h.NeedText, HandoverFields.Need),
            Urgency = h.Urgency,
            Anonymous = h.AnonymousEnquiry,
            Consent = h.Consent,
            AskedBy = h.AskedBy,
            AskedAt = h.AskedAt,
            Responsible = h.Responsible,
            ResponsibleId = heads is null ? null : h.ResponsibleId(heads),
            Present = h.Present,
            Until = IsAgreed(work, h) ? end?.Until : null,
            SuccessorId = CaseSight.AgreementOf(work, work.Case.State) is null ? end?.Successor : null,
            Owed = heads is null ? null : Next(h, heads, work),
        };
        return Became(asked, h, texts);
    }

    private static HandoverCard Became(HandoverCard asked, Handover h, Func<Protected?, string, string?> texts) => asked with
    {
        Answer = h.Answer is { } a ? new(a.By, texts(a.SaidBy, HandoverFields.SaidBy), a.SaidAt, texts(h.AnswerNote, HandoverFields.Note)) : null,
        ExpectedOn = h.ExpectedOn,
        EntryOn = h.EntryOn,
        WaitingPlace = h.WaitingPlace,
        BridgingPlan = texts(h.BridgingPlan, HandoverFields.Bridging),
        Meeting = h.Meeting is { } m ? new(m.Joint, m.StartsAt, texts(m.Where, HandoverFields.Where), m.HeldAt, m.Minutes) : null,
        FirstContactAt = h.FirstContactAt,
        FirstContactBy = h.FirstContactBy,
        FamilyConfirmedAt = h.FamilyConfirmedAt,
        RelayConfirmedAt = h.RelayConfirmedAt,
        EffectiveAt = h.EffectiveAt,
        Closing = h.Closing is { } c ? new(c.At, c.By, c.Reason, texts(c.SuggestedColleague, HandoverFields.Colleague), texts(c.Note, HandoverFields.Note)) : null,
    };

    private static OwedNext? Next(Handover h, Heads heads, Work work) =>
        HandoverOwed.Of(h, heads, work.Plan) is [var owed, ..] ? new(owed.Code, owed.DueAt, owed.Owner) : null;

    // What another service was told is shared with a relay by category only; what it was told itself it knows.
    private static bool IsAgreed(Work work, Handover h) => CaseSight.AgreementOf(work, work.Case.State) is not { } agreement
        || work.Caller.Relays(work.Now).Contains(h.Relay) || agreement.CoversText(work.Case.State.Mother);

    private static Func<Protected?, string, string?> Texts(Work work, Handover h)
    {
        var answer = Gate.Item(work, Confidentiality.N2, new ItemFacts(h.AskedBy));
        var readable = IsAgreed(work, h) && answer.Granted && !answer.Has(Duties.HideContent) && !answer.Has(Duties.OnlyFacts);
        return (text, field) => text is null || !readable ? null : work.Keys.Open(text, text.Subject, h.Id, field);
    }
}
