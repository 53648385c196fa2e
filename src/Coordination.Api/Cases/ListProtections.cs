using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Protection decisions of a case that the caller may know of, the latest first: as author, as a colleague consulted, or as reviewer.</summary>
internal sealed record ListProtectionsRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ListProtectionsValidator : Validator<ListProtectionsRequest>;

internal sealed record ListProtections(Guid CaseId) : IQuery<Page<ProtectionCard>>
{
    public Target Target => Target.OfCase(CaseId);

    // Each is decided by itself; one's own may be there.
    public Demand Demand => new(AccessAction.ReadProtection, Confidentiality.N4) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class ListProtectionsHandler(Work work) : IRequestHandler<ListProtections, Answer<Page<ProtectionCard>>>
{
    public async Task<Answer<Page<ProtectionCard>>> Handle(ListProtections request, CancellationToken cancellationToken)
    {
        var seen = ProtectionCards.Seen(work);
        // To whom nothing else of the case is there, an empty list would tell that the case is.
        if (seen.IsEmpty && !Gate.Decide(work, request.Target, new Demand(AccessAction.ReadCase)).Granted)
        {
            return new(default, Denied: new(Outcome.Hidden, "A98", Duties.Audit));
        }

        await work.KeysAsync(seen.SelectMany(p => p.Texts()), cancellationToken);
        ProtectionCard[] cards = [.. seen.Select(p => ProtectionCards.Of(work, p))];
        return Answer<Page<ProtectionCard>>.Of(new(cards, null), "") with { Shown = $"{cards.Length} protection decisions read" };
    }
}

internal sealed class ListProtectionsEndpoint : Endpoint<ListProtectionsRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/protection-decisions");
        this.Door<ListProtections>("Cases", "List the protection decisions of a case that one may know of");
    }

    public override Task HandleAsync(ListProtectionsRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListProtections(req.CaseId), ct);
}
