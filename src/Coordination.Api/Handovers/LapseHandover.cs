using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The caller gives a handover up, with a reason. It never happens by itself.</summary>
internal sealed record LapseHandoverRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Coded; an unknown code is kept as it came.</summary>
    public string Reason { get; init; } = "";

    public string? Note { get; init; }
}

internal sealed class LapseHandoverValidator : Validator<LapseHandoverRequest>
{
    public LapseHandoverValidator()
    {
        RuleFor(r => r.Reason).NotNull().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record LapseHandover(LapseHandoverRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Withdraw;
}

internal sealed class LapseHandoverHandler(Work work) : IRequestHandler<LapseHandover, Reply>
{
    public async Task<Reply> Handle(LapseHandover request, CancellationToken cancellationToken)
    {
        var texts = await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken);
        return await HandoverActs.TakenBackAsync(
            work, HandoverDecider.Lapse(work.Handover.State, work.Caller.Id, request.Wish.Reason, texts.Seal(HandoverFields.Note, request.Wish.Note), work.Stamp), cancellationToken);
    }
}

internal sealed class LapseHandoverEndpoint : Endpoint<LapseHandoverRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/lapse");
        this.Door<LapseHandover>("Handovers", "Give a handover up, by a named person", new { reason = "relay-silent" }, receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(LapseHandoverRequest req, CancellationToken ct) => this.SendCommandAsync(req, new LapseHandover(req), ct);
}
