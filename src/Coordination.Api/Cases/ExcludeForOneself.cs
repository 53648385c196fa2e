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

namespace Coordination.Api.Cases;

/// <summary>A person names, by her own account, a professional who must not see the file: as her journal names him. No reason is asked; effective with the commit.</summary>
internal sealed record ExcludeForOneselfRequest
{
    public Guid CaseId { get; init; }

    /// <summary>The professional.</summary>
    public Guid AccountId { get; init; }
}

internal sealed class ExcludeForOneselfValidator : Validator<ExcludeForOneselfRequest>
{
    public ExcludeForOneselfValidator()
    {
        RuleFor(r => r.AccountId).NotEmpty();
    }
}

internal sealed record ExcludeForOneself(ExcludeForOneselfRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.LimitSharing);
}

internal sealed class ExcludeForOneselfHandler(Work work) : IRequestHandler<ExcludeForOneself, Reply>
{
    public async Task<Reply> Handle(ExcludeForOneself request, CancellationToken cancellationToken)
    {
        var (excluded, file, me) = (request.Wish.AccountId, work.Case, Persons.OfCaller(work, work.Case.State)!.Value);
        if (RelationDecider.MayNotExclude(file.State, me, HolderKind.Account) is { } refused)
        {
            return Reply.Refused(refused);
        }

        if (excluded == work.Caller.Id || await work.LoadAsync<Account>(excluded, cancellationToken) is null)
        {
            return Reply.Refused(RelationRefusals.UnknownPartner);
        }

        var (exclusion, refusal) = await Exclusions.ExcludeAsync(work, me, excluded, HolderKind.Account, null, cancellationToken);
        return refusal is not null ? Reply.Refused(refusal) : Reply.Done(new Receipt(exclusion, "excluded") { CaseId = file.Id });
    }
}

internal sealed class ExcludeForOneselfEndpoint : Endpoint<ExcludeForOneselfRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/mine/exclusions");
        this.Door<ExcludeForOneself>("Persons' rights", "Exclude a professional for oneself");
    }

    public override Task HandleAsync(ExcludeForOneselfRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ExcludeForOneself(req), ct);
}
