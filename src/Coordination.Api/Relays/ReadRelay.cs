using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Relays.Views;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Relays;

/// <summary>One relay of the directory.</summary>
internal sealed record ReadRelayRequest
{
    public Guid RelayId { get; init; }
}

internal sealed class ReadRelayValidator : Validator<ReadRelayRequest>;

internal sealed record ReadRelay(Guid RelayId) : IQuery<RelayCard>
{
    public Target Target => Target.OfRelay(RelayId);

    public Demand Demand => RelayDemands.Read;
}

internal sealed class ReadRelayHandler(Work work) : IRequestHandler<ReadRelay, Answer<RelayCard>>
{
    public Task<Answer<RelayCard>> Handle(ReadRelay request, CancellationToken cancellationToken) =>
        Task.FromResult(Answer<RelayCard>.Of(RelayCard.Of(work.Relay.State, CivilTime.DayOf(work.Now))));
}

internal sealed class ReadRelayEndpoint : Endpoint<ReadRelayRequest>
{
    public override void Configure()
    {
        Get("/v1/relays/{relayId}");
        this.Door<ReadRelay>("Relays", "Read a relay");
    }

    public override Task HandleAsync(ReadRelayRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadRelay(req.RelayId), ct);
}
