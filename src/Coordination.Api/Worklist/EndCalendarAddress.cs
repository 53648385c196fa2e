using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Worklist;

/// <summary>The caller's calendar answers at no address any more.</summary>
internal sealed record EndCalendarAddress : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

internal sealed class EndCalendarAddressHandler(Work work) : IRequestHandler<EndCalendarAddress, Reply>
{
    public async Task<Reply> Handle(EndCalendarAddress request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        return Work.Append(stream, OwnListDecider.EndCalendarAddress(stream.State, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id));
    }
}

internal sealed class EndCalendarAddressEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Delete("/v1/me/calendar");
        this.Door<EndCalendarAddress>("Worklist", "Take the address of my calendar back");
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndCalendarAddress(), ct);
}
