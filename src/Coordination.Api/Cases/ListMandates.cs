using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Mandates on persons of the case, the latest first, past ones too. A service of voluntary help finds none.</summary>
internal sealed record ListMandatesRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ListMandatesValidator : Validator<ListMandatesRequest>;

internal sealed record ListMandates(Guid CaseId) : IQuery<Page<MandateLine>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ListMandatesHandler(Work work) : IRequestHandler<ListMandates, Answer<Page<MandateLine>>>
{
    public async Task<Answer<Page<MandateLine>>> Handle(ListMandates request, CancellationToken cancellationToken)
    {
        var seen = MandateSight.Seen(work);
        await work.KeysAsync(seen.SelectMany(m => new[] { m.DecidedBy, m.Reference }), cancellationToken);
        MandateLine[] lines = [.. seen.OrderByDescending(m => m.From).ThenBy(m => m.Id).Select(m => MandateLine.Of(work, m))];
        return Answer<Page<MandateLine>>.Of(new(lines, null), "") with { Shown = $"{lines.Length} mandates read" };
    }
}

internal sealed class ListMandatesEndpoint : Endpoint<ListMandatesRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/mandates");
        this.Door<ListMandates>("Cases", "List the mandates on persons of a case");
    }

    public override Task HandleAsync(ListMandatesRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListMandates(req.CaseId), ct);
}
