using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Handovers;

/// <summary>What a case asked of relays, latest first.</summary>
internal sealed record ListHandoversRequest
{
    public Guid CaseId { get; init; }

    /// <summary>true running (the effective ones included), false closed; default both.</summary>
    [QueryParam]
    public bool? Open { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }
}

internal sealed class ListHandoversValidator : Validator<ListHandoversRequest>
{
    public ListHandoversValidator() =>
        RuleFor(r => r.Cursor).Must(c => c is null || HandoverPlace.Read(c) is not null).WithMessage("This cursor comes from no page of this list.");
}

/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record ListHandovers(Guid CaseId, bool? Open, HandoverPlace? After, int Limit, Func<string, string> Link) : IQuery<Page<HandoverCard>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ListHandoversHandler(Work work) : IRequestHandler<ListHandovers, Answer<Page<HandoverCard>>>
{
    public async Task<Answer<Page<HandoverCard>>> Handle(ListHandovers request, CancellationToken cancellationToken)
    {
        var page = await Cursor.FilledAsync<HandoverPlace?, HandoverRow, HandoverCard>(
            request.Limit,
            request.After,
            (after, rows) => HandoverHeads.PageOfCaseAsync(work, request.CaseId, request.Open, after, rows, cancellationToken),
            rows => ShownAsync(request, rows, cancellationToken),
            row => new HandoverPlace(row.AskedAt, row.Handover),
            row => request.Link(row.Word));
        return Answer<Page<HandoverCard>>.Of(page, "") with { Shown = $"handovers {page.Items.Count}" };
    }

    private async Task<IEnumerable<(HandoverRow Row, HandoverCard Item)>> ShownAsync(IDoor request, IReadOnlyList<HandoverRow> rows, CancellationToken ct)
    {
        var stored = (await work.ReadManyAsync<Handover>(rows.Select(r => r.Handover), ct)).ToDictionary(h => h.Id);
        var cards = (await HandoverCards.OfAsync(work, request, [.. rows.Select(r => stored[r.Handover])], ct)).ToDictionary(card => card.Id);
        return rows.Where(r => cards.ContainsKey(r.Handover)).Select(r => (r, cards[r.Handover]));
    }
}

internal sealed class ListHandoversEndpoint : Endpoint<ListHandoversRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/handovers");
        this.Door<ListHandovers>("Handovers", "List the handovers of a case");
    }

    public override Task HandleAsync(ListHandoversRequest req, CancellationToken ct) => this.SendQueryAsync(
        req, new ListHandovers(req.CaseId, req.Open, HandoverPlace.Read(req.Cursor), Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)), ct);
}
