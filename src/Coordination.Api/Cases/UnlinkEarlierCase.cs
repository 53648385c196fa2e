using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>It is another family after all. That both were tied stays in the history.</summary>
internal sealed record UnlinkEarlierCaseRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Case of the earlier pregnancy.</summary>
    public Guid? EarlierCaseId { get; init; }
}

internal sealed class UnlinkEarlierCaseValidator : Validator<UnlinkEarlierCaseRequest>
{
    public UnlinkEarlierCaseValidator() => RuleFor(r => r.EarlierCaseId).NotNull().WithMessage("Say which case.");
}

internal sealed record UnlinkEarlierCase(Guid CaseId, Guid Earlier) : ICommand
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class UnlinkEarlierCaseHandler(Work work) : IRequestHandler<UnlinkEarlierCase, Reply>
{
    public Task<Reply> Handle(UnlinkEarlierCase request, CancellationToken cancellationToken) => Task.FromResult(
        Work.Append(work.Case, EarlierCaseDecider.Unlink(work.Case.State, request.Earlier, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(request.Earlier, "unlinked") { CaseId = work.Case.Id }));
}

internal sealed class UnlinkEarlierCaseEndpoint : Endpoint<UnlinkEarlierCaseRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/earlier-cases/unlink");
        this.Door<UnlinkEarlierCase>("Cases", "Untie the case of an earlier pregnancy");
    }

    public override Task HandleAsync(UnlinkEarlierCaseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new UnlinkEarlierCase(req.CaseId, req.EarlierCaseId!.Value), ct);
}
