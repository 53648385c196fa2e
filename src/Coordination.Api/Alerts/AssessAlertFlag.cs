using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>A professional assessed a red flag in writing before anybody took the alert.</summary>
internal sealed record AssessAlertFlagRequest
{
    public Guid AlertId { get; init; }

    public Guid FlagId { get; init; }

    /// <summary>What was found and decided.</summary>
    public string Qualification { get; init; } = "";
}

internal sealed class AssessAlertFlagValidator : Validator<AssessAlertFlagRequest>
{
    public AssessAlertFlagValidator() => RuleFor(r => r.Qualification).NotEmpty().MaximumLength(8000);
}

internal sealed record AssessAlertFlag(AssessAlertFlagRequest Wish) : ICommand
{
    public Target Target => Target.OfAlert(Wish.AlertId);

    public Demand Demand => new(AccessAction.TakeAlert);
}

internal sealed class AssessAlertFlagHandler(Work work) : IRequestHandler<AssessAlertFlag, Reply>
{
    public async Task<Reply> Handle(AssessAlertFlag request, CancellationToken cancellationToken)
    {
        var (wish, alert) = (request.Wish, work.Alert);
        var person = alert.State.About!.Person;
        await work.KeysAsync([person], cancellationToken);
        var found = work.Seal(person, alert.Id, AlertFields.FlagQualification, wish.Qualification.Trim());
        var refusal = Work.Append(alert, AlertDecider.AssessFlag(alert.State, wish.FlagId, found, work.Stamp));
        return refusal is null ? Reply.Done(new Receipt(wish.FlagId, "assessed")) : Reply.Refused(refusal);
    }
}

internal sealed class AssessAlertFlagEndpoint : Endpoint<AssessAlertFlagRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts/{alertId}/red-flags/{flagId}/assess");
        this.Door<AssessAlertFlag>("Alerts", "Assess a red flag of a waiting alert", new { qualification = "Vue ce jour, pas de projet, entourée." });
    }

    public override Task HandleAsync(AssessAlertFlagRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AssessAlertFlag(req), ct);
}
