using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Accounts;

internal sealed record ReadSites : IQuery<ServiceCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadDirectory, Confidentiality.N0);
}

/// <summary>The coordination service and its sites.</summary>
internal sealed record ServiceCard(string Slug, string Name, ImmutableArray<Site> Sites);

internal sealed class ReadSitesHandler(Work work) : IRequestHandler<ReadSites, Answer<ServiceCard>>
{
    public async Task<Answer<ServiceCard>> Handle(ReadSites request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Service, CoordinationService.IdOf(work.Service), cancellationToken);
        return Answer<ServiceCard>.Of(new(stream.State.Slug, stream.State.Name, stream.State.Sites));
    }
}

internal sealed class ReadSitesEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Get("/v1/service");
        this.Door<ReadSites>("Accounts", "Read the service and its sites");
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadSites(), ct);
}
