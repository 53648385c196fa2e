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

/// <summary>Later, with a reason: the step stays owed by its new day.</summary>
internal sealed record MoveStepRequest
{
    public Guid CaseId { get; init; }

    public string Code { get; init; } = "";

    public string Occurrence { get; init; } = "1";

    /// <summary>Civil day; default in a week.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "later";
}

internal sealed class MoveStepValidator : Validator<MoveStepRequest>
{
    public MoveStepValidator()
    {
        RuleFor(r => r.Occurrence).NotEmpty().IsOccurrence();
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
    }
}

internal sealed record MoveStep(MoveStepRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class MoveStepHandler(Work work) : IRequestHandler<MoveStep, Reply>
{
    public Task<Reply> Handle(MoveStep request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var moved = new StepMoved(wish.Code, wish.Occurrence, wish.To ?? CivilTime.DayOf(work.Now).AddDays(7), wish.Reason, work.Stamp);
        return Task.FromResult(
            Work.Append(file, PlanStepDecider.Move(file.State, moved, work.Plan)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id, "moved") { CaseId = file.Id }));
    }
}

internal sealed class MoveStepEndpoint : Endpoint<MoveStepRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/steps/{code}/later");
        this.Door<MoveStep>("Cases", "Move a step to a later day", new { });
    }

    public override Task HandleAsync(MoveStepRequest req, CancellationToken ct) => this.SendCommandAsync(req, new MoveStep(req), ct);
}
