using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>A records officer restricts, at her request, the use of what is kept about a person: nobody new is told anything, no relay is asked. Care that runs, and safety, go on.</summary>
internal sealed record RestrictUseRequest
{
    public Guid RequestId { get; init; }
}

internal sealed class RestrictUseValidator : Validator<RestrictUseRequest>;

internal sealed record RestrictUse(Guid RequestId) : ICommand
{
    public Target Target => Target.OfRequest(RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest);
}

internal sealed class RestrictUseHandler(Work work) : IRequestHandler<RestrictUse, Reply>
{
    public Task<Reply> Handle(RestrictUse request, CancellationToken cancellationToken)
    {
        var (asked, file) = (work.Request.State, work.Case);
        var refusal = PersonsRequestDecider.NotBy(asked, file.State, CivilTime.DayOf(work.Now)) is { } early ? early
            : !asked.IsForRestriction
            ? PersonsRequestRefusals.OtherRight
            : Work.Append(file, RestrictionDecider.Restrict(file.State, new UseRestricted(asked.Person, asked.Id, work.Stamp)));
        return Task.FromResult(refusal is not null ? Reply.Refused(refusal) : Reply.Done(new Receipt(asked.Id, "restricted") { CaseId = file.Id }));
    }
}

internal sealed class RestrictUseEndpoint : Endpoint<RestrictUseRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/restrict");
        this.Door<RestrictUse>("Persons' rights", "Restrict the use of what is kept about a person", new { });
    }

    public override Task HandleAsync(RestrictUseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RestrictUse(req.RequestId), ct);
}
