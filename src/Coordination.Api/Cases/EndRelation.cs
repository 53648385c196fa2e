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

/// <summary>A relation ends; effective with the commit.</summary>
internal sealed record EndRelationRequest
{
    public Guid CaseId { get; init; }

    public Guid RelationId { get; init; }

    /// <summary>Code, kept as it came.</summary>
    public string Reason { get; init; } = "ended";
}

internal sealed class EndRelationValidator : Validator<EndRelationRequest>
{
    public EndRelationValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
    }
}

internal sealed record EndRelation(EndRelationRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.Reassign);
}

internal sealed class EndRelationHandler(Work work) : IRequestHandler<EndRelation, Reply>
{
    public Task<Reply> Handle(EndRelation request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, RelationDecider.End(file.State, wish.RelationId, wish.Reason, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(wish.RelationId, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndRelationEndpoint : Endpoint<EndRelationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/relations/{relationId}/end");
        this.Door<EndRelation>("Cases", "End a relation to the case", new { });
    }

    public override Task HandleAsync(EndRelationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndRelation(req), ct);
}
