using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// A head of the case, or the lead of its site, confirms that the person asked for what a records officer noted. Until then nobody reads the file by that request;
/// its delay runs all the same.
/// </summary>
internal sealed record ConfirmRightRequest
{
    public Guid RequestId { get; init; }
}

internal sealed class ConfirmRightValidator : Validator<ConfirmRightRequest>;

internal sealed record ConfirmRight(Guid RequestId) : ICommand
{
    public Target Target => Target.OfRequest(RequestId);

    // Whoever answers for the case says who is let in, and this lets an officer at it.
    public Demand Demand => new(AccessAction.Reassign);
}

internal sealed class ConfirmRightHandler(Work work) : IRequestHandler<ConfirmRight, Reply>
{
    public Task<Reply> Handle(ConfirmRight request, CancellationToken cancellationToken) =>
        Task.FromResult(RightReplies.Of(work.Request, Work.Append(work.Request, PersonsRequestDecider.Confirm(work.Request.State, work.Stamp))));
}

internal sealed class ConfirmRightEndpoint : Endpoint<ConfirmRightRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/confirm");
        this.Door<ConfirmRight>("Persons' rights", "Confirm that the person asked for what a records officer noted", new { });
    }

    public override Task HandleAsync(ConfirmRightRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ConfirmRight(req.RequestId), ct);
}
