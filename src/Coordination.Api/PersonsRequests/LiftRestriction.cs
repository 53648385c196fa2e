using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>A records officer lifts a restriction, by a request of the person about it: she was told before.</summary>
internal sealed record LiftRestrictionRequest
{
    public Guid RequestId { get; init; }
}

internal sealed class LiftRestrictionValidator : Validator<LiftRestrictionRequest>;

internal sealed record LiftRestriction(Guid RequestId) : ICommand
{
    public Target Target => Target.OfRequest(RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest);
}

internal sealed class LiftRestrictionHandler(Work work) : IRequestHandler<LiftRestriction, Reply>
{
    public Task<Reply> Handle(LiftRestriction request, CancellationToken cancellationToken)
    {
        var (asked, file) = (work.Request.State, work.Case);
        var refusal = PersonsRequestDecider.NotYet(asked) is { } early ? early
            : !asked.IsForRestriction
            ? PersonsRequestRefusals.OtherRight
            : Work.Append(file, RestrictionDecider.Lift(file.State, new RestrictionLifted(asked.Person, asked.Id, work.Stamp)));
        return Task.FromResult(refusal is not null ? Reply.Refused(refusal) : Reply.Done(new Receipt(asked.Id, "lifted") { CaseId = file.Id }));
    }
}

internal sealed class LiftRestrictionEndpoint : Endpoint<LiftRestrictionRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/lift");
        this.Door<LiftRestriction>("Persons' rights", "Lift a restriction", new { });
    }

    public override Task HandleAsync(LiftRestrictionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new LiftRestriction(req.RequestId), ct);
}
