using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Transfers.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Transfers;

/// <summary>
/// The cases of one transfer list, each with its note, who holds it now and what was done meanwhile; of what this reader may see. A list of which she may see nothing is not there.
/// </summary>
internal sealed record ReadTransferRequest
{
    public Guid TransferId { get; init; }
}

internal sealed class ReadTransferValidator : Validator<ReadTransferRequest>;

internal sealed record ReadTransfer(Guid TransferId) : IQuery<TransferCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ReadTransferHandler(Work work) : IRequestHandler<ReadTransfer, Answer<TransferCard>>
{
    public async Task<Answer<TransferCard>> Handle(ReadTransfer request, CancellationToken cancellationToken)
    {
        var sight = await TransferSight.NearAsync(work, cancellationToken);
        var list = sight.Seen.Where(seen => seen.Row.List == request.TransferId).ToArray();
        return list.Length == 0
            ? Answer<TransferCard>.Missing("transfer list")
            : Answer<TransferCard>.Of(await TransferCards.OfAsync(work, sight, list, cancellationToken)) with { Shown = $"cases {list.Length}" };
    }
}

internal sealed class ReadTransferEndpoint : Endpoint<ReadTransferRequest>
{
    public override void Configure()
    {
        Get("/v1/transfers/{transferId}");
        this.Door<ReadTransfer>("Transfers", "Read a transfer list");
    }

    public override Task HandleAsync(ReadTransferRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadTransfer(req.TransferId), ct);
}
