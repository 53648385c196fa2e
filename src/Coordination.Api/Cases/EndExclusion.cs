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

/// <summary>The person who excluded somebody takes it back, and a head of the case writes it down. What she set by her own account she ends by it alone.</summary>
internal sealed record EndExclusionRequest
{
    public Guid CaseId { get; init; }

    public Guid ExclusionId { get; init; }

    /// <summary>Whose word it is: the person who excluded.</summary>
    public Guid? By { get; init; }
}

internal sealed class EndExclusionValidator : Validator<EndExclusionRequest>
{
    public EndExclusionValidator()
    {
        RuleFor(r => r.By).NotEmpty().WithMessage("Say whose word it is.");
    }
}

internal sealed record EndExclusion(EndExclusionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class EndExclusionHandler(Work work) : IRequestHandler<EndExclusion, Reply>
{
    public Task<Reply> Handle(EndExclusion request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var decision = RelationDecider.EndExclusion(file.State, wish.ExclusionId, wish.By!.Value, work.Stamp);
        return Task.FromResult(
            Work.Append(file, decision) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(wish.ExclusionId, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndExclusionEndpoint : Endpoint<EndExclusionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/exclusions/{exclusionId}/end");
        this.Door<EndExclusion>("Cases", "A person takes an exclusion back");
    }

    public override Task HandleAsync(EndExclusionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndExclusion(req), ct);
}
