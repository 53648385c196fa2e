using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Handovers;

/// <summary>One handover of a case.</summary>
internal sealed record ReadHandoverRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }
}

internal sealed class ReadHandoverValidator : Validator<ReadHandoverRequest>;

internal sealed record ReadHandover(Guid CaseId, Guid HandoverId) : IQuery<HandoverCard>
{
    public Target Target => Target.OfHandover(CaseId, HandoverId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ReadHandoverHandler(Work work) : IRequestHandler<ReadHandover, Answer<HandoverCard>>
{
    public async Task<Answer<HandoverCard>> Handle(ReadHandover request, CancellationToken cancellationToken)
    {
        var cards = await HandoverCards.OfAsync(work, request, [work.Handover.State], cancellationToken);
        return cards is [var card] ? Answer<HandoverCard>.Of(card) : Answer<HandoverCard>.Missing("handover");
    }
}

internal sealed class ReadHandoverEndpoint : Endpoint<ReadHandoverRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/handovers/{handoverId}");
        this.Door<ReadHandover>("Handovers", "Read a handover");
    }

    public override Task HandleAsync(ReadHandoverRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadHandover(req.CaseId, req.HandoverId), ct);
}
