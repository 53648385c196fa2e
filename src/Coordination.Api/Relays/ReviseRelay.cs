using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Relays;

/// <summary>The whole record as it now reads. It replaces what somebody wrote, so <c>If-Match</c> is demanded.</summary>
internal sealed record ReviseRelayRequest
{
    public Guid RelayId { get; init; }

    public ServiceRecord? Record { get; init; }
}

internal sealed class ReviseRelayValidator : Validator<ReviseRelayRequest>
{
    public ReviseRelayValidator() => RuleFor(r => r.Record!).NotNull().SetValidator(new RecordShape());
}

internal sealed record ReviseRelay(Guid RelayId, ServiceRecord Record) : ICommand
{
    public Target Target => Target.OfRelay(RelayId);

    public Demand Demand => RelayDemands.Keep;
}

internal sealed class ReviseRelayHandler(Work work) : IRequestHandler<ReviseRelay, Reply>
{
    public Task<Reply> Handle(ReviseRelay request, CancellationToken cancellationToken)
    {
        var stream = work.Relay;
        var refusal = Work.Append(stream, RelayDecider.Revise(stream.State, request.Record, RelayKinds.Current, CivilTime.DayOf(work.Now), work.Stamp));
        return Task.FromResult(refusal is null ? Reply.Done(new Receipt(stream.Id)) : Reply.Refused(refusal));
    }
}

internal sealed class ReviseRelayEndpoint : Endpoint<ReviseRelayRequest>
{
    public override void Configure()
    {
        Put("/v1/relays/{relayId}");
        this.Door<ReviseRelay>("Relays", "Replace a relay's record (If-Match demanded)", replaces: true);
    }

    public override Task HandleAsync(ReviseRelayRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new ReviseRelay(req.RelayId, req.Record!), ct);
}
