using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>One side says that the support holds; the other side's word closes the loop. By default the family said it to the coordinator.</summary>
internal sealed record ConfirmEffectiveRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary><c>family</c> (default) or <c>relay</c>.</summary>
    public Confirmer By { get; init; } = Confirmer.Family;

    /// <summary>Default now.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}

internal sealed class ConfirmEffectiveValidator : Validator<ConfirmEffectiveRequest>;

internal sealed record ConfirmEffective(ConfirmEffectiveRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class ConfirmEffectiveHandler(Work work) : IRequestHandler<ConfirmEffective, Reply>
{
    public Task<Reply> Handle(ConfirmEffective request, CancellationToken cancellationToken) => HandoverActs.CarriedAsync(
        work, HandoverActs.Done(work, HandoverActs.Holds(work, request.Wish.By, request.Wish.SaidAt?.ToUniversalTime() ?? work.Now)), cancellationToken);
}

internal sealed class ConfirmEffectiveEndpoint : Endpoint<ConfirmEffectiveRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/effective");
        this.Door<ConfirmEffective>("Handovers", "Confirm that the support holds, by the family or by the relay", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(ConfirmEffectiveRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ConfirmEffective(req), ct);
}
