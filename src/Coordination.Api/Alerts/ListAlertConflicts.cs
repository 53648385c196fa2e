using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Alerts;

/// <summary>Messages that came twice with another content and that nobody compared yet, oldest first.</summary>
internal sealed record ListAlertConflictsRequest
{
    [QueryParam]
    public int Limit { get; init; } = Http.Cursor.Usual;

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListAlertConflictsValidator : Validator<ListAlertConflictsRequest>
{
    public ListAlertConflictsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || ConflictPlace.Read(c) is not null).WithMessage("This cursor was not given by this list.");
    }
}

internal sealed record ListAlertConflicts(ListAlertConflictsRequest Wish, Func<string, string> LinkTo) : IQuery<Page<ConflictLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListAlertConflictsHandler(Work work) : IRequestHandler<ListAlertConflicts, Answer<Page<ConflictLine>>>
{
    public async Task<Answer<Page<ConflictLine>>> Handle(ListAlertConflicts request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var scope = await AlertScope.OfCallerAsync(work, cancellationToken);
        var page = await Cursor.FilledAsync<ConflictPlace?, ConflictRow, ConflictLine>(
            wish.Limit,
            ConflictPlace.Read(wish.Cursor),
            (after, rows) => ConflictLines.RowsAsync(scope, after, rows, cancellationToken),
            rows => ConflictLines.OpenAsync(work, scope, rows, cancellationToken),
            row => row.Place,
            row => request.LinkTo(row.Place.Word));
        return Answer<Page<ConflictLine>>.Of(page) with { Shown = $"{page.Items.Count} conflicts" };
    }
}

internal sealed class ListAlertConflictsEndpoint : Endpoint<ListAlertConflictsRequest>
{
    public override void Configure()
    {
        Get("/v1/alerts/conflicts");
        this.Door<ListAlertConflicts>("Alerts", "List messages that came twice with another content");
    }

    public override Task HandleAsync(ListAlertConflictsRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new ListAlertConflicts(req, word => Cursor.Link(HttpContext.Request, word)), ct);
}
