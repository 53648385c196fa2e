using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A person takes back, by her own account, that somebody must not see the file; effective with the commit.</summary>
internal sealed record EndOwnExclusionRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As it was answered when she excluded; excluding the same one again answers it again.</summary>
    public Guid ExclusionId { get; init; }
}

internal sealed class EndOwnExclusionValidator : Validator<EndOwnExclusionRequest>;

internal sealed record EndOwnExclusion(EndOwnExclusionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.LimitSharing);
}

internal sealed class EndOwnExclusionHandler(Work work) : IRequestHandler<EndOwnExclusion, Reply>
{
    public Task<Reply> Handle(EndOwnExclusion request, CancellationToken cancellationToken)
    {
        var (exclusion, file) = (request.Wish.ExclusionId, work.Case);
        var decision = RelationDecider.TakeExclusionBack(file.State, exclusion, Persons.OfCaller(work, file.State)!.Value, work.Stamp);
        return Task.FromResult(Work.Append(file, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(exclusion, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndOwnExclusionEndpoint : Endpoint<EndOwnExclusionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/mine/exclusions/{exclusionId}/end");
        this.Door<EndOwnExclusion>("Persons' rights", "Take back that somebody must not see the file", new { });
    }

    public override Task HandleAsync(EndOwnExclusionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndOwnExclusion(req), ct);
}
