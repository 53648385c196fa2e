using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Transfers.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Transfers;

/// <summary>Who is going, is away or left, and whose cases are noted and picked up: my own lists, and those of cases that I may read. All of them on one page.</summary>
internal sealed record ListTransfersRequest
{
    /// <summary>Only of this site.</summary>
    [QueryParam]
    public string? Site { get; init; }
}

internal sealed class ListTransfersValidator : Validator<ListTransfersRequest>
{
    public ListTransfersValidator() => RuleFor(r => r.Site).IsSite();
}

internal sealed record ListTransfers(string? Site) : IQuery<TransfersCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListTransfersHandler(Work work) : IRequestHandler<ListTransfers, Answer<TransfersCard>>
{
    public async Task<Answer<TransfersCard>> Handle(ListTransfers request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Site, cancellationToken) is { } unknown)
        {
            return new(default, Refusal: unknown);
        }

        var lines = await TransferCards.LinesAsync(work, await TransferSight.NearAsync(work, cancellationToken), cancellationToken);
        var shown = lines.Where(line => request.Site is null || line.Site == request.Site).ToArray();
        return Answer<TransfersCard>.Of(new(shown)) with { Shown = $"transfer lists {shown.Length}, cases {shown.Sum(line => line.Files)}" };
    }
}

internal sealed class ListTransfersEndpoint : Endpoint<ListTransfersRequest>
{
    public override void Configure()
    {
        Get("/v1/transfers");
        this.Door<ListTransfers>("Transfers", "List who goes, and whose cases are handed on");
    }

    public override Task HandleAsync(ListTransfersRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListTransfers(req.Site), ct);
}
