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

/// <summary>What a service says of its places, told by itself or heard by telephone: who sends it tells which.</summary>
internal sealed record ObserveCapacityRequest
{
    public Guid RelayId { get; init; }

    /// <summary><c>capacity</c>, <c>no-capacity</c>, <c>waitlist</c> or <c>additional-assessment-required</c>.</summary>
    public Capacity? State { get; init; }

    /// <summary>Civil day it was true; default today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Day from which a place is announced.</summary>
    public DateOnly? Until { get; init; }
}

internal sealed class ObserveCapacityValidator : Validator<ObserveCapacityRequest>
{
    public ObserveCapacityValidator() => RuleFor(r => r.State).NotNull();
}

internal sealed record ObserveCapacity(Guid RelayId, Capacity State, DateOnly? On, DateOnly? Until) : ICommand
{
    public Target Target => Target.OfRelay(RelayId);

    public Demand Demand => RelayDemands.Keep;
}

internal sealed class ObserveCapacityHandler(Work work) : IRequestHandler<ObserveCapacity, Reply>
{
    public Task<Reply> Handle(ObserveCapacity request, CancellationToken cancellationToken)
    {
        var (stream, today) = (work.Relay, CivilTime.DayOf(work.Now));
        var observation = new CapacityObservation(request.State, RelayDemands.SourceOf(work.Caller, stream.Id, work.Now), request.On ?? today, request.Until);
        var refusal = Work.Append(stream, RelayDecider.Observe(stream.State, observation, today, work.Stamp));
        return Task.FromResult(refusal is null ? Reply.Done(new Receipt(stream.Id)) : Reply.Refused(refusal));
    }
}

internal sealed class ObserveCapacityEndpoint : Endpoint<ObserveCapacityRequest>
{
    public override void Configure()
    {
        Post("/v1/relays/{relayId}/capacity");
        this.Door<ObserveCapacity>("Relays", "Note what a relay says of its places", new { state = "waitlist" });
    }

    public override Task HandleAsync(ObserveCapacityRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new ObserveCapacity(req.RelayId, req.State!.Value, req.On, req.Until), ct);
}
