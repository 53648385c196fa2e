using Coordination.Api.Access;
using Coordination.Api.Cases.Pictures;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>The family in the middle, its network around it, ties by their strength and direction: of what this reader may see.</summary>
internal sealed record DrawEcomapRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class DrawEcomapValidator : Validator<DrawEcomapRequest>;

/// <param name="Language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
internal sealed record DrawEcomap(Guid CaseId, string Language) : IQuery<WrittenFile>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class DrawEcomapHandler(Work work) : IRequestHandler<DrawEcomap, Answer<WrittenFile>>
{
    public async Task<Answer<WrittenFile>> Handle(DrawEcomap request, CancellationToken cancellationToken)
    {
        var seen = await Drawn.OfAsync(work, request, request.CaseId, cancellationToken);
        return Answer<WrittenFile>.Of(new("image/svg+xml; charset=utf-8", "ecomap.svg", EcomapPicture.Of(seen.Card, seen.Handovers, request.Language))) with { Shown = seen.Told };
    }
}

internal sealed class DrawEcomapEndpoint : Endpoint<DrawEcomapRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/ecomap.svg");
        this.Door<DrawEcomap>("Cases", "Draw the family and its network (image/svg+xml)", media: "image/svg+xml");
    }

    public override Task HandleAsync(DrawEcomapRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new DrawEcomap(req.CaseId, AskedLanguage.Of(HttpContext.Request)), ct);
}
