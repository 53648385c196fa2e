using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>Somebody has seen the red flag of a waiting alert and acts.</summary>
internal sealed record AcknowledgeAlertFlagRequest
{
    public Guid AlertId { get; init; }

    public Guid FlagId { get; init; }
}

internal sealed class AcknowledgeAlertFlagValidator : Validator<AcknowledgeAlertFlagRequest>;

internal sealed record AcknowledgeAlertFlag(Guid AlertId, Guid FlagId) : ICommand
{
    public Target Target => Target.OfAlert(AlertId);

    public Demand Demand => new(AccessAction.TakeAlert);
}

internal sealed class AcknowledgeAlertFlagHandler(Work work) : IRequestHandler<AcknowledgeAlertFlag, Reply>
{
    public Task<Reply> Handle(AcknowledgeAlertFlag request, CancellationToken cancellationToken)
    {
        var refusal = Work.Append(work.Alert, AlertDecider.AcknowledgeFlag(work.Alert.State, request.FlagId, work.Stamp));
        return Task.FromResult(refusal is null ? Reply.Done(new Receipt(request.FlagId, "acknowledged")) : Reply.Refused(refusal));
    }
}

internal sealed class AcknowledgeAlertFlagEndpoint : Endpoint<AcknowledgeAlertFlagRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts/{alertId}/red-flags/{flagId}/acknowledge");
        this.Door<AcknowledgeAlertFlag>("Alerts", "Acknowledge a red flag of a waiting alert", new { });
    }

    public override Task HandleAsync(AcknowledgeAlertFlagRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new AcknowledgeAlertFlag(req.AlertId, req.FlagId), ct);
}
