using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Samples.Views;
using Coordination.Domain.Access;
using Coordination.Domain.Samples;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Samples;

/// <summary>Sampled accesses that wait for the caller's answer: as the lead of a site, or as a privacy officer. Never her own.</summary>
internal sealed record ListSamplesRequest
{
    /// <summary>How they are sorted; default the oldest first.</summary>
    [QueryParam]
    public SampleOrder? Sort { get; init; }

    /// <summary>Those of one site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListSamplesValidator : Validator<ListSamplesRequest>
{
    public ListSamplesValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || SamplePlace.Read(c) is not null).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="Filter">Which, and in which order.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Rows.</param>
internal sealed record ListSamples(SampleFilter Filter, SamplePlace? After, int Limit) : IQuery<Page<SampleLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListSamplesHandler(Work work) : IRequestHandler<ListSamples, Answer<Page<SampleLine>>>
{
    public async Task<Answer<Page<SampleLine>>> Handle(ListSamples request, CancellationToken cancellationToken)
    {
        var page = await Cursor.FilledAsync<SamplePlace?, SamplePlace, SampleLine>(
            request.Limit,
            request.After,
            (after, rows) => SampleHeads.AfterAsync(work, request.Filter, after, rows, cancellationToken),
            places => ShownAsync(places, cancellationToken),
            place => place,
            place => place.Word);
        return Answer<Page<SampleLine>>.Of(page, "") with { Shown = $"sampled accesses {page.Items.Count}" };
    }

    private async Task<IEnumerable<(SamplePlace Row, SampleLine Item)>> ShownAsync(IReadOnlyList<SamplePlace> places, CancellationToken ct)
    {
        var stored = (await work.ReadManyAsync<AccessSample>(places.Select(place => place.Id), ct)).ToDictionary(sample => sample.Id);
        return places.Where(place => Gate.Listed(work, stored[place.Id]).Granted).Select(place => (place, SampleLine.Of(stored[place.Id], stored[place.Id].Drawn!)));
    }
}

internal sealed class ListSamplesEndpoint : Endpoint<ListSamplesRequest>
{
    public override void Configure()
    {
        Get("/v1/samples");
        this.Door<ListSamples>("Samples", "List sampled accesses to review");
    }

    public override Task HandleAsync(ListSamplesRequest req, CancellationToken ct) => this.SendPageAsync(
        req, new ListSamples(new(req.Sort ?? SampleOrder.Oldest, req.Site), SamplePlace.Read(req.Cursor), Cursor.Limit(req.Limit)), ct);
}
