using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Handovers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The relay answers by its own account. A no after its yes is a late refusal.</summary>
internal sealed record AnswerAsRelayRequest : AnswerWish
{
    public Guid HandoverId { get; init; }
}

internal sealed class AnswerAsRelayValidator : AnswerShape<AnswerAsRelayRequest>;

internal sealed record AnswerAsRelay(AnswerAsRelayRequest Wish) : ICommand
{
    public Target Target => new() { Handover = Wish.HandoverId };

    public Demand Demand => new(AccessAction.AnswerOwnRequest) { Stops = Wish.Answer == AnswerCode.Refused };
}

internal sealed class AnswerAsRelayHandler(Work work) : IRequestHandler<AnswerAsRelay, Reply>
{
    public async Task<Reply> Handle(AnswerAsRelay request, CancellationToken cancellationToken) =>
        await Answering.DecideAsync(work, request.Wish, AnsweredBy.Relay, late: true, cancellationToken) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(HandoverActs.ReceiptForRelay(work));
}

internal sealed class AnswerAsRelayEndpoint : Endpoint<AnswerAsRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relay/requests/{handoverId}/answer");
        this.Door<AnswerAsRelay>("Relay's own door", "Answer a request that my relay was sent", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(AnswerAsRelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AnswerAsRelay(req), ct);
}
