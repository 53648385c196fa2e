using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Relays;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Relays;

/// <summary>Relays for a case, best fit first, each with every reason for and against. No hidden ranking.</summary>
internal sealed record ProposeRelaysRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Kind code; default every kind.</summary>
    [QueryParam]
    public string? Kind { get; init; }

    /// <summary>Day help would start; default today.</summary>
    [QueryParam]
    public DateOnly? ExpectedEntry { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }
}

internal sealed class ProposeRelaysValidator : Validator<ProposeRelaysRequest>
{
    public ProposeRelaysValidator()
    {
        RuleFor(r => r.Kind).IsRelayKind();
        RuleFor(r => r.Cursor).Must(c => c is null || Proposals.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="OrderInWords">How the list is sorted.</param>
/// <param name="Items">The relays of this page.</param>
/// <param name="Next">Link to the next page.</param>
internal sealed record ProposalPage(Label OrderInWords, IReadOnlyList<Fit> Items, string? Next);

/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record ProposeRelays(Guid CaseId, string? Kind, DateOnly? ExpectedEntry, string? Cursor, int Limit, Func<string, string> Link) : IQuery<ProposalPage>
{
    public Target Target => Target.OfCase(CaseId);

    // Who may ask relays for this case is shown whom to ask.
    public Demand Demand => new(AccessAction.AskHandover);
}

internal sealed class ProposeRelaysHandler(Work work) : IRequestHandler<ProposeRelays, Answer<ProposalPage>>
{
    public async Task<Answer<ProposalPage>> Handle(ProposeRelays request, CancellationToken cancellationToken)
    {
        var fits = await Proposals.OfAsync(work, request.Kind, request.ExpectedEntry, cancellationToken);
        List<Fit> rows = [.. Proposals.After(fits, request.Cursor).Take(request.Limit + 1)];
        var page = Cursor.Page(rows, request.Limit, last => request.Link(Proposals.Word(last)));
        return Answer<ProposalPage>.Of(new(Fit.OrderInWords, page.Items, page.Next), "") with { Shown = $"relays {page.Items.Count}" };
    }
}

internal sealed class ProposeRelaysEndpoint : Endpoint<ProposeRelaysRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/relay-proposals");
        this.Door<ProposeRelays>("Relays", "Propose relays for a case, with the reasons for and against");
    }

    public override Task HandleAsync(ProposeRelaysRequest req, CancellationToken ct) => this.SendQueryAsync(
        req, new ProposeRelays(req.CaseId, req.Kind, req.ExpectedEntry, req.Cursor, Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)), ct);
}
