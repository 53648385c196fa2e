using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Transfers.Views;
using Coordination.Domain.Access;
using Coordination.Domain.Time;
using Coordination.Domain.Transfers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Transfers;

/// <summary>I am back and read what happened meanwhile: every case of my list is mine again, and the list is over.</summary>
internal sealed record TakeBackTransferRequest
{
    public Guid TransferId { get; init; }
}

internal sealed class TakeBackTransferValidator : Validator<TakeBackTransferRequest>;

internal sealed record TakeBackTransfer(Guid TransferId) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.DeclareCover) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class TakeBackTransferHandler(Work work) : IRequestHandler<TakeBackTransfer, Reply>
{
    public async Task<Reply> Handle(TakeBackTransfer request, CancellationToken cancellationToken)
    {
        var cases = await TransferHeads.OfListAsync(work, request.TransferId, work.Caller.Id, cancellationToken);
        if (cases.Count == 0)
        {
            return Reply.Refused(TransferRefusals.Unknown);
        }

        foreach (var transfer in cases)
        {
            var stream = await work.OpenAsync(StreamKinds.Transfer, transfer, cancellationToken);
            if (Work.Append(stream, TransferDecider.HandBack(stream.State, CivilTime.DayOf(work.Now), work.Stamp)) is { } refusal)
            {
                return Reply.Refused(refusal);
            }
        }

        return Reply.Done(new Receipt(request.TransferId, "back"));
    }
}

internal sealed class TakeBackTransferEndpoint : Endpoint<TakeBackTransferRequest>
{
    public override void Configure()
    {
        Post("/v1/transfers/{transferId}/back");
        this.Door<TakeBackTransfer>("Transfers", "Be back, and hold the cases of my list again");
    }

    public override Task HandleAsync(TakeBackTransferRequest req, CancellationToken ct) => this.SendCommandAsync(req, new TakeBackTransfer(req.TransferId), ct);
}
