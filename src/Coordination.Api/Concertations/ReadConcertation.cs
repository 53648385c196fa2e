using Coordination.Api.Access;
using Coordination.Api.Concertations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Concertations;

/// <summary>One meeting: who was asked and answered, what was decided and what became of it.</summary>
internal sealed record ReadConcertationRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }
}

internal sealed class ReadConcertationValidator : Validator<ReadConcertationRequest>;

internal sealed record ReadConcertation(Guid CaseId, Guid ConcertationId) : IQuery<ConcertationCard>
{
    public Target Target => Target.OfConcertation(CaseId, ConcertationId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ReadConcertationHandler(Work work) : IRequestHandler<ReadConcertation, Answer<ConcertationCard>>
{
    public async Task<Answer<ConcertationCard>> Handle(ReadConcertation request, CancellationToken cancellationToken)
    {
        if (await ConcertationHeads.SeenAsync(work, request, work.Concertation.State, cancellationToken) is not { } seen)
        {
            return Answer<ConcertationCard>.Missing("concertation");
        }

        var card = await ConcertationCards.OfAsync(work, seen, cancellationToken);
        return Answer<ConcertationCard>.Of(card) with { Shown = $"decisions {card.Decisions.Length}" };
    }
}

internal sealed class ReadConcertationEndpoint : Endpoint<ReadConcertationRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/concertations/{concertationId}");
        this.Door<ReadConcertation>("Concertations", "Read a concertation");
    }

    public override Task HandleAsync(ReadConcertationRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new ReadConcertation(req.CaseId, req.ConcertationId), ct);
}
