using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.PersonsRequests;

/// <summary>Requests of persons, the latest first: for records officers those that are open, for coordinators those of their cases, for a person her own.</summary>
internal sealed record ListRightsRequest
{
    /// <summary>Only those of this case.</summary>
    [QueryParam]
    public Guid? CaseId { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListRightsValidator : Validator<ListRightsRequest>
{
    public ListRightsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || RightPlace.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="CaseId">Only those of this case.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Rows.</param>
internal sealed record ListRights(Guid? CaseId, RightPlace? After, int Limit) : IQuery<Page<RightLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListRightsHandler(Work work) : IRequestHandler<ListRights, Answer<Page<RightLine>>>
{
    public async Task<Answer<Page<RightLine>>> Handle(ListRights request, CancellationToken cancellationToken)
    {
        var page = await Cursor.FilledAsync<RightPlace?, RightPlace, RightLine>(
            request.Limit,
            request.After,
            (after, rows) => PersonsRequestHeads.AfterAsync(work, request.CaseId, after, rows, cancellationToken),
            places => ShownAsync(places, cancellationToken),
            place => place,
            place => place.Word);
        return Answer<Page<RightLine>>.Of(page, "") with { Shown = $"{page.Items.Count} requests" };
    }

    private async Task<IEnumerable<(RightPlace Row, RightLine Item)>> ShownAsync(IReadOnlyList<RightPlace> places, CancellationToken ct)
    {
        var asked = (await work.ReadManyAsync<PersonsRequest>(places.Select(place => place.Id), ct)).ToDictionary(request => request.Id);
        var files = (await work.ReadManyAsync<CaseFile>(asked.Values.Select(request => request.Case).Distinct(), ct)).ToDictionary(file => file.Id);
        return places.Where(place => asked.TryGetValue(place.Id, out var request) && Gate.Listed(work, files[request.Case], request, default).Granted)
            .Select(place => (place, RightLine.Of(work, asked[place.Id])));
    }
}

internal sealed class ListRightsEndpoint : Endpoint<ListRightsRequest>
{
    public override void Configure()
    {
        Get("/v1/requests");
        this.Door<ListRights>("Persons' rights", "List requests of persons");
    }

    public override Task HandleAsync(ListRightsRequest req, CancellationToken ct) =>
        this.SendPageAsync(req, new ListRights(req.CaseId, RightPlace.TryRead(req.Cursor, out var place) ? place : null, Cursor.Limit(req.Limit)), ct);
}
