using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Worklist.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>What I owe and by when: mine, my sites' desks, and the lists of those I cover today.</summary>
internal sealed record ReadWorklistRequest
{
    /// <summary>Row of the plan, for example F02, or of a red flag, for example RF-SELF_HARM-assess. Flags have codes of their own: one that nothing is owed by answers with an empty list.</summary>
    [QueryParam]
    public string? Code { get; init; }

    /// <summary>Only of this site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    /// <summary>Due before this instant, RFC 3339 with offset.</summary>
    [QueryParam]
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Only what is owed for this case.</summary>
    [QueryParam]
    public Guid? CaseId { get; init; }

    /// <summary><c>now</c>: only what can be done already.</summary>
    [QueryParam]
    public string? Open { get; init; }

    /// <summary>Rows on a page, 1 to 100; default 20.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    /// <summary>From the <c>next</c> link of a page.</summary>
    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ReadWorklistValidator : Validator<ReadWorklistRequest>
{
    public ReadWorklistValidator()
    {
        RuleFor(r => r.Code).MaximumLength(60);
        RuleFor(r => r.Site).Must(s => s is null || Slug.IsValid(s)).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
        RuleFor(r => r.Open).Must(o => o is null or "now").WithMessage("Only 'now' is known here.");
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || ReadWorklist.TryRead(c, out _)).WithMessage("This is no cursor of this list: begin with the first page.");
    }
}

internal sealed record ReadWorklist(OwedFilter Filter, OwedKey After, int Limit) : IQuery<Page<WorklistRow>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadWorklist);

    public static bool TryRead(string cursor, out OwedKey key)
    {
        key = OwedKey.First;
        if (!Cursor.TryRead(cursor, out var parts) || parts.Length != 3 || !short.TryParse(parts[0], CultureInfo.InvariantCulture, out var urgency)
            || !DateTimeOffset.TryParseExact(parts[1], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) || !Guid.TryParse(parts[2], out var id))
        {
            return false;
        }

        key = new OwedKey(urgency, due, id);
        return true;
    }
}

internal sealed class ReadWorklistHandler(Work work) : IRequestHandler<ReadWorklist, Answer<Page<WorklistRow>>>
{
    public async Task<Answer<Page<WorklistRow>>> Handle(ReadWorklist request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Filter.Site, cancellationToken) is { } unknown)
        {
            return new(default, Refusal: unknown);
        }

        var page = await Cursor.FilledAsync<OwedKey, OwedRow, WorklistRow>(
            request.Limit,
            request.After,
            (after, rows) => OwedList.ReadAsync(work, request.Filter, after, rows, cancellationToken),
            async rows =>
            {
                var shown = await WorklistRows.OfAsync(work, rows, cancellationToken);
                // A row that shows no content must not answer a question about its content either.
                return rows.Zip(shown).Where(row => request.Filter.Code is null || row.Second.Code is not null);
            },
            row => new OwedKey((short)row.Urgency, row.DueAt, row.Id),
            row => Cursor.Write((short)row.Urgency, row.DueAt, row.Id));
        return Answer<Page<WorklistRow>>.Of(page) with { Shown = WorklistRows.Told(page.Items) };
    }
}

internal sealed class ReadWorklistEndpoint : Endpoint<ReadWorklistRequest>
{
    public override void Configure()
    {
        Get("/v1/worklist");
        this.Door<ReadWorklist>("Worklist", "What I owe and by when, most urgent first");
    }

    public override Task HandleAsync(ReadWorklistRequest req, CancellationToken ct)
    {
        var after = req.Cursor is not null && ReadWorklist.TryRead(req.Cursor, out var key) ? key : OwedKey.First;
        var filter = new OwedFilter { Code = req.Code, Site = req.Site, Case = req.CaseId, DueBefore = req.DueBefore?.ToUniversalTime(), OpenNow = req.Open is not null };
        return this.SendPageAsync(req, new ReadWorklist(filter, after, req.Limit ?? Http.Cursor.Usual), ct);
    }
}
