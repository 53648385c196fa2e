using Coordination.Api.Access;
using Coordination.Api.Cases.Pictures;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Who holds the family until when, from today to the third birthday: gaps, ends without a successor, overlaps; of what this reader may see.</summary>
internal sealed record ReadHorizonRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ReadHorizonValidator : Validator<ReadHorizonRequest>;

internal sealed record ReadHorizon(Guid CaseId) : IQuery<HorizonCard>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ReadHorizonHandler(Work work) : IRequestHandler<ReadHorizon, Answer<HorizonCard>>
{
    public async Task<Answer<HorizonCard>> Handle(ReadHorizon request, CancellationToken cancellationToken)
    {
        var seen = await Drawn.OfAsync(work, request, request.CaseId, cancellationToken);
        return Answer<HorizonCard>.Of(HorizonCard.Of(seen.Card, seen.Handovers, CivilTime.DayOf(work.Now))) with { Shown = seen.Told };
    }
}

internal sealed class ReadHorizonEndpoint : Endpoint<ReadHorizonRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/horizon");
        this.Door<ReadHorizon>("Cases", "Read who holds the family until when");
    }

    public override Task HandleAsync(ReadHorizonRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadHorizon(req.CaseId), ct);
}
