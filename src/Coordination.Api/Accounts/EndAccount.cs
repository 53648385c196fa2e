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

/// <summary>The login acts here no more, and is never used again.</summary>
internal sealed record EndAccountRequest
{
    public Guid AccountId { get; init; }

    public string Reason { get; init; } = "";
}

internal sealed class EndAccountValidator : Validator<EndAccountRequest>
{
    public EndAccountValidator() => RuleFor(r => r.Reason).NotEmpty().IsCode();
}

internal sealed record EndAccount(EndAccountRequest Wish) : ICommand
{
    public Target Target => new() { Account = Wish.AccountId };

    public Demand Demand => AccountDemands.Manage(Wish.AccountId);
}

internal sealed class EndAccountHandler(Work work) : IRequestHandler<EndAccount, Reply>
{
    public async Task<Reply> Handle(EndAccount request, CancellationToken cancellationToken)
    {
        var stream = work.AccountStream!;
        var led = stream.State.GrantsAt(work.Now).Where(g => g.Role == Role.Supervisor).Select(g => g.Site);
        var last = await Roster.IsLastSupervisorAsync(work, stream.Id, led, cancellationToken);
        var decision = AccountDecider.End(stream.State, request.Wish.Reason, work.Caller.Account ?? Account.None, last, work.Stamp);
        return Work.Append(stream, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(stream.Id, "ended"));
    }
}

internal sealed class EndAccountEndpoint : Endpoint<EndAccountRequest>
{
    public override void Configure()
    {
        Post("/v1/accounts/{accountId}/end");
        this.Door<EndAccount>("Accounts", "End an account");
    }

    public override Task HandleAsync(EndAccountRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndAccount(req), ct);
}
