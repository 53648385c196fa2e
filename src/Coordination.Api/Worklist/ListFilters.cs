using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>Filters that I keep, by name.</summary>
internal sealed record ListFilters : IQuery<Page<ListFilter>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.ReadOwn;
}

internal sealed class ListFiltersHandler(Work work) : IRequestHandler<ListFilters, Answer<Page<ListFilter>>>
{
    public Task<Answer<Page<ListFilter>>> Handle(ListFilters request, CancellationToken cancellationToken)
    {
        ListFilter[] kept = [.. (work.Caller.Account?.Filters ?? []).OrderBy(f => f.Name, StringComparer.Ordinal)];
        return Task.FromResult(Answer<Page<ListFilter>>.Of(new(kept, null)) with { Shown = $"{kept.Length} filters" });
    }
}

internal sealed class ListFiltersEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Get("/v1/me/filters");
        this.Door<ListFilters>("Worklist", "List the filters of my list");
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListFilters(), ct);
}
