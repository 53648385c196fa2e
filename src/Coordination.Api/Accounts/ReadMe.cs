using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Accounts;

/// <summary>Who I am here: roles, sites, absences, language.</summary>
internal sealed record ReadMe : IQuery<AccountCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.ReadOwn;
}

internal sealed class ReadMeHandler(Work work) : IRequestHandler<ReadMe, Answer<AccountCard>>
{
    public async Task<Answer<AccountCard>> Handle(ReadMe request, CancellationToken cancellationToken) => work.Caller.Account is { } me
        ? Answer<AccountCard>.Of((await AccountCards.OfAsync(work, [me], cancellationToken))[0])
        : new(null, Refusal: AccountRefusals.Unknown);
}

internal sealed class ReadMeEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Get("/v1/me");
        this.Door<ReadMe>("Accounts", "Read my own account");
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadMe(), ct);
}
