using Coordination.Api.Access;
using Coordination.Api.Concertations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Concertations;

/// <summary>Meetings of a case, the latest first.</summary>
internal sealed record ListConcertationsRequest
{
    public Guid CaseId { get; init; }

    /// <summary>planned, held or cancelled; default all.</summary>
    [QueryParam]
    public ConcertationStatus? State { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListConcertationsValidator : Validator<ListConcertationsRequest>
{
    public ListConcertationsValidator()
    {
        RuleFor(r => r.State).NotEqual(ConcertationStatus.None);
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || ConcertationPlace.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="CaseId">Case.</param>
/// <param name="State">Only these, or null.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Rows.</param>
/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record ListConcertations(Guid CaseId, ConcertationStatus? State, ConcertationPlace? After, int Limit, Func<string, string> Link)
    : IQuery<Page<ConcertationLine>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ListConcertationsHandler(Work work) : IRequestHandler<ListConcertations, Answer<Page<ConcertationLine>>>
{
    public async Task<Answer<Page<ConcertationLine>>> Handle(ListConcertations request, CancellationToken cancellationToken)
    {
        var page = await Cursor.FilledAsync<ConcertationPlace?, ConcertationPlace, ConcertationLine>(
            request.Limit,
            request.After,
            (after, rows) => ConcertationHeads.OfCaseAsync(work, request.CaseId, request.State, after, rows, cancellationToken),
            places => ShownAsync(request, places, cancellationToken),
            place => place,
            place => request.Link(place.Word));
        return Answer<Page<ConcertationLine>>.Of(page, "") with { Shown = $"{page.Items.Count} concertations" };
    }

    private async Task<IEnumerable<(ConcertationPlace Row, ConcertationLine Item)>> ShownAsync(IDoor request, IReadOnlyList<ConcertationPlace> places, CancellationToken ct)
    {
        var meetings = (await work.ReadManyAsync<Concertation>(places.Select(place => place.Id), ct)).ToDictionary(meeting => meeting.Id);
        List<(ConcertationPlace, ConcertationLine)> lines = [];
        foreach (var place in places)
        {
            if (await ConcertationHeads.SeenAsync(work, request, meetings[place.Id], ct) is { } seen)
            {
                lines.Add((place, ConcertationLine.Of(seen)));
            }
        }

        return lines;
    }
}

internal sealed class ListConcertationsEndpoint : Endpoint<ListConcertationsRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/concertations");
        this.Door<ListConcertations>("Concertations", "List the concertations of a case");
    }

    public override Task HandleAsync(ListConcertationsRequest req, CancellationToken ct)
    {
        var after = ConcertationPlace.TryRead(req.Cursor, out var place) ? place : null;
        return this.SendQueryAsync(
            req, new ListConcertations(req.CaseId, req.State, after, Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)), ct);
    }
}
