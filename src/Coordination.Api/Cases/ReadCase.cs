using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>The case file, as of now or as it was recorded at an earlier instant; always with today's rights.</summary>
internal sealed record ReadCaseRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Recorded time, RFC 3339 with offset.</summary>
    [QueryParam]
    public DateTimeOffset? At { get; init; }

    /// <summary>True for a screen or a paper that both parents see: nothing restricted or sealed, and no way to reach anybody.</summary>
    [QueryParam]
    public bool? Shared { get; init; }
}

internal sealed class ReadCaseValidator : Validator<ReadCaseRequest>;

internal sealed record ReadCase(Guid CaseId, DateTimeOffset? At, bool Shared = false) : IQuery<CaseCard>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase) { ByEntry = true };
}

internal sealed class ReadCaseHandler(Work work) : IRequestHandler<ReadCase, Answer<CaseCard>>
{
    public async Task<Answer<CaseCard>> Handle(ReadCase request, CancellationToken cancellationToken)
    {
        var state = work.Case.State;
        if (Earlier(request.At, PastRelation.EndedAt(work, request)) is { } at)
        {
            if (await PastRelation.StateAsync(work, request.CaseId, at, cancellationToken) is not { } then)
            {
                return Answer<CaseCard>.Missing("case at that instant");
            }

            state = then;
        }

        var (card, shown) = await CaseCards.OfAsync(work, state, cancellationToken, request.Shared);
        var sent = JsonSerializer.SerializeToUtf8Bytes(card, ApiJson.Options);
        return Answer<CaseCard>.Of(card, request.At is null ? Tags.Of(work, sent) : "") with { Json = sent, Shown = shown };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? asked, DateTimeOffset? ended) => asked is null || ended < asked ? ended ?? asked : asked;
}

internal sealed class ReadCaseEndpoint : Endpoint<ReadCaseRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}");
        this.Door<ReadCase>("Cases", "Read a case, as of now or as of an earlier instant");
    }

    public override Task HandleAsync(ReadCaseRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadCase(req.CaseId, req.At, req.Shared ?? false), ct);
}
