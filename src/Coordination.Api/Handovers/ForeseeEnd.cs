using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>
/// The last day of a support that was agreed to, and who takes over then. Somebody owes to look sixty days before until a successor is named, and on the
/// day itself in any case; another day replaces it, none takes it back, and the end of the support ends it.
/// </summary>
internal sealed record ForeseeEndRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Last civil day, today or at most 1500 days ahead; absent = no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Another handover of this case, asked or holding, that takes over.</summary>
    public Guid? SuccessorId { get; init; }
}

internal sealed class ForeseeEndValidator : Validator<ForeseeEndRequest>;

internal sealed record ForeseeEnd(ForeseeEndRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class ForeseeEndHandler(Work work) : IRequestHandler<ForeseeEnd, Reply>
{
    public async Task<Reply> Handle(ForeseeEnd request, CancellationToken cancellationToken)
    {
        var (wish, file, handover) = (request.Wish, work.Case, work.Handover.State);
        var follows = wish.SuccessorId is { } successor && await work.LoadAsync<Handover>(successor, cancellationToken) is { } next
            && next.Case == file.Id && (next.IsOpen || next.Status == HandoverStatus.Effective);
        var foreseen = new SupportEndForeseen(work.Handover.Id, wish.Until, wish.SuccessorId, work.Stamp);
        return Work.Append(file, SupportEndDecider.Foresee(file.State, foreseen, handover.IsAccepted, follows)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(HandoverActs.Receipt(work, work.Handover));
    }
}

internal sealed class ForeseeEndEndpoint : Endpoint<ForeseeEndRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/foreseen-end");
        this.Door<ForeseeEnd>("Handovers", "Say when a support will end, and who takes over", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(ForeseeEndRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ForeseeEnd(req), ct);
}
