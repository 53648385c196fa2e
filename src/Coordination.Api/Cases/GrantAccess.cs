using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Whoever answers for the case lets in who asked: a dated relation, like any that is given.</summary>
internal sealed record GrantAccessRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As the card and the worklist say.</summary>
    public Guid AskId { get; init; }

    /// <summary>Default in 90 days.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal sealed class GrantAccessValidator : Validator<GrantAccessRequest>;

internal sealed record GrantAccess(GrantAccessRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.Reassign);
}

internal sealed class GrantAccessHandler(Work work) : IRequestHandler<GrantAccess, Reply>
{
    public Task<Reply> Handle(GrantAccess request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var until = wish.Until?.ToUniversalTime() ?? work.Now + RelationWishes.Usual;
        return Task.FromResult(Work.Append(file, AccessAskDecider.Grant(file.State, wish.AskId, work.NewId(), until, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.AskId, "granted") { CaseId = file.Id }));
    }
}

internal sealed class GrantAccessEndpoint : Endpoint<GrantAccessRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/access-asks/{askId}/grant");
        this.Door<GrantAccess>("Cases", "Let into the case who asked for it", new { });
    }

    public override Task HandleAsync(GrantAccessRequest req, CancellationToken ct) => this.SendCommandAsync(req, new GrantAccess(req), ct);
}
