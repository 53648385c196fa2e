using Coordination.Api.Access;
using Coordination.Api.Http;
using Coordination.Domain.Relays;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Relays;

/// <summary>The kinds of relays in force, in three languages.</summary>
internal sealed record ReadRelayKinds : IQuery<RelayKindsVersion>
{
    public Target Target => Target.Nothing;

    public Demand Demand => RelayDemands.Read;
}

internal sealed class ReadRelayKindsHandler : IRequestHandler<ReadRelayKinds, Answer<RelayKindsVersion>>
{
    public Task<Answer<RelayKindsVersion>> Handle(ReadRelayKinds request, CancellationToken cancellationToken) =>
        Task.FromResult(Answer<RelayKindsVersion>.Of(RelayKinds.Current));
}

internal sealed class ReadRelayKindsEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Get("/v1/relay-kinds");
        this.Door<ReadRelayKinds>("Relays", "Read the kinds of relays, with their labels in French, Dutch and English");
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadRelayKinds(), ct);
}
