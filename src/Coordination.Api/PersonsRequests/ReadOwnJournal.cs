using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// Who looked at, or wrote in, what is kept about the caller, the latest first: by function, and by name where the site chose so. Emergency accesses are in it.
/// Where a limit protects her, what could give her away on a watched device is not. Anybody else of the case finds what was done for requests about
/// himself, always that and nothing more: what a line more or less would tell is not his to know.
/// </summary>
internal sealed record ReadOwnJournalRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ReadOwnJournalValidator : Validator<ReadOwnJournalRequest>
{
    public ReadOwnJournalValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || JournalRows.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="CaseId">Case of which the caller is a person.</param>
/// <param name="After">Entry with which the page before ended.</param>
/// <param name="Limit">Rows.</param>
internal sealed record ReadOwnJournal(Guid CaseId, Guid? After, int Limit) : IQuery<Page<JournalLine>>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadAccessJournal);
}

internal sealed class ReadOwnJournalHandler(Work work) : IRequestHandler<ReadOwnJournal, Answer<Page<JournalLine>>>
{
    public async Task<Answer<Page<JournalLine>>> Handle(ReadOwnJournal request, CancellationToken cancellationToken)
    {
        var journal = new Journal(work, Persons.OfCaller(work, work.Case.State)!.Value);
        var page = await Cursor.FilledAsync<Guid?, JournalRow, JournalLine>(
            request.Limit,
            request.After,
            (after, rows) => JournalRows.AfterAsync(work, journal, after, rows, cancellationToken),
            rows => journal.ShownAsync(rows, cancellationToken),
            row => row.Id,
            row => Cursor.Write(row.Id));
        return Answer<Page<JournalLine>>.Of(page, "") with { Shown = $"journal {page.Items.Count}" };
    }
}

internal sealed class ReadOwnJournalEndpoint : Endpoint<ReadOwnJournalRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/mine/journal");
        this.Door<ReadOwnJournal>("Persons' rights", "Read who accessed what is kept about oneself");
    }

    public override Task HandleAsync(ReadOwnJournalRequest req, CancellationToken ct) =>
        this.SendPageAsync(req, new ReadOwnJournal(req.CaseId, JournalRows.TryRead(req.Cursor, out var after) ? after : null, Cursor.Limit(req.Limit)), ct);
}
