using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Relays;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Handovers.Views;

/// <summary>From the request at hand to what this relay may see of it.</summary>
internal static class RequestCards
{
    public static async Task<RequestCard> OfAsync(Work work, AccessAnswer answer, CancellationToken ct)
    {
        var (h, file) = (work.Handover.State, work.Case.State);
        var named = !h.AnonymousEnquiry && !answer.Has(Duties.Anonymous) && !answer.Has(Duties.OnlyFacts);
        var coordinator = file.Heads is { } heads ? await work.LoadAsync<Account>(heads.First, ct) : null;
        await work.KeysAsync([file.Mother, .. coordinator is null ? Array.Empty<Guid>() : [coordinator.Id]], ct);
        return Asked(work, h) with
        {
            NeedText = answer.Has(Duties.OnlyFacts) ? null : Text(work, h.NeedText, HandoverFields.Need),
            // Of one left with the facts: a birth after she left, or a new address, would be told by these.
            Age = answer.Has(Duties.OnlyFacts) ? null : AgeBand.Of(file, CivilTime.DayOf(work.Now)),
            Region = answer.Has(Duties.OnlyFacts) ? null : RegionOf(work, file),
            Meeting = h.Meeting is not { } meeting ? null : new(meeting.Joint, meeting.StartsAt, named ? Text(work, meeting.Where, HandoverFields.Where) : null, meeting.HeldAt, meeting.Minutes),
            Coordinator = coordinator is null ? null : CallBackOf(work, coordinator),
            Family = named ? FamilyOf(work, file, h) : null,
        };
    }

    // What says nothing of the family.
    private static RequestCard Asked(Work work, Handover h) => new()
    {
        Id = h.Id,
        Reference = References.Of(h.Id),
        State = h.Status,
        Kind = h.Kind,
        KindInWords = KindInWords.Of(h.Kind),
        Need = h.Need,
        Urgency = h.Urgency,
        AskedAt = h.AskedAt,
        DueAt = HandoverActs.Receipt(work, work.Handover).DueAt,
        ExpectedOn = h.ExpectedOn,
        EntryOn = h.EntryOn,
        WaitingPlace = h.WaitingPlace,
        FirstContactAt = h.FirstContactAt,
    };

    private static CallBack CallBackOf(Work work, Account account) => new(
        work.Keys.Open(account.Name, account.Id, account.Id, AccountFields.Name), work.Keys.Open(account.Telephone, account.Id, account.Id, AccountFields.Telephone));

    // Who she is stands only where she agreed to it for this service: what somebody else of the family agreed to of his own data tells nothing of hers.
    private static FamilyNamed? FamilyOf(Work work, CaseFile file, Handover h) => file.Find(file.Mother) is not { } mother || !IsNamed(work, file, h) ? null : new(
        PersonFields.Open(work, file.Id, mother, mother.Name, PersonFields.Name),
        PersonFields.Open(work, file.Id, mother, mother.BirthDate, PersonFields.BirthDate),
        mother.Language,
        h.OpensCase ? file.Id : null,
        h.OpensCase ? ReachOf(work, file, mother) : null);

    private static bool IsNamed(Work work, CaseFile file, Handover h)
    {
        var speaker = Speaker.At(work, h);
        return Agreement.Of(file, Consents.Naming(file, speaker, CivilTime.DayOf(work.Now)), speaker.Kinds).Covers(file.Mother, DataCategory.Identity);
    }

    private static FamilyReach? ReachOf(Work work, CaseFile file, Person mother)
    {
        var reach = Reaching.Of(work);
        var safe = ReachCards.Of(work, mother.Id, reach);
        return !reach.Granted ? null : new(
            ReachCards.Telephone(work, mother, reach),
            ReachCards.Mail(work, mother, reach),
            ReachCards.Address(work, mother, reach),
            safe?.Channels,
            safe?.Instructions)
        {
            Reach = safe,
        };
    }

    // Coarse enough to find no door, and still withheld where an address is not safe to be known.
    private static Region? RegionOf(Work work, CaseFile file) =>
        file.Find(file.Mother) is { } mother && !file.SafeContacts.Any(s => s.Restricted)
        && FamilyView.PostcodeOf(PersonFields.Open(work, file.Id, mother, mother.Address, PersonFields.Address)) is { } postcode
            ? Postcodes.RegionOf(postcode)
            : null;

    private static string? Text(Work work, Protected? text, string field) => text is null ? null : work.Keys.Open(text, text.Subject, work.Handover.Id, field);
}
