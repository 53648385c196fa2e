using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>
/// What was shared of a case, with whom and on which basis, the newest first, for those who record consent: entries disclosed, relays that learnt who the
/// family is, meetings held, authorities told. What was shared stays listed when consent is taken back.
/// </summary>
internal sealed record ListDisclosuresRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Only what this account, relay or meeting got.</summary>
    [QueryParam]
    public Guid? Recipient { get; init; }

    /// <summary>Only what this kind of authority was told.</summary>
    [QueryParam]
    public string? Authority { get; init; }

    /// <summary>Only what was shared on this consent; of a refusal, what those got before whom it names.</summary>
    [QueryParam]
    public Guid? Consent { get; init; }

    /// <summary>Lines on a page, 1 to 100; default 20.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    /// <summary>From the <c>next</c> link of a page.</summary>
    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListDisclosuresValidator : Validator<ListDisclosuresRequest>
{
    public ListDisclosuresValidator()
    {
        RuleFor(r => r.Authority).IsCode();
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || TimelinePlace.Read(c) is not null).WithMessage("This is no cursor of this list: begin with the first page.");
    }
}

internal sealed record ListDisclosures(Guid CaseId, DisclosureFilter Filter, TimelinePlace? After, int Limit) : IQuery<Page<DisclosureLine>>
{
    public Target Target => Target.OfCase(CaseId);

    // Whoever writes consent down must be able to say what was shared on it, after it was taken back too.
    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class ListDisclosuresHandler(Work work) : IRequestHandler<ListDisclosures, Answer<Page<DisclosureLine>>>
{
    public async Task<Answer<Page<DisclosureLine>>> Handle(ListDisclosures request, CancellationToken cancellationToken)
    {
        var lines = await DisclosureLines.OfAsync(work, request.Filter, cancellationToken);
        var page = Cursor.Page(DisclosureLines.After(request.After, lines), request.Limit, last => new TimelinePlace(last.Stamp.At, last.Id).Word);
        await work.KeysAsync(page.Items.SelectMany(DisclosureLine.Texts), cancellationToken);
        var shown = new Page<DisclosureLine>([.. page.Items.Select(line => DisclosureLine.Of(work, line))], page.Next);
        return Answer<Page<DisclosureLine>>.Of(shown, "") with { Shown = $"disclosures {shown.Items.Count}" };
    }
}

internal sealed class ListDisclosuresEndpoint : Endpoint<ListDisclosuresRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/disclosures");
        this.Door<ListDisclosures>("Cases", "List what was shared of a case, with whom and on which basis");
    }

    public override Task HandleAsync(ListDisclosuresRequest req, CancellationToken ct) => this.SendPageAsync(
        req,
        new ListDisclosures(req.CaseId, new DisclosureFilter(req.Recipient, req.Authority, req.Consent), TimelinePlace.Read(req.Cursor), req.Limit ?? Http.Cursor.Usual),
        ct);
}
