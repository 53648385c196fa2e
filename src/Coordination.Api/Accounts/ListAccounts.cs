using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using Npgsql;

namespace Coordination.Api.Accounts;

/// <summary>Accounts of the service, in the order of their ids: names are sealed and cannot be sorted by.</summary>
internal sealed record ListAccountsRequest
{
    /// <summary>Only those with a role at this site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    /// <summary>Only those with this role.</summary>
    [QueryParam]
    public Role? Role { get; init; }

    /// <summary>Rows on a page, 1 to 100; default 20.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListAccountsValidator : Validator<ListAccountsRequest>
{
    public ListAccountsValidator()
    {
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || ListAccounts.TryRead(c, out _)).WithMessage("This is no cursor of this list: begin with the first page.");
    }
}

internal sealed record ListAccounts(string? Site, Role? Role, Guid After, int Limit) : IQuery<Page<AccountCard>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.Read;

    public static bool TryRead(string cursor, out Guid after)
    {
        after = Guid.Empty;
        return Cursor.TryRead(cursor, out var parts) && parts is [var id] && Guid.TryParse(id, out after);
    }
}

internal sealed class ListAccountsHandler(Work work) : IRequestHandler<ListAccounts, Answer<Page<AccountCard>>>
{
    private const string Ids = """
        select a.id from coordination.mt_doc_account a
        where a.tenant_id = $1 and a.id > $2 and (($3::text is null and $4::text is null) or exists (
            select from coordination.roster r
            where r.tenant_id = $1 and r.account = a.id and ($3 is null or r.site = $3) and ($4 is null or r.role = $4)))
        order by a.id limit $5
        """;

    public async Task<Answer<Page<AccountCard>>> Handle(ListAccounts request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Site, cancellationToken) is { } unknown)
        {
            return new(default, Refusal: unknown);
        }

        var page = Cursor.Page(await IdsAsync(request, cancellationToken), request.Limit, id => Cursor.Write(id));
        var accounts = await work.Session.LoadManyAsync<Account>(cancellationToken, [.. page.Items]);
        var cards = await AccountCards.OfAsync(work, [.. page.Items.Select(id => accounts.Single(a => a.Id == id))], cancellationToken);
        return Answer<Page<AccountCard>>.Of(new(cards, page.Next)) with { Shown = $"accounts {cards.Length}" };
    }

    private async Task<List<Guid>> IdsAsync(ListAccounts request, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Ids, await work.ConnectionAsync(ct));
        command.Add(work.Service, request.After, request.Site, request.Role?.ToString(), request.Limit + 1);
        List<Guid> ids = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}

internal sealed class ListAccountsEndpoint : Endpoint<ListAccountsRequest>
{
    public override void Configure()
    {
        Get("/v1/accounts");
        this.Door<ListAccounts>("Accounts", "List the accounts of the service");
    }

    public override Task HandleAsync(ListAccountsRequest req, CancellationToken ct)
    {
        var after = req.Cursor is not null && ListAccounts.TryRead(req.Cursor, out var id) ? id : Guid.Empty;
        return this.SendPageAsync(req, new ListAccounts(req.Site, req.Role, after, req.Limit ?? Http.Cursor.Usual), ct);
    }
}
