using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Relays;

namespace Coordination.Api.Concertations;

/// <summary>Decisions as a request words them, with their owners found and their texts sealed.</summary>
internal static class DecisionsOfMinutes
{
    public static async Task<(ImmutableArray<NewDecision> Decisions, Refusal? Refusal)> FindAsync(
        Work work, Guid concertation, IReadOnlyCollection<Participant> seated, DecisionWish[] wishes, CancellationToken ct)
    {
        var mother = work.Case.State.Mother;
        await work.KeysAsync([mother], ct);
        var known = await KindsAsync(work, [.. wishes.Select(wish => wish.Owner).Where(id => KindOf(work, seated, id) is null).Distinct()], ct);
        List<NewDecision> decisions = [];
        foreach (var wish in wishes)
        {
            if ((KindOf(work, seated, wish.Owner) ?? known.GetValueOrDefault(wish.Owner)) is not { } kind)
            {
                return ([], wish.Owner == Guid.Empty ? ConcertationRefusals.DecisionOwnerMissing : ConcertationRefusals.DecisionOwnerUnknown);
            }

            decisions.Add(new(
                wish.Id ?? work.NewId(),
                work.Seal(mother, concertation, ConcertationFields.Decision, wish.Text.Trim()),
                new(kind, wish.Owner),
                wish.DueOn,
                work.SealOrNull(mother, concertation, ConcertationFields.Disagreement, wish.Disagreement)));
        }

        return ([.. decisions], null);
    }

    private static ParticipantKind? KindOf(Work work, IReadOnlyCollection<Participant> seated, Guid owner) =>
        owner == work.Caller.Id || CaseRights.IsHead(work.Case.State, owner) ? ParticipantKind.Account
        : seated.FirstOrDefault(participant => participant.Id == owner)?.Kind is { } kind and not ParticipantKind.Account ? kind
        : null;

    // Somebody who logs in but keeps no list here is owed for like an outsider: in the list of the case's first head.
    private static ParticipantKind KindOf(Account account, DateTimeOffset now) =>
        account.GrantsAt(now).Any(g => g.Role is Role.Coordinator or Role.Supervisor) ? ParticipantKind.Account : ParticipantKind.External;

    private static async Task<Dictionary<Guid, ParticipantKind?>> KindsAsync(Work work, Guid[] ids, CancellationToken ct)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var accounts = await work.Session.LoadManyAsync<Account>(ct, ids);
        var relays = await work.Session.LoadManyAsync<Relay>(ct, ids);
        return accounts.Where(account => account.IsLive).Select(account => (account.Id, KindOf(account, work.Now)))
            .Concat(relays.Where(relay => relay.Withdrawn is null).Select(relay => (relay.Id, ParticipantKind.Relay)))
            .ToDictionary(pair => pair.Id, pair => (ParticipantKind?)pair.Item2);
    }
}
