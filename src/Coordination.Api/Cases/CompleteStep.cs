using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A step of the plan is done, by the coordination or elsewhere.</summary>
internal sealed record CompleteStepRequest
{
    public Guid CaseId { get; init; }

    public string Code { get; init; } = "";

    public string Occurrence { get; init; } = "1";

    /// <summary>Civil day; default today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Another professional did it.</summary>
    public bool Elsewhere { get; init; }
}

internal sealed class CompleteStepValidator : Validator<CompleteStepRequest>
{
    public CompleteStepValidator()
    {
        RuleFor(r => r.Occurrence).NotEmpty().IsOccurrence();
    }
}

internal sealed record CompleteStep(CompleteStepRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class CompleteStepHandler(Work work) : IRequestHandler<CompleteStep, Reply>
{
    public Task<Reply> Handle(CompleteStep request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var done = new StepDone(wish.Code, wish.Occurrence, wish.On ?? CivilTime.DayOf(work.Now), wish.Elsewhere ? StepHow.Elsewhere : StepHow.Done, work.Stamp);
        return Task.FromResult(
            Work.Append(file, PlanStepDecider.Done(file.State, done, work.Plan)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id, "done") { CaseId = file.Id }));
    }
}

internal sealed class CompleteStepEndpoint : Endpoint<CompleteStepRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/steps/{code}/done");
        this.Door<CompleteStep>("Cases", "A step is done", new { elsewhere = true });
    }

    public override Task HandleAsync(CompleteStepRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CompleteStep(req), ct);
}
