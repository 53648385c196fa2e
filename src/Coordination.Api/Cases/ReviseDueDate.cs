using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The due date changes, with its method; steps not yet done follow it.</summary>
internal sealed record ReviseDueDateRequest
{
    public Guid CaseId { get; init; }

    public DateOnly DueDate { get; init; }

    public DueDateBasis Method { get; init; } = DueDateBasis.Ultrasound;
}

internal sealed class ReviseDueDateValidator : Validator<ReviseDueDateRequest>
{
    public ReviseDueDateValidator()
    {
        RuleFor(r => r.DueDate).NotEmpty();
    }
}

internal sealed record ReviseDueDate(ReviseDueDateRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class ReviseDueDateHandler(Work work) : IRequestHandler<ReviseDueDate, Reply>
{
    public Task<Reply> Handle(ReviseDueDate request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, FamilyDecider.ReviseDueDate(file.State, wish.DueDate, wish.Method, work.Plan, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id) { CaseId = file.Id }));
    }
}

internal sealed class ReviseDueDateEndpoint : Endpoint<ReviseDueDateRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/due-date");
        this.Door<ReviseDueDate>("Cases", "Revise the due date");
    }

    public override Task HandleAsync(ReviseDueDateRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReviseDueDate(req), ct);
}
