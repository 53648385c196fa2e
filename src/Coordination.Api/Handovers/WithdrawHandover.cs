using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The coordination takes its request back; the relay is told by its reference number.</summary>
internal sealed record WithdrawHandoverRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary><c>family-refused</c>, <c>another-relay</c> …; an unknown code is kept as it came.</summary>
    public string Reason { get; init; } = "";

    public string? Note { get; init; }
}

internal sealed class WithdrawHandoverValidator : Validator<WithdrawHandoverRequest>
{
    public WithdrawHandoverValidator()
    {
        RuleFor(r => r.Reason).NotNull().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record WithdrawHandover(WithdrawHandoverRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Withdraw;
}

internal sealed class WithdrawHandoverHandler(Work work) : IRequestHandler<WithdrawHandover, Reply>
{
    public async Task<Reply> Handle(WithdrawHandover request, CancellationToken cancellationToken)
    {
        var texts = await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken);
        return await HandoverActs.TakenBackAsync(
            work, HandoverDecider.Withdraw(work.Handover.State, request.Wish.Reason, texts.Seal(HandoverFields.Note, request.Wish.Note), work.Stamp), cancellationToken);
    }
}

internal sealed class WithdrawHandoverEndpoint : Endpoint<WithdrawHandoverRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/withdraw");
        this.Door<WithdrawHandover>("Handovers", "Take a request back", new { reason = "another-relay" }, receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(WithdrawHandoverRequest req, CancellationToken ct) => this.SendCommandAsync(req, new WithdrawHandover(req), ct);
}
