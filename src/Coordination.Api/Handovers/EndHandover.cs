using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>An effective support is over; the family comes back to the coordinator.</summary>
internal sealed record EndHandoverRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Coded; an unknown code is kept as it came.</summary>
    public string Reason { get; init; } = "";

    public string? Note { get; init; }
}

internal sealed class EndHandoverValidator : Validator<EndHandoverRequest>
{
    public EndHandoverValidator()
    {
        RuleFor(r => r.Reason).NotNull().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record EndHandover(EndHandoverRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class EndHandoverHandler(Work work) : IRequestHandler<EndHandover, Reply>
{
    public async Task<Reply> Handle(EndHandover request, CancellationToken cancellationToken)
    {
        var texts = await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken);
        return await HandoverActs.CarriedAsync(
            work,
            HandoverActs.Done(work, HandoverDecider.End(work.Handover.State, request.Wish.Reason, texts.Seal(HandoverFields.Note, request.Wish.Note), work.Stamp)),
            cancellationToken);
    }
}

internal sealed class EndHandoverEndpoint : Endpoint<EndHandoverRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/end");
        this.Door<EndHandover>("Handovers", "End a support that had become effective", new { reason = "support-finished" }, receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(EndHandoverRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndHandover(req), ct);
}
