using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The relay says that its support holds. The family's word is never the relay's to give.</summary>
internal sealed record ConfirmEffectiveAsRelayRequest
{
    public Guid HandoverId { get; init; }
}

internal sealed class ConfirmEffectiveAsRelayValidator : Validator<ConfirmEffectiveAsRelayRequest>;

internal sealed record ConfirmEffectiveAsRelay(Guid HandoverId) : ICommand
{
    public Target Target => new() { Handover = HandoverId };

    public Demand Demand => HandoverActs.Confirm;
}

internal sealed class ConfirmEffectiveAsRelayHandler(Work work) : IRequestHandler<ConfirmEffectiveAsRelay, Reply>
{
    public Task<Reply> Handle(ConfirmEffectiveAsRelay request, CancellationToken cancellationToken) =>
        HandoverActs.CarriedAsync(work, HandoverActs.DoneByRelay(work, HandoverActs.Holds(work, Confirmer.Relay, work.Now)), cancellationToken);
}

internal sealed class ConfirmEffectiveAsRelayEndpoint : Endpoint<ConfirmEffectiveAsRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relay/requests/{handoverId}/effective");
        this.Door<ConfirmEffectiveAsRelay>("Relay's own door", "Say that my relay's support holds", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(ConfirmEffectiveAsRelayRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new ConfirmEffectiveAsRelay(req.HandoverId), ct);
}
