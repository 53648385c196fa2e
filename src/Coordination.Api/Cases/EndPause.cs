using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The plan goes on today, sooner than foreseen.</summary>
internal sealed record EndPauseRequest
{
    public Guid CaseId { get; init; }

    public Guid PauseId { get; init; }
}

internal sealed class EndPauseValidator : Validator<EndPauseRequest>;

internal sealed record EndPause(EndPauseRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class EndPauseHandler(Work work) : IRequestHandler<EndPause, Reply>
{
    public Task<Reply> Handle(EndPause request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, LifeDecider.EndPause(file.State, wish.PauseId, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(wish.PauseId, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndPauseEndpoint : Endpoint<EndPauseRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/pauses/{pauseId}/end");
        this.Door<EndPause>("Cases", "Let the plan go on today", new { });
    }

    public override Task HandleAsync(EndPauseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndPause(req), ct);
}
