using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>An alert belongs to the other site: it waits there now, and its delays run on.</summary>
internal sealed record ReAddressAlertRequest
{
    public Guid AlertId { get; init; }

    /// <summary>Where it belongs; its own site when it named another one by mistake.</summary>
    public string Site { get; init; } = "";
}

internal sealed class ReAddressAlertValidator : Validator<ReAddressAlertRequest>
{
    public ReAddressAlertValidator() => RuleFor(r => r.Site).Cascade(CascadeMode.Stop).NotEmpty().Must(Slug.IsValid).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
}

internal sealed record ReAddressAlert(ReAddressAlertRequest Wish) : ICommand
{
    public Target Target => Target.OfAlert(Wish.AlertId);

    public Demand Demand => new(AccessAction.TakeAlert);
}

internal sealed class ReAddressAlertHandler(Work work) : IRequestHandler<ReAddressAlert, Reply>
{
    public async Task<Reply> Handle(ReAddressAlert request, CancellationToken cancellationToken)
    {
        var (alert, to, from) = (work.Alert, request.Wish.Site, work.Alert.State.Site);
        if (!await AlertSites.ExistsAsync(work, to, cancellationToken))
        {
            return Reply.Refused(AlertRefusals.UnknownSite);
        }

        await work.KeysAsync(AlertCards.Sealed(alert.State), cancellationToken);
        if (Work.Append(alert, AlertDecider.ReAddress(alert.State, to, work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        if (to != from)
        {
            // The terms of a site are hashed with that site's key: the other site finds the family by its own.
            var texts = AlertTexts.Open(work, alert.State);
            SearchIndex.Queue(work, alert.Id, "alert", to, texts.Name, texts.BirthDate, texts.Telephone, texts.Ssin);
        }

        return Reply.Done(new Receipt(alert.Id, "waiting"));
    }
}

internal sealed class ReAddressAlertEndpoint : Endpoint<ReAddressAlertRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts/{alertId}/re-address");
        this.Door<ReAddressAlert>("Alerts", "Send an alert to the other site", new { site = "heusy" });
    }

    public override Task HandleAsync(ReAddressAlertRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReAddressAlert(req), ct);
}
