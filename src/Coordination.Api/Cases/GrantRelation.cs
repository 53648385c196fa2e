using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Somebody gets a relation to the case: dated, with a proof, and given by another than who gets it.</summary>
internal sealed record GrantRelationRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Account or relay.</summary>
    public Guid Holder { get; init; }

    public HolderKind HolderKind { get; init; } = HolderKind.Account;

    /// <summary>coordinator (of another site too), treating, careMember, mandated, supervisor.</summary>
    public RelationRole Role { get; init; }

    public RelationBasis Basis { get; init; } = RelationBasis.Help;

    /// <summary>Person a mandate concerns.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Default in 90 days, or with the mandate it rests on where that is over before.</summary>
    public DateTimeOffset? Until { get; init; }

    public ProofKind Proof { get; init; } = ProofKind.Assignment;

    /// <summary>
    /// An alert of this case, or a running handover or invitation of it that is the holder's; or a mandate of its register that runs; or the assignment by its own id. An alert
    /// gives no care, a handover nothing else, a mandate only what is done under it. A cover lets in by itself.
    /// </summary>
    public Guid ProofId { get; init; }
}

internal sealed class GrantRelationValidator : Validator<GrantRelationRequest>
{
    public GrantRelationValidator()
    {
        RuleFor(r => r.Holder).NotEmpty();
        RuleFor(r => r.ProofId).NotEmpty();
    }
}

internal sealed record GrantRelation(GrantRelationRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.Reassign);
}

internal sealed class GrantRelationHandler(Work work) : IRequestHandler<GrantRelation, Reply>
{
    public async Task<Reply> Handle(GrantRelation request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (await RelationWishes.FaultAsync(work, new(wish.Holder, wish.HolderKind, wish.Role, wish.Basis, wish.Proof, wish.ProofId), cancellationToken) is { } fault)
        {
            return Reply.Refused(fault);
        }

        var known = file.State.Relations.FirstOrDefault(r => (r.Holder, r.Role, r.Person, r.Proof, r.ProofId) == (wish.Holder, wish.Role, wish.PersonId, wish.Proof, wish.ProofId) && r.ActiveAt(work.Now));
        var from = wish.From?.ToUniversalTime() ?? work.Now;
        var granted = new RelationGranted(
            known?.Id ?? work.NewId(), wish.Holder, wish.HolderKind, wish.Role, wish.Basis, wish.PersonId, from,
            wish.Until?.ToUniversalTime() ?? known?.Until ?? Earlier(from + RelationWishes.Usual, RelationProofs.OverAt(file.State, wish.Proof, wish.ProofId)), wish.Proof, wish.ProofId, work.Stamp);
        return Work.Append(file, RelationDecider.Grant(file.State, granted)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(granted.Relation) { CaseId = file.Id });
    }

    private static DateTimeOffset Earlier(DateTimeOffset usual, DateTimeOffset? over) => over < usual ? over.Value : usual;
}

internal sealed class GrantRelationEndpoint : Endpoint<GrantRelationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/relations");
        this.Door<GrantRelation>("Cases", "Give somebody a dated relation to the case");
    }

    public override Task HandleAsync(GrantRelationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new GrantRelation(req), ct);
}
