using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>
/// Who has or had a relation to the case, the latest first, for those who give and end them. Whoever may not read the case itself sees those that
/// were given on a paper from outside, as hers are, and none that tells what the case asked of whom.
/// </summary>
internal sealed record ListRelationsRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ListRelationsValidator : Validator<ListRelationsRequest>;

internal sealed record ListRelations(Guid CaseId) : IQuery<Page<RelationLine>>
{
    public Target Target => Target.OfCase(CaseId);

    // Read by whoever works on the case, and by the lead who may not read it otherwise; what it takes to change them is asked there.
    public Demand Demand => new(AccessAction.Reassign) { Refine = (_, question) => question with { Named = true } };
}

internal sealed class ListRelationsHandler(Work work) : IRequestHandler<ListRelations, Answer<Page<RelationLine>>>
{
    public Task<Answer<Page<RelationLine>>> Handle(ListRelations request, CancellationToken cancellationToken)
    {
        var reads = Gate.Decide(work, request.Target, new Demand(AccessAction.ReadCase)).Granted;
        RelationLine[] lines =
        [
            .. work.Case.State.Relations.Where(r => reads || RelationLine.IsOfPaper(r)).OrderByDescending(r => r.From).Select(r => RelationLine.Of(r, work.Now)),
        ];
        return Task.FromResult(Answer<Page<RelationLine>>.Of(new(lines, null), "") with { Shown = $"{lines.Length} relations read" });
    }
}

internal sealed class ListRelationsEndpoint : Endpoint<ListRelationsRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/relations");
        this.Door<ListRelations>("Cases", "List the relations to a case");
    }

    public override Task HandleAsync(ListRelationsRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListRelations(req.CaseId), ct);
}
