using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The person who excluded somebody takes it back.</summary>
internal sealed record EndExclusionRequest
{
    public Guid CaseId { get; init; }

    public Guid ExclusionId { get; init; }

    /// <summary>Person who takes it back; default the mother.</summary>
    public Guid? By { get; init; }
}

internal sealed class EndExclusionValidator : Validator<EndExclusionRequest>;

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
        var decision = RelationDecider.EndExclusion(file.State, wish.ExclusionId, wish.By ?? file.State.Mother, work.Stamp);
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
        this.Door<EndExclusion>("Cases", "A person takes an exclusion back", new { });
    }

    public override Task HandleAsync(EndExclusionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndExclusion(req), ct);
}
