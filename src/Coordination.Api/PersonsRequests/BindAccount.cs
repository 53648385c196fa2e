using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// A coordinator who saw the person and her identity binds her own account to her: from then on the account reads what is kept about her. The account has
/// the role of a parent for this very person, which a supervisor gave it: it takes two. It ends like any relation.
/// </summary>
internal sealed record BindAccountRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Account whose role of a parent names this person.</summary>
    public Guid AccountId { get; init; }
}

internal sealed class BindAccountValidator : Validator<BindAccountRequest>
{
    public BindAccountValidator()
    {
        RuleFor(r => r.AccountId).NotEmpty();
    }
}

internal sealed record BindAccount(BindAccountRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class BindAccountHandler(Work work) : IRequestHandler<BindAccount, Reply>
{
    public async Task<Reply> Handle(BindAccount request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (wish.AccountId == work.Caller.Id)
        {
            return Reply.Refused(RelationRefusals.Own);
        }

        var account = await work.LoadAsync<Account>(wish.AccountId, cancellationToken);
        if (account?.GrantsAt(work.Now).FirstOrDefault(g => g.Role == Role.Parent && g.Person == wish.PersonId) is not { } grant)
        {
            return Reply.Refused(RelationRefusals.UnknownHolder with { Field = "accountId" });
        }

        var known = file.State.Relations.FirstOrDefault(r => r.Role == RelationRole.Parent && r.Holder == wish.AccountId && r.Person == wish.PersonId && r.ActiveAt(work.Now));
        var granted = new RelationGranted(
            known?.Id ?? work.NewId(), wish.AccountId, HolderKind.Account, RelationRole.Parent, RelationBasis.Help, wish.PersonId, known?.From ?? work.Now, null, ProofKind.Assignment, grant.Id, work.Stamp);
        return Work.Append(file, RelationDecider.Grant(file.State, granted)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(granted.Relation, "bound") { CaseId = file.Id });
    }
}

internal sealed class BindAccountEndpoint : Endpoint<BindAccountRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons/{personId}/account");
        this.Door<BindAccount>("Persons' rights", "Bind a person's own account to her");
    }

    public override Task HandleAsync(BindAccountRequest req, CancellationToken ct) => this.SendCommandAsync(req, new BindAccount(req), ct);
}
