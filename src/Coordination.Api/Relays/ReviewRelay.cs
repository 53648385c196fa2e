using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Relays;

/// <summary>The record was gone through with the service and still holds.</summary>
internal sealed record ReviewRelayRequest
{
    public Guid RelayId { get; init; }

    /// <summary>Civil day of the review; default today.</summary>
    public DateOnly? On { get; init; }
}

internal sealed class ReviewRelayValidator : Validator<ReviewRelayRequest>;

internal sealed record ReviewRelay(Guid RelayId, DateOnly? On) : ICommand
{
    public Target Target => Target.OfRelay(RelayId);

    public Demand Demand => RelayDemands.Keep;
}

internal sealed class ReviewRelayHandler(Work work) : IRequestHandler<ReviewRelay, Reply>
{
    public Task<Reply> Handle(ReviewRelay request, CancellationToken cancellationToken)
    {
        var (stream, today) = (work.Relay, CivilTime.DayOf(work.Now));
        var refusal = Work.Append(stream, RelayDecider.Review(stream.State, request.On ?? today, today, work.Stamp));
        return Task.FromResult(refusal is null ? Reply.Done(new Receipt(stream.Id)) : Reply.Refused(refusal));
    }
}

internal sealed class ReviewRelayEndpoint : Endpoint<ReviewRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relays/{relayId}/review");
        this.Door<ReviewRelay>("Relays", "Confirm that a relay's record still holds", new { });
    }

    public override Task HandleAsync(ReviewRelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReviewRelay(req.RelayId, req.On), ct);
}
