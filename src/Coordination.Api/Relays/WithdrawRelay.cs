using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Relays;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Relays;

/// <summary>A service leaves the directory. What it was asked stays.</summary>
internal sealed record WithdrawRelayRequest
{
    public Guid RelayId { get; init; }

    /// <summary><c>closed</c>, <c>merged</c>, <c>duplicate</c> or <c>other</c>.</summary>
    public string Reason { get; init; } = "";
}

internal sealed class WithdrawRelayValidator : Validator<WithdrawRelayRequest>
{
    public WithdrawRelayValidator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
}

internal sealed record WithdrawRelay(Guid RelayId, string Reason) : ICommand
{
    public Target Target => Target.OfRelay(RelayId);

    public Demand Demand => RelayDemands.Keep;
}

internal sealed class WithdrawRelayHandler(Work work) : IRequestHandler<WithdrawRelay, Reply>
{
    public Task<Reply> Handle(WithdrawRelay request, CancellationToken cancellationToken)
    {
        var stream = work.Relay;
        var refusal = Work.Append(stream, RelayDecider.Withdraw(stream.State, request.Reason, work.Stamp));
        return Task.FromResult(refusal is null ? Reply.Done(new Receipt(stream.Id, "withdrawn")) : Reply.Refused(refusal));
    }
}

internal sealed class WithdrawRelayEndpoint : Endpoint<WithdrawRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relays/{relayId}/withdraw");
        this.Door<WithdrawRelay>("Relays", "Take a relay out of the directory", new { reason = "closed" });
    }

    public override Task HandleAsync(WithdrawRelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new WithdrawRelay(req.RelayId, req.Reason), ct);
}
