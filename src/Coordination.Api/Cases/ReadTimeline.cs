using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>What happened in a case, with its handovers and meetings, newest first. What is hidden from the caller is not there and not counted.</summary>
internal sealed record ReadTimelineRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Only what is about this.</summary>
    [QueryParam]
    public TimelineKind? Kind { get; init; }

    /// <summary>First Belgian day, by when it was recorded.</summary>
    [QueryParam]
    public DateOnly? From { get; init; }

    /// <summary>Last Belgian day, by when it was recorded.</summary>
    [QueryParam]
    public DateOnly? To { get; init; }

    /// <summary>true for the oldest first; default the newest first.</summary>
    [QueryParam]
    public bool? Oldest { get; init; }

    /// <summary>As it was recorded at this instant, RFC 3339 with offset; always with today's rights.</summary>
    [QueryParam]
    public DateTimeOffset? At { get; init; }

    /// <summary>Lines on a page, 1 to 100; default 20.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    /// <summary>From the <c>next</c> link of a page.</summary>
    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ReadTimelineValidator : Validator<ReadTimelineRequest>
{
    public ReadTimelineValidator()
    {
        RuleFor(r => r.Kind).IsInEnum();
        RuleFor(r => r.To).Must((r, to) => to is null || r.From is null || to >= r.From).WithMessage("The last day is not before the first.");
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || TimelinePlace.Read(c) is not null).WithMessage("This is no cursor of this list: begin with the first page.");
    }
}

internal sealed record ReadTimeline(Guid CaseId, DateTimeOffset? At, TimelineFilter Filter, TimelinePlace? After, int Limit) : IQuery<Page<TimelineEntry>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ReadTimelineHandler(Work work) : IRequestHandler<ReadTimeline, Answer<Page<TimelineEntry>>>
{
    public async Task<Answer<Page<TimelineEntry>>> Handle(ReadTimeline request, CancellationToken cancellationToken)
    {
        var until = PastRelation.EndedAt(work, request) is { } ended && !(request.At <= ended) ? ended : request.At;
        if (await Timeline.OfAsync(work, request, until, cancellationToken) is not { } lines)
        {
            return Answer<Page<TimelineEntry>>.Missing("case at that instant");
        }

        var page = Cursor.Page(request.Filter.After(request.After, lines), request.Limit, last => new TimelinePlace(last.At, last.Id).Word);
        var seals = page.Items.Count(line => line.Level == Domain.Confidentiality.N4);
        return Answer<Page<TimelineEntry>>.Of(page, "") with { Shown = seals == 0 ? $"timeline {page.Items.Count}" : $"timeline {page.Items.Count}, sealed {seals}" };
    }
}

internal sealed class ReadTimelineEndpoint : Endpoint<ReadTimelineRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/timeline");
        this.Door<ReadTimeline>("Cases", "Read what happened in a case, as of now or as of an earlier instant");
    }

    public override Task HandleAsync(ReadTimelineRequest req, CancellationToken ct) => this.SendPageAsync(
        req,
        new ReadTimeline(
            req.CaseId, req.At, new TimelineFilter(req.Kind, req.From, req.To, req.Oldest ?? false), TimelinePlace.Read(req.Cursor), req.Limit ?? Http.Cursor.Usual),
        ct);
}
