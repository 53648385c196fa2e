using Coordination.Api.Access;
using Coordination.Api.Cases.Pictures;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Pregnancy weeks and ages on one axis, contacts, screenings, steps and services with their gaps and overlaps: of what this reader may see.</summary>
internal sealed record DrawTimelineRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class DrawTimelineValidator : Validator<DrawTimelineRequest>;

/// <param name="Language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
internal sealed record DrawTimeline(Guid CaseId, string Language) : IQuery<WrittenFile>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class DrawTimelineHandler(Work work) : IRequestHandler<DrawTimeline, Answer<WrittenFile>>
{
    public async Task<Answer<WrittenFile>> Handle(DrawTimeline request, CancellationToken cancellationToken)
    {
        var seen = await Drawn.OfAsync(work, request, request.CaseId, cancellationToken);
        return Answer<WrittenFile>.Of(new("image/svg+xml; charset=utf-8", "timeline.svg", TimelinePicture.Of(seen.Card, seen.Handovers, CivilTime.DayOf(work.Now), seen.Silence, request.Language))) with { Shown = seen.Told };
    }
}

internal sealed class DrawTimelineEndpoint : Endpoint<DrawTimelineRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/timeline.svg");
        this.Door<DrawTimeline>("Cases", "Draw the timeline of a case (image/svg+xml)", media: "image/svg+xml");
    }

    public override Task HandleAsync(DrawTimelineRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new DrawTimeline(req.CaseId, AskedLanguage.Of(HttpContext.Request)), ct);
}
