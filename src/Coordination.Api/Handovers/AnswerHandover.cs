using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>A coordinator notes what the relay answered by telephone.</summary>
internal sealed record AnswerHandoverRequest : AnswerWish
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }
}

internal sealed class AnswerHandoverValidator : AnswerShape<AnswerHandoverRequest>;

internal sealed record AnswerHandover(AnswerHandoverRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class AnswerHandoverHandler(Work work) : IRequestHandler<AnswerHandover, Reply>
{
    public async Task<Reply> Handle(AnswerHandover request, CancellationToken cancellationToken)
    {
        if (await Answering.DecideAsync(work, request.Wish, AnsweredBy.CoordinatorByTelephone, late: false, cancellationToken) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        var receipt = HandoverActs.Receipt(work, work.Handover);
        return Reply.Done(request.Wish.Answer is AnswerCode.Refused or AnswerCode.Waitlisted ? receipt with { NextRelays = await NextRelays.OfAsync(work, cancellationToken) } : receipt);
    }
}

internal sealed class AnswerHandoverEndpoint : Endpoint<AnswerHandoverRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/answer");
        this.Door<AnswerHandover>("Handovers", "Note a relay's answer, with the relays to ask next", new { answer = "refused", reason = "no-place" }, receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(AnswerHandoverRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AnswerHandover(req), ct);
}
