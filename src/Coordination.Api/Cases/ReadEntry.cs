using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>One entry of a case, with what stood there before each amendment. One that its reader may not know of answers like one that is not there, and the log says that she asked.</summary>
internal sealed record ReadEntryRequest
{
    public Guid CaseId { get; init; }

    public Guid EntryId { get; init; }
}

internal sealed class ReadEntryValidator : Validator<ReadEntryRequest>;

internal sealed record ReadEntry(Guid CaseId, Guid EntryId) : IQuery<EntryHistory>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadCase);
}

internal sealed class ReadEntryHandler(Work work) : IRequestHandler<ReadEntry, Answer<EntryHistory>>
{
    public async Task<Answer<EntryHistory>> Handle(ReadEntry request, CancellationToken cancellationToken)
    {
        var sight = CaseSight.Of(work, work.Case.State);
        if (sight.Shown.Entries.FirstOrDefault(e => e.Id == request.EntryId) is not { } entry)
        {
            return new(default, Denied: new(Outcome.Hidden, RowOf(request.EntryId), Duties.Audit)) { Shown = $"entry {request.EntryId:N}" };
        }

        await work.KeysAsync(entry.Texts.Select(t => t.Text), cancellationToken);
        var told = entry.Level == Confidentiality.N4 ? $"entry {entry.Id:N}, sealed 1" : $"entry {entry.Id:N}";
        return Answer<EntryHistory>.Of(EntryHistory.Of(work, sight, entry), "") with { Shown = told };
    }

    // Which rule hid it stands in the log alone. What no consent shares with her service is hidden although a rule would let her read its level.
    private string RowOf(Guid asked) => work.Case.State.Entries.FirstOrDefault(e => e.Id == asked) is { } hidden && CaseItems.Of(work, hidden) is { Granted: false } by ? by.Row : "A00";
}

internal sealed class ReadEntryEndpoint : Endpoint<ReadEntryRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/entries/{entryId}");
        this.Door<ReadEntry>("Cases", "Read one entry with its earlier texts");
    }

    public override Task HandleAsync(ReadEntryRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadEntry(req.CaseId, req.EntryId), ct);
}
