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

/// <summary>What the plan asks of the family waits until a day: what would be due meanwhile is due then, and somebody owes that day.</summary>
internal sealed record PausePlanRequest
{
    public Guid CaseId { get; init; }

    /// <summary>First civil day; default today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Day on which the plan goes on, at most 183 days later.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Coded reason: <c>away</c>, <c>ward</c>, <c>followed-elsewhere</c>, <c>family-asks</c>.</summary>
    public string Reason { get; init; } = "away";
}

internal sealed class PausePlanValidator : Validator<PausePlanRequest>
{
    public PausePlanValidator()
    {
        RuleFor(r => r.Until).NotEmpty();
        RuleFor(r => r.Reason).NotEmpty().IsCode();
    }
}

internal sealed record PausePlan(PausePlanRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class PausePlanHandler(Work work) : IRequestHandler<PausePlan, Reply>
{
    public Task<Reply> Handle(PausePlan request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var paused = new PlanPaused(work.NewId(), wish.From ?? CivilTime.DayOf(work.Now), wish.Until, wish.Reason, work.Stamp);
        var id = LifeDecider.Known(file.State, paused)?.Id ?? paused.Pause;
        return Task.FromResult(
            Work.Append(file, LifeDecider.Pause(file.State, paused)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(id, "paused") { CaseId = file.Id }));
    }
}

internal sealed class PausePlanEndpoint : Endpoint<PausePlanRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/pauses");
        this.Door<PausePlan>("Cases", "Let the plan wait until a day, with a reason");
    }

    public override Task HandleAsync(PausePlanRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PausePlan(req), ct);
}
