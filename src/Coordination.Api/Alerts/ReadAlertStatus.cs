using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.Alerts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Alerts;

/// <summary>What became of an alert one raised or posted: a word, and for a person whom to call. Nothing of the case.</summary>
internal sealed record ReadAlertStatusRequest
{
    public Guid AlertId { get; init; }
}

internal sealed class ReadAlertStatusValidator : Validator<ReadAlertStatusRequest>;

/// <param name="Id">The alert.</param>
/// <param name="State"><c>received</c>, <c>taken</c>, <c>qualified</c> (answered without a case; a record is not told), <c>closed</c> (and what it said was deleted since).</param>
/// <param name="Since">Instant of that.</param>
internal sealed record AlertStatus(Guid Id, string State, DateTimeOffset Since)
{
    /// <summary>Only to a person, only once a coordinator has it.</summary>
    public AlertCoordinator? Coordinator { get; init; }

    /// <summary>Relays that met the family. Only to a person whose service a consent of the family names, and only what it agrees to.</summary>
    public IReadOnlyList<RelayInPlace>? Relays { get; init; }
}

internal sealed record AlertCoordinator(string? Name, string? Telephone);

internal sealed record ReadAlertStatus(Guid AlertId) : IQuery<AlertStatus>
{
    public Target Target => Target.OfAlert(AlertId);

    public Demand Demand => new(AccessAction.ReadAlertStatus);
}

internal sealed class ReadAlertStatusHandler(Work work) : IRequestHandler<ReadAlertStatus, Answer<AlertStatus>>
{
    public async Task<Answer<AlertStatus>> Handle(ReadAlertStatus request, CancellationToken cancellationToken)
    {
        var alert = work.Alert.State;
        if (work.Caller.Client is not null)
        {
            // A record learns received or taken, and nothing else (rule A17).
            return Answer<AlertStatus>.Of(alert.Standing == AlertStanding.Taken ? Now(alert) : new(alert.Id, "received", alert.Received!.At), "");
        }

        var file = work.CaseStream is { Exists: true } stream ? stream.State : null;
        var status = Now(alert) with
        {
            Coordinator = (file?.Heads?.First ?? alert.Answered?.By) is { } who ? await CoordinatorAsync(who, cancellationToken) : null,
            // Of the relays who sent the alert that a case took.
            Relays = file is null || alert.Case is null ? null : await RelaysInPlace.OfAsync(work, file, cancellationToken),
        };
        return Answer<AlertStatus>.Of(status, "") with { Shown = status.Relays is { } shown ? $"relays {shown.Count}" : null };
    }

    private static AlertStatus Now(Alert alert) => new(alert.Id, Word(alert.Standing), (alert.Answered ?? alert.Received!).At);

    private static string Word(AlertStanding standing) => standing switch
    {
        AlertStanding.Taken => "taken",
        AlertStanding.Qualified => "qualified",
        AlertStanding.Closed => "closed",
        _ => "received",
    };

    private async Task<AlertCoordinator?> CoordinatorAsync(Guid id, CancellationToken ct)
    {
        if (await work.LoadAsync<Account>(id, ct) is not { } account)
        {
            return null;
        }

        await work.KeysAsync([account.Name, account.Telephone], ct);
        return new AlertCoordinator(work.Keys.Open(account.Name, id, id, AccountFields.Name), work.Keys.Open(account.Telephone, id, id, AccountFields.Telephone));
    }
}

internal sealed class ReadAlertStatusEndpoint : Endpoint<ReadAlertStatusRequest>
{
    public override void Configure()
    {
        Get("/v1/alerts/{alertId}/status");
        this.Door<ReadAlertStatus>("Alerts", "See what became of an alert one sent");
    }

    public override Task HandleAsync(ReadAlertStatusRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadAlertStatus(req.AlertId), ct);
}
