using Coordination.Api.Access;
using Coordination.Api.Cases.Pictures;
using Coordination.Api.Cases.Views;
using Coordination.Api.Concertations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>A situation on one screen, of today and of what this reader may see anyway. Whoever left the case reads it as it was, by the case itself.</summary>
internal sealed record ReadSummaryRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ReadSummaryValidator : Validator<ReadSummaryRequest>;

internal sealed record ReadSummary(Guid CaseId) : IQuery<SummaryCard>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ReadSummaryHandler(Work work) : IRequestHandler<ReadSummary, Answer<SummaryCard>>
{
    // No case has as many meetings planned.
    private const int All = 100;

    public async Task<Answer<SummaryCard>> Handle(ReadSummary request, CancellationToken cancellationToken)
    {
        if (PastRelation.EndedAt(work, request) is not null)
        {
            return Answer<SummaryCard>.Missing("case of today");
        }

        var seen = await Drawn.OfAsync(work, request, request.CaseId, cancellationToken);
        var meeting = SummaryMeeting.Of(await NextMeetingAsync(request.CaseId, cancellationToken));
        return Answer<SummaryCard>.Of(SummaryCards.Of(work, seen, meeting)) with { Shown = $"summary, {seen.Told}" };
    }

    private async Task<Concertation?> NextMeetingAsync(Guid file, CancellationToken ct)
    {
        var planned = await ConcertationHeads.OfCaseAsync(work, file, ConcertationStatus.Planned, null, All, ct);
        var next = planned.Where(place => place.StartsAt >= work.Now).OrderBy(place => place.StartsAt).Take(1);
        return (await work.ReadManyAsync<Concertation>(next.Select(place => place.Id), ct)).FirstOrDefault();
    }
}

internal sealed class ReadSummaryEndpoint : Endpoint<ReadSummaryRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/summary");
        this.Door<ReadSummary>("Cases", "Read a situation on one screen");
    }

    public override Task HandleAsync(ReadSummaryRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadSummary(req.CaseId), ct);
}
