using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The relay says that it met the family.</summary>
internal sealed record ConfirmContactAsRelayRequest
{
    public Guid HandoverId { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? MetAt { get; init; }
}

internal sealed class ConfirmContactAsRelayValidator : Validator<ConfirmContactAsRelayRequest>;

internal sealed record ConfirmContactAsRelay(Guid HandoverId, DateTimeOffset? MetAt) : ICommand
{
    public Target Target => new() { Handover = HandoverId };

    public Demand Demand => HandoverActs.Confirm;
}

internal sealed class ConfirmContactAsRelayHandler(Work work) : IRequestHandler<ConfirmContactAsRelay, Reply>
{
    public Task<Reply> Handle(ConfirmContactAsRelay request, CancellationToken cancellationToken) => Task.FromResult(HandoverActs.DoneByRelay(
        work, HandoverDecider.ConfirmContact(work.Handover.State, request.MetAt?.ToUniversalTime() ?? work.Now, ContactProof.Relay, [], work.Stamp)));
}

internal sealed class ConfirmContactAsRelayEndpoint : Endpoint<ConfirmContactAsRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relay/requests/{handoverId}/first-contact");
        this.Door<ConfirmContactAsRelay>("Relay's own door", "Say that my relay met the family", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(ConfirmContactAsRelayRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new ConfirmContactAsRelay(req.HandoverId, req.MetAt), ct);
}
