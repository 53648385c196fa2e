using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>A role ends with this commit: the holder's next request is decided without it.</summary>
internal sealed record EndRoleRequest
{
    public Guid AccountId { get; init; }

    public Guid RoleId { get; init; }

    public string Reason { get; init; } = "";
}

internal sealed class EndRoleValidator : Validator<EndRoleRequest>
{
    public EndRoleValidator() => RuleFor(r => r.Reason).NotEmpty().IsCode();
}

internal sealed record EndRole(EndRoleRequest Wish) : ICommand
{
    public Target Target => new() { Account = Wish.AccountId };

    public Demand Demand => AccountDemands.Manage(Wish.AccountId);
}

internal sealed class EndRoleHandler(Work work) : IRequestHandler<EndRole, Reply>
{
    public async Task<Reply> Handle(EndRole request, CancellationToken cancellationToken)
    {
        var (wish, stream) = (request.Wish, work.AccountStream!);
        var led = stream.State.Grants.Where(g => g.Id == wish.RoleId && g.Role == Role.Supervisor).Select(g => g.Site);
        var last = await Roster.IsLastSupervisorAsync(work, stream.Id, led, cancellationToken);
        var decision = AccountDecider.EndRole(stream.State, wish.RoleId, wish.Reason, work.Caller.Account ?? Account.None, last, work.Stamp);
        return Work.Append(stream, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(wish.RoleId, "ended"));
    }
}

internal sealed class EndRoleEndpoint : Endpoint<EndRoleRequest>
{
    public override void Configure()
    {
        Post("/v1/accounts/{accountId}/roles/{roleId}/end");
        this.Door<EndRole>("Accounts", "End a role of an account");
    }

    public override Task HandleAsync(EndRoleRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndRole(req), ct);
}
