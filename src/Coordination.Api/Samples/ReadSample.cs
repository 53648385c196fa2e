using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Samples.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Samples;

/// <summary>
/// One sampled access: who, when, at which case, by which rule and which tie; nothing of what was opened. For whoever owes an answer to it, and as long as
/// she does: meanwhile a site's lead may read that case (A39). For the one who acted it is not there.
/// </summary>
internal sealed record ReadSampleRequest
{
    public Guid SampleId { get; init; }
}

internal sealed class ReadSampleValidator : Validator<ReadSampleRequest>;

internal sealed record ReadSample(Guid SampleId) : IQuery<SampleCard>
{
    public Target Target => Target.OfSample(SampleId);

    public Demand Demand => new(AccessAction.ReadSample);
}

internal sealed class ReadSampleHandler(Work work) : IRequestHandler<ReadSample, Answer<SampleCard>>
{
    public async Task<Answer<SampleCard>> Handle(ReadSample request, CancellationToken cancellationToken) =>
        Answer<SampleCard>.Of(await SampleCards.OfAsync(work, work.Sample.State, cancellationToken), "");
}

internal sealed class ReadSampleEndpoint : Endpoint<ReadSampleRequest>
{
    public override void Configure()
    {
        Get("/v1/samples/{sampleId}");
        this.Door<ReadSample>("Samples", "Read a sampled access");
    }

    public override Task HandleAsync(ReadSampleRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadSample(req.SampleId), ct);
}
