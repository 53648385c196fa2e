using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Accounts;

/// <summary>The follow-up plan of one site.</summary>
internal sealed record ReadSitePlanRequest
{
    public string Site { get; init; } = "";
}

internal sealed class ReadSitePlanValidator : Validator<ReadSitePlanRequest>;

internal sealed record ReadSitePlan(string Site) : IQuery<SitePlanCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadDirectory, Confidentiality.N0);
}

internal sealed class ReadSitePlanHandler(Work work) : IRequestHandler<ReadSitePlan, Answer<SitePlanCard>>
{
    public async Task<Answer<SitePlanCard>> Handle(ReadSitePlan request, CancellationToken cancellationToken)
    {
        var service = (await work.OpenAsync(StreamKinds.Service, CoordinationService.IdOf(work.Service), cancellationToken)).State;
        return service.Find(request.Site) is null
            ? new(null, Refusal: ServiceRefusals.UnknownSite)
            : Answer<SitePlanCard>.Of(SitePlanCard.Of(service, request.Site, work.Plan));
    }
}

internal sealed class ReadSitePlanEndpoint : Endpoint<ReadSitePlanRequest>
{
    public override void Configure()
    {
        Get("/v1/service/sites/{site}/plan");
        this.Door<ReadSitePlan>("Accounts", "Read the follow-up plan of a site");
    }

    public override Task HandleAsync(ReadSitePlanRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadSitePlan(req.Site), ct);
}
