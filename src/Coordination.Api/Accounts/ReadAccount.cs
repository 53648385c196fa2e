using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Accounts;

internal sealed record ReadAccountRequest
{
    public Guid AccountId { get; init; }
}

internal sealed class ReadAccountValidator : Validator<ReadAccountRequest>;

internal sealed record ReadAccount(Guid AccountId) : IQuery<AccountCard>
{
    public Target Target => new() { Account = AccountId };

    public Demand Demand => AccountDemands.Read;
}

internal sealed class ReadAccountHandler(Work work) : IRequestHandler<ReadAccount, Answer<AccountCard>>
{
    public async Task<Answer<AccountCard>> Handle(ReadAccount request, CancellationToken cancellationToken) =>
        Answer<AccountCard>.Of((await AccountCards.OfAsync(work, [work.AccountStream!.State], cancellationToken))[0]);
}

internal sealed class ReadAccountEndpoint : Endpoint<ReadAccountRequest>
{
    public override void Configure()
    {
        Get("/v1/accounts/{accountId}");
        this.Door<ReadAccount>("Accounts", "Read an account");
    }

    public override Task HandleAsync(ReadAccountRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadAccount(req.AccountId), ct);
}
