using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Handovers;

/// <summary>A request that the caller's relay was sent.</summary>
internal sealed record ReadAsRelayRequest
{
    public Guid HandoverId { get; init; }
}

internal sealed class ReadAsRelayValidator : Validator<ReadAsRelayRequest>;

internal sealed record ReadAsRelay(Guid HandoverId) : IQuery<RequestCard>
{
    public Target Target => new() { Handover = HandoverId };

    public Demand Demand => new(AccessAction.ReadOwnRequest);
}

internal sealed class ReadAsRelayHandler(Work work) : IRequestHandler<ReadAsRelay, Answer<RequestCard>>
{
    public async Task<Answer<RequestCard>> Handle(ReadAsRelay request, CancellationToken cancellationToken)
    {
        var card = await RequestCards.OfAsync(work, Gate.Decide(work, request.Target, request.Demand), cancellationToken);
        return Answer<RequestCard>.Of(card) with { Shown = card.Family is null ? "anonymous" : "named" };
    }
}

internal sealed class ReadAsRelayEndpoint : Endpoint<ReadAsRelayRequest>
{
    public override void Configure()
    {
        Get("/v1/relay/requests/{handoverId}");
        this.Door<ReadAsRelay>("Relay's own door", "Read a request that my relay was sent");
    }

    public override Task HandleAsync(ReadAsRelayRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadAsRelay(req.HandoverId), ct);
}
