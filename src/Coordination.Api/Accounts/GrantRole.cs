using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>An account may act as something more.</summary>
internal sealed record GrantRoleRequest
{
    public Guid AccountId { get; init; }

    public Role Role { get; init; }

    /// <summary>Site the role is for; needed by a role that belongs to a site.</summary>
    public string? Site { get; init; }

    /// <summary><c>midwife</c>, <c>socialWorker</c> or another discipline; a coordinator is one of these two.</summary>
    public string? Discipline { get; init; }

    /// <summary>Service record, for a relay's account.</summary>
    public Guid? RelayId { get; init; }

    /// <summary>Person of a case, for a parent's account.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>What shows that the role is rightly given.</summary>
    public string Proof { get; init; } = "";
}

internal sealed class GrantRoleValidator : Validator<GrantRoleRequest>
{
    public GrantRoleValidator()
    {
        RuleFor(r => r.Role).NotEmpty();
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Discipline).IsWord();
        RuleFor(r => r.Proof).NotEmpty().MaximumLength(200);
    }
}

internal sealed record GrantRole(GrantRoleRequest Wish) : ICommand
{
    public Target Target => new() { Account = Wish.AccountId, Site = Wish.Site };

    public Demand Demand => AccountDemands.Manage(Wish.AccountId);
}

internal sealed class GrantRoleHandler(Work work) : IRequestHandler<GrantRole, Reply>
{
    public async Task<Reply> Handle(GrantRole request, CancellationToken cancellationToken)
    {
        var (wish, stream) = (request.Wish, work.AccountStream!);
        await work.KeysAsync([stream.Id], cancellationToken);
        var given = new Grant(
            work.NewId(), wish.Role, wish.Site, wish.Discipline, wish.RelayId, wish.PersonId, wish.From?.ToUniversalTime() ?? work.Now, wish.Until?.ToUniversalTime(), "");
        var grant = AccountFields.Proven(work, stream.Id, given, wish.Proof);
        var decision = AccountDecider.GiveRole(stream.State, grant, work.Caller.Account ?? Account.None, siteIsLed: true, work.Stamp);
        if (Work.Append(stream, decision) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        var held = stream.State.Grants.Last(g => g.Ended is null && g.SameRightAs(grant));
        return Reply.Created(new Receipt(held.Id), $"/v1/accounts/{stream.Id}");
    }
}

internal sealed class GrantRoleEndpoint : Endpoint<GrantRoleRequest>
{
    public override void Configure()
    {
        Post("/v1/accounts/{accountId}/roles");
        this.Door<GrantRole>("Accounts", "Give a role to an account", creates: true);
    }

    public override Task HandleAsync(GrantRoleRequest req, CancellationToken ct) => this.SendCommandAsync(req, new GrantRole(req), ct);
}
