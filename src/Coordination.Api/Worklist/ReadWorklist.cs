using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Worklist.Views;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>What I owe and by when: mine, my sites' desks, and the lists of those I cover today.</summary>
internal sealed record ReadWorklistRequest : WorklistWish
{
    /// <summary>A filter that I keep, by its name. What is asked beside it takes the place of what it says.</summary>
    [QueryParam]
    public string? Filter { get; init; }

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
        Include(new WorklistShape());
        RuleFor(r => r.Filter).Must(f => f is null || Slug.IsValid(f)).WithMessage("A filter has a name of up to 40 of a-z, 0-9 and '-'.");
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || ReadWorklist.TryRead(c, out _)).WithMessage("This is no cursor of this list: begin with the first page.");
    }
}

internal sealed record ReadWorklist(OwedFilter Filter, OwedKey After, int Limit) : IQuery<Page<WorklistRow>>
{
    /// <summary>Name of a filter that the caller keeps.</summary>
    public string? Kept { get; init; }

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

        if (KeptFilters.Of(work, request.Kept, request.Filter) is not { } filter)
        {
            return new(default, Refusal: OwnListRefusals.NoSuchFilter);
        }

        var page = await Cursor.FilledAsync<OwedKey, OwedRow, WorklistRow>(
            request.Limit,
            request.After,
            (after, rows) => OwedList.ReadAsync(work, filter, after, rows, cancellationToken),
            async rows =>
            {
                var shown = await WorklistRows.OfAsync(work, rows, cancellationToken);
                // A row that shows no content must not answer a question about its content either.
                return rows.Zip(shown).Where(row => !filter.AsksContent || row.Second.Code is not null);
            },
            row => OwedKey.Of(row, filter),
            row => OwedKey.Of(row, filter) is var key ? Cursor.Write(key.Urgency, key.DueAt, key.Id) : "");
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
        return this.SendPageAsync(req, new ReadWorklist(req.Asked, after, req.Limit ?? Http.Cursor.Usual) { Kept = req.Filter }, ct);
    }
}
