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

/// <summary>A closed case is opened again, with a coded reason.</summary>
internal sealed record ReopenCaseRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "";
}

internal sealed class ReopenCaseValidator : Validator<ReopenCaseRequest>
{
    public ReopenCaseValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
    }
}

internal sealed record ReopenCase(ReopenCaseRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.ReopenCase);
}

internal sealed class ReopenCaseHandler(Work work) : IRequestHandler<ReopenCase, Reply>
{
    public Task<Reply> Handle(ReopenCase request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, CaseDecider.Reopen(file.State, wish.Reason, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id, "open")));
    }
}

internal sealed class ReopenCaseEndpoint : Endpoint<ReopenCaseRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/reopen");
        this.Door<ReopenCase>("Cases", "Reopen a case");
    }

    public override Task HandleAsync(ReopenCaseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReopenCase(req), ct);
}
