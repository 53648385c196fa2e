using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>One protection decision, for its author, the colleagues consulted and its reviewer.</summary>
internal sealed record ReadProtectionRequest
{
    public Guid CaseId { get; init; }

    public Guid DecisionId { get; init; }
}

internal sealed class ReadProtectionValidator : Validator<ReadProtectionRequest>;

internal sealed record ReadProtection(Guid CaseId, Guid DecisionId) : IQuery<ProtectionCard>
{
    public Target Target => Target.OfCase(CaseId);

    // Which one it is, and whether she may know of it, is decided on the file itself.
    public Demand Demand => new(AccessAction.ReadProtection, Confidentiality.N4) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class ReadProtectionHandler(Work work) : IRequestHandler<ReadProtection, Answer<ProtectionCard>>
{
    public async Task<Answer<ProtectionCard>> Handle(ReadProtection request, CancellationToken cancellationToken)
    {
        if (ProtectionCards.Find(work, request.DecisionId) is not { } known)
        {
            return Answer<ProtectionCard>.Missing("protection decision of this case");
        }

        await work.KeysAsync(known.Texts(), cancellationToken);
        return Answer<ProtectionCard>.Of(ProtectionCards.Of(work, known), "") with { Shown = "protection decision read" };
    }
}

internal sealed class ReadProtectionEndpoint : Endpoint<ReadProtectionRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/protection-decisions/{decisionId}");
        this.Door<ReadProtection>("Cases", "Read a protection decision");
    }

    public override Task HandleAsync(ReadProtectionRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadProtection(req.CaseId, req.DecisionId), ct);
}
