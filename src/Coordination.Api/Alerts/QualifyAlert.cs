using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>An alert is answered without a case: informed only, duplicate, not founded.</summary>
internal sealed record QualifyAlertRequest
{
    public Guid AlertId { get; init; }

    public AlertOutcome? Outcome { get; init; }

    /// <summary>Why, in words. A duplicate without a red flag needs none.</summary>
    public string? Reason { get; init; }

    /// <summary>The alert that said it first.</summary>
    public Guid? DuplicateOf { get; init; }
}

internal sealed class QualifyAlertValidator : Validator<QualifyAlertRequest>
{
    public QualifyAlertValidator()
    {
        RuleFor(r => r.Outcome).NotNull().WithMessage("Say informedOnly, duplicate or notFounded.");
        RuleFor(r => r.Reason).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record QualifyAlert(QualifyAlertRequest Wish) : ICommand
{
    public Target Target => Target.OfAlert(Wish.AlertId);

    public Demand Demand => new(AccessAction.TakeAlert);
}

internal sealed class QualifyAlertHandler(Work work) : IRequestHandler<QualifyAlert, Reply>
{
    public async Task<Reply> Handle(QualifyAlert request, CancellationToken cancellationToken)
    {
        var (wish, alert) = (request.Wish, work.Alert);
        var person = alert.State.About!.Person;
        await work.KeysAsync([person], cancellationToken);
        var reason = work.SealOrNull(person, alert.Id, AlertFields.Qualification, wish.Reason);
        var refusal = Work.Append(alert, AlertDecider.Qualify(alert.State, wish.Outcome!.Value, reason, wish.DuplicateOf, work.Stamp));
        if (refusal is null && alert.State.DuplicateOf is { } first)
        {
            refusal = await RepeatAsync(first, alert.Id, cancellationToken);
        }

        return refusal is null ? Reply.Done(new Receipt(alert.Id, "qualified")) : Reply.Refused(refusal);
    }

    // Written on both, so that two alerts that are each called the other's duplicate at the same moment meet one version.
    private async Task<Refusal?> RepeatAsync(Guid first, Guid duplicate, CancellationToken ct)
    {
        if (!await work.ReachesAsync(Target.OfAlert(first), ct)
            || !(await (await AlertScope.OfCallerAsync(work, ct)).ReadableAsync([first], ct)).ContainsKey(first))
        {
            return AlertRefusals.UnknownDuplicate;
        }

        var other = await work.OpenAsync(StreamKinds.Alert, first, ct);
        return Work.Append(other, AlertDecider.Repeat(other.State, duplicate, work.Stamp));
    }
}

internal sealed class QualifyAlertEndpoint : Endpoint<QualifyAlertRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts/{alertId}/qualify");
        this.Door<QualifyAlert>("Alerts", "Answer an alert without a case", new { outcome = "informedOnly", reason = "Le médecin traitant voulait nous informer." });
    }

    public override Task HandleAsync(QualifyAlertRequest req, CancellationToken ct) => this.SendCommandAsync(req, new QualifyAlert(req), ct);
}
