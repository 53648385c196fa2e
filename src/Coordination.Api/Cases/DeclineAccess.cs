using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Whoever answers for the case does not let in who asked. No reason goes back: it would tell of the case.</summary>
internal sealed record DeclineAccessRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As the card and the worklist say.</summary>
    public Guid AskId { get; init; }
}

internal sealed class DeclineAccessValidator : Validator<DeclineAccessRequest>;

internal sealed record DeclineAccess(DeclineAccessRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.Reassign);
}

internal sealed class DeclineAccessHandler(Work work) : IRequestHandler<DeclineAccess, Reply>
{
    public Task<Reply> Handle(DeclineAccess request, CancellationToken cancellationToken)
    {
        var (ask, file) = (request.Wish.AskId, work.Case);
        return Task.FromResult(Work.Append(file, AccessAskDecider.Decline(file.State, ask, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(ask, "declined") { CaseId = file.Id }));
    }
}

internal sealed class DeclineAccessEndpoint : Endpoint<DeclineAccessRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/access-asks/{askId}/decline");
        this.Door<DeclineAccess>("Cases", "Decline to let into the case who asked for it", new { });
    }

    public override Task HandleAsync(DeclineAccessRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DeclineAccess(req), ct);
}
