using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.PersonsRequests;

/// <summary>One request: for a records officer while it is open, for the coordinators of the case, and for whoever asked, who reads how it stands and no more.</summary>
internal sealed record ReadRightRequest
{
    public Guid RequestId { get; init; }
}

internal sealed class ReadRightValidator : Validator<ReadRightRequest>;

internal sealed record ReadRight(Guid RequestId) : IQuery<RightCard>
{
    public Target Target => Target.OfRequest(RequestId);

    public Demand Demand => new(AccessAction.ReadPersonsRequest);
}

internal sealed class ReadRightHandler(Work work) : IRequestHandler<ReadRight, Answer<RightCard>>
{
    public async Task<Answer<RightCard>> Handle(ReadRight request, CancellationToken cancellationToken)
    {
        var whole = !Gate.IsOnlyHerself(work, request.Target, request.Demand);
        return Answer<RightCard>.Of(await RightCards.OfAsync(work, work.Request.State, whole, cancellationToken), "") with { Shown = $"request {work.Request.Id}" };
    }
}

internal sealed class ReadRightEndpoint : Endpoint<ReadRightRequest>
{
    public override void Configure()
    {
        Get("/v1/requests/{requestId}");
        this.Door<ReadRight>("Persons' rights", "Read a person's request");
    }

    public override Task HandleAsync(ReadRightRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadRight(req.RequestId), ct);
}
