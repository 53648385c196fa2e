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

/// <summary>A service enters the directory.</summary>
internal sealed record RegisterRelayRequest
{
    /// <summary>What is known of it; of no person of any family.</summary>
    public ServiceRecord? Record { get; init; }
}

internal sealed class RegisterRelayValidator : Validator<RegisterRelayRequest>
{
    public RegisterRelayValidator() => RuleFor(r => r.Record!).NotNull().SetValidator(new RecordShape());
}

internal sealed record RegisterRelay(ServiceRecord Record) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => RelayDemands.Keep;
}

internal sealed class RegisterRelayHandler(Work work) : IRequestHandler<RegisterRelay, Reply>
{
    public Task<Reply> Handle(RegisterRelay request, CancellationToken cancellationToken)
    {
        var stream = work.Start(StreamKinds.Relay, work.NewId());
        var decision = RelayDecider.Register(stream.State, stream.Id, request.Record, RelayKinds.Current, CivilTime.DayOf(work.Now), work.Stamp);
        var reply = Work.Append(stream, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Created(new Receipt(stream.Id), $"/v1/relays/{stream.Id}") with { About = stream.Id };
        return Task.FromResult(reply);
    }
}

internal sealed class RegisterRelayEndpoint : Endpoint<RegisterRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relays");
        this.Door<RegisterRelay>("Relays", "Register a relay", new { record = new { kind = "K02", name = "SAP La Passerelle inventée", catchment = new[] { "4000-4099" }, languages = new[] { "fr" } } }, creates: true);
    }

    public override Task HandleAsync(RegisterRelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RegisterRelay(req.Record!), ct);
}
