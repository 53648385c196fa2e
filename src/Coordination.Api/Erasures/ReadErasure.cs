using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Erasures;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Erasures;

/// <summary>How an erasure stands: proposed, lapsed, declined, decided or done. For those who propose and those who agree; it tells nothing of the person.</summary>
internal sealed record ReadErasureRequest
{
    public Guid PersonId { get; init; }
}

internal sealed class ReadErasureValidator : Validator<ReadErasureRequest>;

internal sealed record ReadErasure(Guid PersonId) : IQuery<ErasureCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadErasure);
}

/// <summary>How an erasure stands.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="State"><c>proposed</c>, <c>lapsed</c>, <c>declined</c>, <c>decided</c> or <c>done</c>.</param>
internal sealed record ErasureCard(Guid PersonId, string State)
{
    /// <summary>Coded ground.</summary>
    public string? Ground { get; init; }

    /// <summary>Account of who proposed it.</summary>
    public Guid? ProposedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>Last day until which her record is to be kept.</summary>
    public DateOnly? KeptUntil { get; init; }

    /// <summary>When her keys were destroyed.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

internal sealed class ReadErasureHandler(Work work) : IRequestHandler<ReadErasure, Answer<ErasureCard>>
{
    public async Task<Answer<ErasureCard>> Handle(ReadErasure request, CancellationToken cancellationToken)
    {
        var erasure = (await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(request.PersonId), cancellationToken)).State;
        if (erasure.Id == Guid.Empty)
        {
            return Answer<ErasureCard>.Missing("proposal to erase this person");
        }

        var card = new ErasureCard(request.PersonId, StateOf(erasure))
        {
            Ground = erasure.Proposal?.Ground ?? erasure.Open?.Ground,
            ProposedBy = erasure.Proposal?.Stamp.By ?? erasure.Open?.AskedBy,
            ProposedAt = erasure.Proposal?.Stamp.At,
            KeptUntil = erasure.Proposal?.KeptUntil ?? erasure.Open?.KeptUntil,
            DoneAt = erasure.Done?.At,
        };
        return Answer<ErasureCard>.Of(card, "") with { Shown = $"person {request.PersonId}" };
    }

    private string StateOf(Erasure erasure) => erasure switch
    {
        { Open: not null } => "decided",
        { Proposal: { } proposal } => Retention.Stands(proposal.Stamp.At, work.Now) ? "proposed" : "lapsed",
        { Done: not null } => "done",
        _ => "declined",
    };
}

internal sealed class ReadErasureEndpoint : Endpoint<ReadErasureRequest>
{
    public override void Configure()
    {
        Get("/v1/erasures/{personId}");
        this.Door<ReadErasure>("Persons' rights", "Read how an erasure stands");
    }

    public override Task HandleAsync(ReadErasureRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadErasure(req.PersonId), ct);
}
