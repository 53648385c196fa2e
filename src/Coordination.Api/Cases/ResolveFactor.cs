using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A factor no longer holds.</summary>
internal sealed record ResolveFactorRequest
{
    public Guid CaseId { get; init; }

    public Guid FactorId { get; init; }
}

internal sealed class ResolveFactorValidator : Validator<ResolveFactorRequest>;

internal sealed record ResolveFactor(ResolveFactorRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class ResolveFactorHandler(Work work) : IRequestHandler<ResolveFactor, Reply>
{
    public Task<Reply> Handle(ResolveFactor request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var seen = file.State.Factors.Any(f => f.Id == wish.FactorId && CaseItems.Of(work, f).Granted);
        return Task.FromResult(
            !seen ? Reply.Refused(ScreeningRecordRefusals.UnknownFactor)
            : Work.Append(file, ScreeningDecider.ResolveFactor(file.State, wish.FactorId, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.FactorId, "resolved") { CaseId = file.Id }));
    }
}

internal sealed class ResolveFactorEndpoint : Endpoint<ResolveFactorRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/factors/{factorId}/resolve");
        this.Door<ResolveFactor>("Cases", "Resolve a factor", new { });
    }

    public override Task HandleAsync(ResolveFactorRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ResolveFactor(req), ct);
}
