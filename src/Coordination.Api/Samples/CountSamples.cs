using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Samples.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Samples;

/// <summary>
/// How many accesses were drawn, reviewed and found questionable, by month of the draw and site, the latest month first. A site's lead counts her own
/// sites, a privacy officer all; nobody's own accesses are in what she counts, and nobody is named.
/// </summary>
internal sealed record CountSamplesRequest
{
    /// <summary>Those of one site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }
}

internal sealed class CountSamplesValidator : Validator<CountSamplesRequest>
{
    public CountSamplesValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || SampleCounts.Read(c) is not null).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="Site">One site, or null.</param>
/// <param name="After">Month and site that ended the page before, or null.</param>
/// <param name="Limit">Rows.</param>
internal sealed record CountSamples(string? Site, SampleCountPlace? After, int Limit) : IQuery<Page<SampleCount>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadSampleCounts);
}

internal sealed class CountSamplesHandler(Work work) : IRequestHandler<CountSamples, Answer<Page<SampleCount>>>
{
    public async Task<Answer<Page<SampleCount>>> Handle(CountSamples request, CancellationToken cancellationToken)
    {
        var rows = await SampleCounts.AfterAsync(work, request.Site, request.After, request.Limit + 1, cancellationToken);
        var page = Cursor.Page(rows, request.Limit, last => Cursor.Write(last.Month, last.Site ?? ""));
        return Answer<Page<SampleCount>>.Of(page, "") with { Shown = $"counts {page.Items.Count}" };
    }
}

internal sealed class CountSamplesEndpoint : Endpoint<CountSamplesRequest>
{
    public override void Configure()
    {
        Get("/v1/counts/samples");
        this.Door<CountSamples>("Samples", "Count sampled accesses by month");
    }

    public override Task HandleAsync(CountSamplesRequest req, CancellationToken ct) =>
        this.SendPageAsync(req, new CountSamples(req.Site, SampleCounts.Read(req.Cursor), Cursor.Limit(req.Limit)), ct);
}
