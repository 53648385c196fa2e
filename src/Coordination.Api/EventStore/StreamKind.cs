using System.Collections.Immutable;
using Coordination.Api.Obligations;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Consultations;
using Coordination.Domain.Emergencies;
using Coordination.Domain.Erasures;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Relays;
using Coordination.Domain.Samples;
using Coordination.Domain.Transfers;

namespace Coordination.Api.EventStore;

/// <summary>How one kind of stream folds and what it owes: the only place where the store meets the domain's functions.</summary>
internal sealed record StreamKind<TState>(
    string Name,
    TState None,
    Func<TState, object, TState> Evolve,
    Func<TState, Heads?, PlanVersion, ImmutableArray<Obligation>> Owed)
    where TState : class;

internal static class StreamKinds
{
    public static readonly StreamKind<Alert> Alert =
        new("alert", Domain.Alerts.Alert.None, Domain.Alerts.Alert.Evolve, AlertOwed.Of);

    public static readonly StreamKind<CaseFile> Case =
        new("case", CaseFile.None, CaseFile.Evolve, (s, heads, plan) => heads is null ? [] : KnownOwed.Of(s, heads, plan));

    public static readonly StreamKind<Handover> Handover =
        new("handover", Domain.Handovers.Handover.None, Domain.Handovers.Handover.Evolve, (s, heads, plan) => heads is null ? [] : HandoverOwed.Of(s, heads, plan));

    public static readonly StreamKind<Concertation> Concertation =
        new("concertation", Domain.Concertations.Concertation.None, Domain.Concertations.Concertation.Evolve, (s, heads, plan) => heads is null ? [] : ConcertationOwed.Of(s, heads, plan));

    public static readonly StreamKind<BrokenGlass> Glass =
        new("glass", BrokenGlass.None, BrokenGlass.Evolve, (s, _, plan) => GlassOwed.Of(s, plan));

    public static readonly StreamKind<PersonsRequest> Request =
        new("request", PersonsRequest.None, PersonsRequest.Evolve, (s, heads, plan) => PersonsRequestOwed.Of(s, heads, plan));

    public static readonly StreamKind<Consultation> Consultation = new("consultation", Domain.Consultations.Consultation.None, Domain.Consultations.Consultation.Evolve, (_, _, _) => []);

    public static readonly StreamKind<AccessSample> Sample = new("sample", AccessSample.None, AccessSample.Evolve, (s, _, plan) => SampleOwed.Of(s, plan));

    public static readonly StreamKind<Transfer> Transfer = new("transfer", Domain.Transfers.Transfer.None, Domain.Transfers.Transfer.Evolve, (s, _, plan) => TransferOwed.Of(s, plan));

    public static readonly StreamKind<Relay> Relay = new("relay", Domain.Relays.Relay.None, Domain.Relays.Relay.Evolve, (_, _, _) => []);

    public static readonly StreamKind<Account> Account = new("account", Domain.Accounts.Account.None, Domain.Accounts.Account.Evolve, (_, _, _) => []);

    public static readonly StreamKind<MachineClient> Client =
        new("client", MachineClient.None, MachineClient.Evolve, (_, _, _) => []);

    public static readonly StreamKind<CoordinationService> Service =
        new("service", CoordinationService.None, CoordinationService.Evolve, (_, _, _) => []);

    public static readonly StreamKind<Erasure> Erasure = new("erasure", Domain.Erasures.Erasure.None, Domain.Erasures.Erasure.Evolve, (_, _, _) => []);
}
