using System.Collections.Immutable;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Concertations;

/// <summary>Who is asked to come, with what the store knows of them.</summary>
/// <param name="Agreed">An agreement of the family covers everybody from outside the coordination.</param>
/// <param name="Reachable">An invitation can be sent to each.</param>
/// <param name="Safe">No address is a family member's who may not be written to: such an invitation stays, and somebody is asked to tell her.</param>
internal sealed record Invitees(ImmutableArray<Participant> Participants, bool Agreed, bool Reachable, bool Safe = true)
{
    public const string AgreementMissing = "agreement-missing";
    public const string AddressMissing = "invitation-without-address";

    public const string NotSafe = "invitation-channel-not-safe";

    /// <summary>Codes of what deserves attention and stops nothing.</summary>
    public ImmutableArray<string>? Warnings
    {
        get
        {
            string[] codes = [.. Agreed ? [] : new[] { AgreementMissing }, .. Reachable ? [] : new[] { AddressMissing }, .. Safe ? [] : new[] { NotSafe }];
            return codes.Length == 0 ? null : [.. codes];
        }
    }

    public static async Task<(Invitees? Found, Refusal? Refusal)> FindAsync(Work work, Guid concertation, WithWish with, CancellationToken ct)
    {
        Guid[] given = [.. with.Persons.Select(person => person.Id).OfType<Guid>()];
        var accounts = await work.ReadManyAsync<Account>(with.AccountIds.Concat(given), ct);
        Guid[] spokenFor = [.. accounts.SelectMany(account => RelaysOf(work, account))];
        var relays = await work.ReadManyAsync<Relay>([.. with.RelayIds, .. spokenFor, .. given], ct);
        await work.KeysAsync(given, ct);
        var refusal = Refused(work.Case.State, with, accounts, relays)
            ?? (with.AccountIds.Concat(with.RelayIds).Concat(spokenFor).Any(id => CaseRights.IsExcluded(work.Case.State, id)) ? ConcertationRefusals.InviteeExcluded : null);
        return refusal is null ? (Of(work, concertation, with, accounts, relays) with { Safe = await AreSafeAsync(work, with, ct) }, null) : (null, refusal);
    }

    private static async Task<bool> AreSafeAsync(Work work, WithWish with, CancellationToken ct)
    {
        foreach (var person in with.Persons)
        {
            if (await FamilyMail.PersonOfAsync(work, person.Mail, ct) is { } family && !Reaching.MayBeWrittenTo(work.Case.State, family.Id, CivilTime.DayOf(work.Now)))
            {
                return false;
            }
        }

        return true;
    }

    private static Refusal? Refused(CaseFile file, WithWish with, IReadOnlyCollection<Account> accounts, IReadOnlyCollection<Relay> relays)
    {
        var live = accounts.Where(account => account.IsLive).Select(account => account.Id)
            .Concat(relays.Where(relay => relay.Withdrawn is null).Select(relay => relay.Id)).ToHashSet();
        if (with.AccountIds.Concat(with.RelayIds).Any(id => !live.Contains(id)))
        {
            return ConcertationRefusals.InviteeUnknown;
        }

        // An id given for somebody from outside is nobody else's: a seat opens the invitation to the account that has its id.
        return with.Persons.Any(person => person.Id is { } id && (accounts.Any(a => a.Id == id) || relays.Any(r => r.Id == id) || file.Find(id) is not null))
            ? ConcertationRefusals.ParticipantIdTaken
            : null;
    }

    private static Invitees Of(Work work, Guid concertation, WithWish with, IReadOnlyCollection<Account> accounts, IReadOnlyCollection<Relay> relays)
    {
        var (file, today) = (work.Case.State, CivilTime.DayOf(work.Now));
        bool Covered(Guid relay) => CaseRights.Covers(file, relay, relays.FirstOrDefault(r => r.Id == relay)?.Record.Kind, today);
        var agreed = with.RelayIds.All(Covered)
            && accounts.All(account => IsInside(work, account) || RelaysOf(work, account).Any(Covered))
            && with.Persons.All(person => person.Function is { } function && KindAgreed(file, function, today));
        var reachable = accounts.All(account => account.Mail is not null)
            && relays.Where(relay => with.RelayIds.Contains(relay.Id)).All(relay => relay.Record.Mail is not null)
            && with.Persons.All(person => !string.IsNullOrWhiteSpace(person.Mail));
        return new(
            [
                .. with.AccountIds.Select(id => new Participant(id, ParticipantKind.Account, null, null)),
                .. with.RelayIds.Select(id => new Participant(id, ParticipantKind.Relay, null, null)),
                .. with.Persons.Select(person => Seal(work, concertation, person)),
            ],
            agreed,
            reachable);
    }

    private static Participant Seal(Work work, Guid concertation, OutsiderWish person)
    {
        var id = person.Id ?? work.NewId();
        return new(
            id,
            ParticipantKind.External,
            work.Seal(id, concertation, ConcertationFields.Name, person.Name.Trim()),
            work.SealOrNull(id, concertation, ConcertationFields.Mail, person.Mail),
            person.Function);
    }

    private static bool IsInside(Work work, Account account) =>
        account.GrantsAt(work.Now).Any(grant => grant.Role is Role.Coordinator or Role.Supervisor);

    private static IEnumerable<Guid> RelaysOf(Work work, Account account) => account.GrantsAt(work.Now).Select(grant => grant.Relay).OfType<Guid>();

    private static bool KindAgreed(CaseFile file, string kind, DateOnly today) => CaseRights.Covers(file, Guid.Empty, kind, today);
}
