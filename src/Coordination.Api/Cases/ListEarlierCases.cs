using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Cases of earlier pregnancies, the last tied first: for the coordinators who lead this case, those that they may read as well.</summary>
internal sealed record ListEarlierCasesRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ListEarlierCasesValidator : Validator<ListEarlierCasesRequest>;

internal sealed record ListEarlierCases(Guid CaseId) : IQuery<Page<EarlierCaseLine>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ListEarlierCasesHandler(Work work) : IRequestHandler<ListEarlierCases, Answer<Page<EarlierCaseLine>>>
{
    public async Task<Answer<Page<EarlierCaseLine>>> Handle(ListEarlierCases request, CancellationToken cancellationToken)
    {
        var lines = await EarlierCases.OfAsync(work, cancellationToken);
        return Answer<Page<EarlierCaseLine>>.Of(new(lines, null), "") with { Shown = $"{lines.Length} earlier cases read" };
    }
}

internal sealed class ListEarlierCasesEndpoint : Endpoint<ListEarlierCasesRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/earlier-cases");
        this.Door<ListEarlierCases>("Cases", "List the cases of earlier pregnancies");
    }

    public override Task HandleAsync(ListEarlierCasesRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListEarlierCases(req.CaseId), ct);
}
