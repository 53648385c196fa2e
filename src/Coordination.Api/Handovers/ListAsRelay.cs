using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Handovers;

/// <summary>What the caller's relay was asked, latest first. Each is decided by itself: a page may show fewer than it holds.</summary>
internal sealed record ListAsRelayRequest
{
    /// <summary>true running (the effective ones included), false closed; default both.</summary>
    [QueryParam]
    public bool? Open { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }
}

internal sealed class ListAsRelayValidator : Validator<ListAsRelayRequest>
{
    public ListAsRelayValidator() =>
        RuleFor(r => r.Cursor).Must(c => c is null || HandoverPlace.Read(c) is not null).WithMessage("This cursor comes from no page of this list.");
}

/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record ListAsRelay(bool? Open, HandoverPlace? After, int Limit, Func<string, string> Link) : IQuery<Page<RequestRow>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListAsRelayHandler(Work work) : IRequestHandler<ListAsRelay, Answer<Page<RequestRow>>>
{
    public async Task<Answer<Page<RequestRow>>> Handle(ListAsRelay request, CancellationToken cancellationToken)
    {
        var relays = work.Caller.Relays(work.Now);
        var page = await Cursor.FilledAsync<HandoverPlace?, HandoverRow, RequestRow>(
            request.Limit,
            request.After,
            (after, rows) => HandoverHeads.PageOfRelaysAsync(work, relays, request.Open, after, rows, cancellationToken),
            rows => ShownAsync(rows, cancellationToken),
            row => new HandoverPlace(row.AskedAt, row.Handover),
            row => request.Link(row.Word));
        return Answer<Page<RequestRow>>.Of(page) with { Shown = $"requests {page.Items.Count}" };
    }

    private async Task<IEnumerable<(HandoverRow Row, RequestRow Item)>> ShownAsync(IReadOnlyList<HandoverRow> rows, CancellationToken ct)
    {
        var stored = (await work.ReadManyAsync<Handover>(rows.Select(r => r.Handover), ct)).ToDictionary(h => h.Id);
        var files = (await work.ReadManyAsync<CaseFile>(stored.Values.Select(h => h.Case), ct)).ToDictionary(f => f.Id);
        return from row in rows
               let h = stored[row.Handover]
               where Gate.Listed(work, files[h.Case], h).Granted
               select (row, new RequestRow(h.Id, References.Of(h.Id), h.Status, h.Kind, h.Need, h.Urgency, h.AskedAt));
    }
}

internal sealed class ListAsRelayEndpoint : Endpoint<ListAsRelayRequest>
{
    public override void Configure()
    {
        Get("/v1/relay/requests");
        this.Door<ListAsRelay>("Relay's own door", "List the requests that my relay was sent");
    }

    public override Task HandleAsync(ListAsRelayRequest req, CancellationToken ct) => this.SendQueryAsync(
        req, new ListAsRelay(req.Open, HandoverPlace.Read(req.Cursor), Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)), ct);
}
