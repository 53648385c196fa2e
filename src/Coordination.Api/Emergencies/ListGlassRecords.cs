using Coordination.Api.Access;
using Coordination.Api.Emergencies.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Emergencies;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Emergencies;

/// <summary>Emergency accesses, the latest first: one's own, and for a privacy officer those whose review is open.</summary>
internal sealed record ListGlassRecordsRequest
{
    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListGlassRecordsValidator : Validator<ListGlassRecordsRequest>
{
    public ListGlassRecordsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || GlassPlace.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Rows.</param>
internal sealed record ListGlassRecords(GlassPlace? After, int Limit) : IQuery<Page<GlassLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListGlassRecordsHandler(Work work) : IRequestHandler<ListGlassRecords, Answer<Page<GlassLine>>>
{
    public async Task<Answer<Page<GlassLine>>> Handle(ListGlassRecords request, CancellationToken cancellationToken)
    {
        var page = await Cursor.FilledAsync<GlassPlace?, GlassPlace, GlassLine>(
            request.Limit,
            request.After,
            (after, rows) => GlassHeads.AfterAsync(work, after, rows, cancellationToken),
            places => ShownAsync(places, cancellationToken),
            place => place,
            place => place.Word);
        return Answer<Page<GlassLine>>.Of(page, "") with { Shown = $"{page.Items.Count} emergency accesses" };
    }

    private async Task<IEnumerable<(GlassPlace Row, GlassLine Item)>> ShownAsync(IReadOnlyList<GlassPlace> places, CancellationToken ct)
    {
        var records = (await work.Session.LoadManyAsync<BrokenGlass>(ct, [.. places.Select(place => place.Id)])).ToDictionary(record => record.Id);
        return places.Where(place => Gate.Listed(work, records[place.Id]).Granted).Select(place => (place, GlassLine.Of(work, records[place.Id])));
    }
}

internal sealed class ListGlassRecordsEndpoint : Endpoint<ListGlassRecordsRequest>
{
    public override void Configure()
    {
        Get("/v1/glass");
        this.Door<ListGlassRecords>("Emergencies", "List emergency accesses");
    }

    public override Task HandleAsync(ListGlassRecordsRequest req, CancellationToken ct) =>
        this.SendPageAsync(req, new ListGlassRecords(GlassPlace.TryRead(req.Cursor, out var place) ? place : null, Cursor.Limit(req.Limit)), ct);
}
