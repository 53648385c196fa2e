using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Alerts;

/// <summary>One alert, for the people of the desk it waits at and for those of the case that took it.</summary>
internal sealed record ReadAlertRequest
{
    public Guid AlertId { get; init; }
}

internal sealed class ReadAlertValidator : Validator<ReadAlertRequest>;

internal sealed record ReadAlert(Guid AlertId) : IQuery<AlertCard>
{
    public Target Target => Target.OfAlert(AlertId);

    public Demand Demand => new(AccessAction.ReadTriage, Confidentiality.N2);
}

internal sealed class ReadAlertHandler(Work work) : IRequestHandler<ReadAlert, Answer<AlertCard>>
{
    public async Task<Answer<AlertCard>> Handle(ReadAlert request, CancellationToken cancellationToken)
    {
        var alert = AlertSight.Of(work, work.Alert.State, work.CaseStream?.State).Alert;
        await work.KeysAsync(AlertCards.Sealed(alert), cancellationToken);
        return Answer<AlertCard>.Of(AlertCards.Of(work, alert));
    }
}

internal sealed class ReadAlertEndpoint : Endpoint<ReadAlertRequest>
{
    public override void Configure()
    {
        Get("/v1/alerts/{alertId}");
        this.Door<ReadAlert>("Alerts", "Read an alert");
    }

    public override Task HandleAsync(ReadAlertRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadAlert(req.AlertId), ct);
}
