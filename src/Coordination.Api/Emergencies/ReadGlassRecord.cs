using Coordination.Api.Access;
using Coordination.Api.Emergencies.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Emergencies;

/// <summary>
/// One emergency access: who opened which case, why, until when, and what was asked of the case meanwhile, without anything of its content. For who opened,
/// and for a privacy officer while its review is open.
/// </summary>
internal sealed record ReadGlassRecordRequest
{
    public Guid GlassId { get; init; }
}

internal sealed class ReadGlassRecordValidator : Validator<ReadGlassRecordRequest>;

internal sealed record ReadGlassRecord(Guid GlassId) : IQuery<GlassCard>
{
    public Target Target => Target.OfGlass(GlassId);

    public Demand Demand => new(AccessAction.ReadGlassRecord);
}

internal sealed class ReadGlassRecordHandler(Work work) : IRequestHandler<ReadGlassRecord, Answer<GlassCard>>
{
    public async Task<Answer<GlassCard>> Handle(ReadGlassRecord request, CancellationToken cancellationToken)
    {
        var card = await GlassCards.OfAsync(work, work.Glass.State, cancellationToken);
        return Answer<GlassCard>.Of(card, "") with { Shown = $"accesses {card.Accesses.Length}" };
    }
}

internal sealed class ReadGlassRecordEndpoint : Endpoint<ReadGlassRecordRequest>
{
    public override void Configure()
    {
        Get("/v1/glass/{glassId}");
        this.Door<ReadGlassRecord>("Emergencies", "Read the record of an emergency access");
    }

    public override Task HandleAsync(ReadGlassRecordRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadGlassRecord(req.GlassId), ct);
}
