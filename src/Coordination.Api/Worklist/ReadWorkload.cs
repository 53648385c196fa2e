using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Worklist.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>Who holds how much: a lead sees the coordinators of her sites, a coordinator herself. Who has most that is late comes first, then today, then by cases.</summary>
internal sealed record ReadWorkloadRequest
{
    /// <summary>Only of this site.</summary>
    [QueryParam]
    public string? Site { get; init; }
}

internal sealed class ReadWorkloadValidator : Validator<ReadWorkloadRequest>
{
    public ReadWorkloadValidator() => RuleFor(r => r.Site).IsSite();
}

internal sealed record ReadWorkload(string? Site) : IQuery<WorkloadCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadCounts);
}

internal sealed class ReadWorkloadHandler(Work work) : IRequestHandler<ReadWorkload, Answer<WorkloadCard>>
{
    public async Task<Answer<WorkloadCard>> Handle(ReadWorkload request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Site, cancellationToken) is { } unknown)
        {
            return new(default, Refusal: unknown);
        }

        var card = await WorkloadCounts.OfAsync(work, request.Site, cancellationToken);
        return Answer<WorkloadCard>.Of(card) with { Shown = $"coordinators {card.Items.Length}" };
    }
}

internal sealed class ReadWorkloadEndpoint : Endpoint<ReadWorkloadRequest>
{
    public override void Configure()
    {
        Get("/v1/counts/workload");
        this.Door<ReadWorkload>("Worklist", "Count what each coordinator holds");
    }

    public override Task HandleAsync(ReadWorkloadRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadWorkload(req.Site), ct);
}
