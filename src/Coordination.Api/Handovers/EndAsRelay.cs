using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The relay ends its effective support; the family comes back to the coordinator.</summary>
internal sealed record EndAsRelayRequest
{
    public Guid HandoverId { get; init; }

    /// <summary>Coded; an unknown code is kept as it came.</summary>
    public string Reason { get; init; } = "";

    public string? Note { get; init; }
}

internal sealed class EndAsRelayValidator : Validator<EndAsRelayRequest>
{
    public EndAsRelayValidator()
    {
        RuleFor(r => r.Reason).NotNull().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record EndAsRelay(EndAsRelayRequest Wish) : ICommand
{
    public Target Target => new() { Handover = Wish.HandoverId };

    public Demand Demand => HandoverActs.Confirm with { Stops = true };
}

internal sealed class EndAsRelayHandler(Work work) : IRequestHandler<EndAsRelay, Reply>
{
    public async Task<Reply> Handle(EndAsRelay request, CancellationToken cancellationToken)
    {
        var texts = await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken);
        return await HandoverActs.CarriedAsync(
            work,
            HandoverActs.DoneByRelay(work, HandoverDecider.End(work.Handover.State, request.Wish.Reason, texts.Seal(HandoverFields.Note, request.Wish.Note), work.Stamp)),
            cancellationToken);
    }
}

internal sealed class EndAsRelayEndpoint : Endpoint<EndAsRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relay/requests/{handoverId}/end");
        this.Door<EndAsRelay>("Relay's own door", "End my relay's support", new { reason = "support-finished" }, receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(EndAsRelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndAsRelay(req), ct);
}
