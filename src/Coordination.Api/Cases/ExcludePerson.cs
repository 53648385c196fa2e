using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A person of the case names a professional, a service or somebody of the case who must not see it. No reason is asked; effective with the commit.</summary>
internal sealed record ExcludePersonRequest
{
    public Guid CaseId { get; init; }

    /// <summary>The professional.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Or the service.</summary>
    public Guid? RelayId { get; init; }

    /// <summary>Or somebody of the case herself, a parent of hers for example: she neither represents nor assists anybody, reads nothing and is written nothing.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Person who asks; default the mother.</summary>
    public Guid? By { get; init; }

    /// <summary>What she said, when she said something.</summary>
    public string? Reason { get; init; }
}

internal sealed class ExcludePersonValidator : Validator<ExcludePersonRequest>
{
    public ExcludePersonValidator()
    {
        RuleFor(r => r).Must(r => new[] { r.AccountId, r.RelayId, r.PersonId }.Count(id => id is not null) == 1).OverridePropertyName("accountId").WithMessage("Name an account, a relay or a person of the case.");
        RuleFor(r => r.Reason).MaximumLength(2000);
    }
}

/// <summary>A coordinator writes down the person's own word, as she does with a consent: also after a withdrawal, also against herself.</summary>
internal sealed record ExcludePerson(ExcludePersonRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class ExcludePersonHandler(Work work) : IRequestHandler<ExcludePerson, Reply>
{
    public async Task<Reply> Handle(ExcludePerson request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var by = wish.By ?? file.State.Mother;
        if (!await IsKnownAsync(wish, cancellationToken))
        {
            return Reply.Refused(RelationRefusals.UnknownPartner);
        }

        await work.KeysAsync([by], cancellationToken);
        var (excluded, kind) = wish.AccountId is { } account ? (account, HolderKind.Account) : wish.RelayId is { } relay ? (relay, HolderKind.Relay) : (wish.PersonId!.Value, HolderKind.Person);
        var reason = work.SealOrNull(by, file.Id, CaseFields.Exclusion, wish.Reason);
        var (exclusion, refusal) = await Exclusions.ExcludeAsync(work, by, excluded, kind, reason, cancellationToken);
        return refusal is not null ? Reply.Refused(refusal) : Reply.Done(new Receipt(exclusion) { CaseId = file.Id });
    }

    private async Task<bool> IsKnownAsync(ExcludePersonRequest wish, CancellationToken ct) =>
        wish.PersonId is { } person ? work.Case.State.Find(person) is not null && person != (wish.By ?? work.Case.State.Mother)
        : wish.AccountId is { } account ? await work.LoadAsync<Account>(account, ct) is not null : await work.LoadAsync<Relay>(wish.RelayId!.Value, ct) is not null;
}

internal sealed class ExcludePersonEndpoint : Endpoint<ExcludePersonRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/exclusions");
        this.Door<ExcludePerson>("Cases", "A person excludes a professional or a service");
    }

    public override Task HandleAsync(ExcludePersonRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ExcludePerson(req), ct);
}
