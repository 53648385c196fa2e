using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.Alerts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Alerts;

/// <summary>Triage: what waits at my sites, most urgent and oldest first. Alerts that say the same stand as one line with its repeats.</summary>
internal sealed record ListAlertsRequest
{
    /// <summary>Only of this site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    /// <summary>true (default) what waits, false what was answered.</summary>
    [QueryParam]
    public bool Waiting { get; init; } = true;

    /// <summary>redFlag or high.</summary>
    [QueryParam]
    public Urgency? Severity { get; init; }

    /// <summary>Kind of sender; one that was told in words stands under <c>other</c>.</summary>
    [QueryParam]
    public string? Source { get; init; }

    [QueryParam]
    public int Limit { get; init; } = Http.Cursor.Usual;

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListAlertsValidator : Validator<ListAlertsRequest>
{
    public ListAlertsValidator()
    {
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Source).Must(s => s is null || AlertSources.All.Contains(s)).WithMessage($"A kind of sender is one of: {string.Join(", ", AlertSources.All)}.");
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || AlertPlace.Read(c) is not null).WithMessage("This cursor was not given by this list.");
    }
}

/// <summary>What the list is asked for.</summary>
internal sealed record ListAlerts(ListAlertsRequest Wish, Func<string, string> LinkTo) : IQuery<Page<AlertLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListAlertsHandler(Work work) : IRequestHandler<ListAlerts, Answer<Page<AlertLine>>>
{
    public async Task<Answer<Page<AlertLine>>> Handle(ListAlerts request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Wish.Site, cancellationToken) is { } unknown)
        {
            return new(default, Refusal: unknown);
        }

        var wish = request.Wish;
        var filter = new AlertFilter(wish.Site, wish.Waiting, wish.Severity, wish.Source, wish.Limit + 1);
        var scope = await AlertScope.OfCallerAsync(work, cancellationToken);
        var page = await Cursor.FilledAsync<AlertPlace?, AlertRow, AlertLine>(
            wish.Limit,
            AlertPlace.Read(wish.Cursor),
            (after, rows) => AlertLines.RowsAsync(scope, filter with { Limit = rows }, after, cancellationToken),
            rows => AlertLines.OpenAsync(work, scope, rows, cancellationToken),
            row => row.Place,
            row => request.LinkTo(row.Place.Word));
        return Answer<Page<AlertLine>>.Of(page) with { Shown = $"{page.Items.Count} alerts" };
    }
}

internal sealed class ListAlertsEndpoint : Endpoint<ListAlertsRequest>
{
    public override void Configure()
    {
        Get("/v1/alerts");
        this.Door<ListAlerts>("Alerts", "List what waits at my sites, most urgent and oldest first");
    }

    public override Task HandleAsync(ListAlertsRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new ListAlerts(req, word => Cursor.Link(HttpContext.Request, word)), ct);
}
