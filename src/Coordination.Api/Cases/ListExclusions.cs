using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Who must not see the case and who asked for it, the latest first, for those who write it down. Those that were taken back stay in the list.</summary>
internal sealed record ListExclusionsRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ListExclusionsValidator : Validator<ListExclusionsRequest>;

internal sealed record ListExclusions(Guid CaseId) : IQuery<Page<ExclusionLine>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class ListExclusionsHandler(Work work) : IRequestHandler<ListExclusions, Answer<Page<ExclusionLine>>>
{
    public async Task<Answer<Page<ExclusionLine>>> Handle(ListExclusions request, CancellationToken cancellationToken)
    {
        var exclusions = work.Case.State.Exclusions;
        await work.KeysAsync(exclusions.Select(x => ExclusionLine.ReasonOf(work, x)), cancellationToken);
        ExclusionLine[] lines = [.. exclusions.OrderByDescending(x => x.Recorded.At).Select(x => ExclusionLine.Of(work, x))];
        return Answer<Page<ExclusionLine>>.Of(new(lines, null), "") with { Shown = $"{lines.Length} exclusions read" };
    }
}

internal sealed class ListExclusionsEndpoint : Endpoint<ListExclusionsRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/exclusions");
        this.Door<ListExclusions>("Cases", "List who must not see a case");
    }

    public override Task HandleAsync(ListExclusionsRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListExclusions(req.CaseId), ct);
}
