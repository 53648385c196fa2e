using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Handovers;

/// <summary>How often something was asked of a service that is not its to do, by month, site, legal basis of the service and kind of request. Nobody is named.</summary>
internal sealed record CountRefusedRequestsRequest
{
    /// <summary>How they are sorted; default the latest month first.</summary>
    [QueryParam]
    public CountOrder? Sort { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }
}

internal sealed class CountRefusedRequestsValidator : Validator<CountRefusedRequestsRequest>
{
    public CountRefusedRequestsValidator() =>
        RuleFor(r => r.Cursor).Must(c => c is null || CountPlace.Read(c) is not null).WithMessage("This cursor comes from no page of this list.");
}

/// <param name="Sort">Order.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Rows.</param>
/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record CountRefusedRequests(CountOrder Sort, CountPlace? After, int Limit, Func<string, string> Link) : IQuery<Page<RefusedRequestCount>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadCounts);
}

internal sealed class CountRefusedRequestsHandler(Work work) : IRequestHandler<CountRefusedRequests, Answer<Page<RefusedRequestCount>>>
{
    public async Task<Answer<Page<RefusedRequestCount>>> Handle(CountRefusedRequests request, CancellationToken cancellationToken)
    {
        var rows = (await RefusedRequests.CountAsync(work, request.Sort, cancellationToken))
            .Where(row => request.After is null || RefusedRequests.Place(row, request.Sort).CompareTo(request.After) > 0).Take(request.Limit + 1).ToList();
        var page = Cursor.Page(rows, request.Limit, last => request.Link(RefusedRequests.Place(last, request.Sort).Word));
        return Answer<Page<RefusedRequestCount>>.Of(page, "") with { Shown = $"counts {page.Items.Count}" };
    }
}

internal sealed class CountRefusedRequestsEndpoint : Endpoint<CountRefusedRequestsRequest>
{
    public override void Configure()
    {
        Get("/v1/counts/refused-requests");
        this.Door<CountRefusedRequests>("Handovers", "Count what was asked of the wrong service");
    }

    public override Task HandleAsync(CountRefusedRequestsRequest req, CancellationToken ct) => this.SendQueryAsync(
        req,
        new CountRefusedRequests(req.Sort ?? CountOrder.Month, CountPlace.Read(req.Cursor), Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)),
        ct);
}
