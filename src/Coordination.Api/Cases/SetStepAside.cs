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

/// <summary>A named person decides that a step does not apply.</summary>
internal sealed record SetStepAsideRequest
{
    public Guid CaseId { get; init; }

    public string Code { get; init; } = "";

    public string Occurrence { get; init; } = "1";

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "not-relevant";
}

internal sealed class SetStepAsideValidator : Validator<SetStepAsideRequest>
{
    public SetStepAsideValidator()
    {
        RuleFor(r => r.Occurrence).NotEmpty().IsOccurrence();
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
    }
}

internal sealed record SetStepAside(SetStepAsideRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class SetStepAsideHandler(Work work) : IRequestHandler<SetStepAside, Reply>
{
    public Task<Reply> Handle(SetStepAside request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var aside = new StepNotRelevant(wish.Code, wish.Occurrence, wish.Reason, work.Stamp);
        return Task.FromResult(
            Work.Append(file, PlanStepDecider.NotRelevant(file.State, aside, work.Plan)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id, "not-relevant") { CaseId = file.Id }));
    }
}

internal sealed class SetStepAsideEndpoint : Endpoint<SetStepAsideRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/steps/{code}/not-relevant");
        this.Door<SetStepAside>("Cases", "A step does not apply", new { });
    }

    public override Task HandleAsync(SetStepAsideRequest req, CancellationToken ct) => this.SendCommandAsync(req, new SetStepAside(req), ct);
}
