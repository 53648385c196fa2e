using Coordination.Api.Accounts.Views;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases;

/// <summary>From what was written about a danger to what is stored of it.</summary>
internal static class Protecting
{
    /// <param name="work">Whose keys seal: those of the person must be at hand.</param>
    /// <param name="wish">As it came.</param>
    /// <param name="person">Whom it is about.</param>
    public static ProtectionDecided Of(Work work, DecideProtectionRequest wish, Guid person)
    {
        var file = work.Case.Id;
        Protected? Text(string field, string? text) => work.SealOrNull(person, file, field, text);
        var code = Worded.Of(work, ProtectionRules.IsDecision(wish.Decision) ? wish.Decision : null, wish.Decision, person, (file, CaseFields.ProtectionCode));
        var ground = Worded.Of(work, ProtectionRules.IsGround(wish.Ground) ? wish.Ground : null, wish.Ground, person, (file, CaseFields.ProtectionGround));
        var account = new ProtectionAccount(
            Text(CaseFields.Seen, wish.Seen),
            Text(CaseFields.Told, wish.Told),
            Text(CaseFields.Supposed, wish.Supposed),
            Text(CaseFields.Tried, wish.Tried),
            Text(CaseFields.ConsultedOthers, wish.ConsultedOthers),
            Text(CaseFields.WhyNotInformed, wish.WhyNotInformed));
        var reviewOn = wish.ReviewOn ?? ProtectionDecider.LastFirstReview(work.Plan, CivilTime.DayOf(work.Now));
        return new(work.NewId(), person, code.Code, ground.Code, account, wish.Reviewer!.Value, reviewOn, work.Stamp)
        {
            Consulted = [.. wish.Consulted.Distinct()],
            Follows = wish.Follows,
            Informed = wish.FamilyInformed == true ? YesNo.Yes : YesNo.No,
            CodeText = code.Text,
            GroundText = ground.Text,
        };
    }

    /// <summary>What only the service knows: the earlier decision is not there for who may not know of it, and a reviewer who could not read it would leave it unseen.</summary>
    public static async Task<Refusal?> FaultAsync(Work work, DecideProtectionRequest wish, CancellationToken ct) =>
        wish.Follows is { } earlier && ProtectionCards.Find(work, earlier) is null ? ProtectionRefusals.Unknown
        : await MayReviewAsync(work, wish.Reviewer!.Value, ct) ? null : ProtectionRefusals.ReviewerUnrelated;

    // A head or a lead: whether somebody else is related to the case is not for every author to find out by naming her.
    private static async Task<bool> MayReviewAsync(Work work, Guid account, CancellationToken ct)
    {
        var file = work.Case.State;
        return CaseRights.IsHead(file, account)
            || (await Roster.PeopleOfAsync(work, Ids.LeadDesk(work.Service, file.Site), file.Site, ct)).Contains(account);
    }
}
