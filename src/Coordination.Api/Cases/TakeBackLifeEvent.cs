using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>It was recorded by mistake, or did not come true: the plan is as if it had never been recorded, and the history keeps both.</summary>
internal sealed record TakeBackLifeEventRequest
{
    public Guid CaseId { get; init; }

    public Guid LifeId { get; init; }
}

internal sealed class TakeBackLifeEventValidator : Validator<TakeBackLifeEventRequest>;

internal sealed record TakeBackLifeEvent(TakeBackLifeEventRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class TakeBackLifeEventHandler(Work work) : IRequestHandler<TakeBackLifeEvent, Reply>
{
    public Task<Reply> Handle(TakeBackLifeEvent request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, LifeDecider.TakeBack(file.State, wish.LifeId, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(wish.LifeId, "takenBack") { CaseId = file.Id }));
    }
}

internal sealed class TakeBackLifeEventEndpoint : Endpoint<TakeBackLifeEventRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/life-events/{lifeId}/take-back");
        this.Door<TakeBackLifeEvent>("Cases", "Take a life event back: the plan is as if it had never been recorded", new { });
    }

    public override Task HandleAsync(TakeBackLifeEventRequest req, CancellationToken ct) => this.SendCommandAsync(req, new TakeBackLifeEvent(req), ct);
}
