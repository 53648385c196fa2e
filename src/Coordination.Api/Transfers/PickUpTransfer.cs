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

/// <summary>I hold this case now, until she is back. Where she does not come back, somebody is made its head instead.</summary>
internal sealed record PickUpTransferRequest
{
    public Guid TransferId { get; init; }

    public Guid CaseId { get; init; }
}

internal sealed class PickUpTransferValidator : Validator<PickUpTransferRequest>;

internal sealed record PickUpTransfer(Guid TransferId, Guid CaseId) : ICommand
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class PickUpTransferHandler(Work work) : IRequestHandler<PickUpTransfer, Reply>
{
    public async Task<Reply> Handle(PickUpTransfer request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Transfer, Transfer.IdOf(request.TransferId, request.CaseId), cancellationToken);
        if (Work.Append(stream, TransferDecider.PickUp(stream.State, CivilTime.DayOf(work.Now), work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        await TransferLists.HoldAsync(work, work.Case.State, stream.State, cancellationToken);
        return Reply.Done(new Receipt(request.TransferId, "picked-up") { CaseId = request.CaseId });
    }
}

internal sealed class PickUpTransferEndpoint : Endpoint<PickUpTransferRequest>
{
    public override void Configure()
    {
        Post("/v1/transfers/{transferId}/cases/{caseId}/pick-up");
        this.Door<PickUpTransfer>("Transfers", "Say that I hold a case meanwhile");
    }

    public override Task HandleAsync(PickUpTransferRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PickUpTransfer(req.TransferId, req.CaseId), ct);
}
