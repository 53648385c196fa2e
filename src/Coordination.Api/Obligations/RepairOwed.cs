using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using MediatR;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Obligations;

/// <summary>
/// Brings the rows of one stream back to what it owes. The state decides again in the transaction that writes: a row that was put right
/// meanwhile, or followed a new event, is left alone. No event is appended, so no step that fired fires again.
/// </summary>
/// <param name="Kind">Kind of the stream.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Rows">Rows that were seen to differ: to look at beside what is owed.</param>
internal sealed record RepairOwed(string Kind, Guid Stream, ImmutableArray<Guid> Rows) : ICommand
{
    public Target Target => Target.Owing(Kind, Stream);

    public Demand Demand => new(AccessAction.ReconcileOwed);
}

/// <summary>What a repair wrote.</summary>
/// <param name="Version">Version of the stream that decided.</param>
internal sealed record OwedRepaired(long Version, OwedTally Tally);

internal sealed class RepairOwedHandler(Work work) : IRequestHandler<RepairOwed, Reply>
{
    private const string ById = StoredOwed.Select + " id = any($2) and stream_id = $3";

    public Task<Reply> Handle(RepairOwed request, CancellationToken cancellationToken) => request.Kind switch
    {
        "alert" => RepairAsync(work.Alert, request, cancellationToken),
        "case" => RepairAsync(work.Case, request, cancellationToken),
        "handover" => RepairAsync(work.Handover, request, cancellationToken),
        "glass" => RepairAsync(work.Glass, request, cancellationToken),
        "request" => RepairAsync(work.Request, request, cancellationToken),
        "sample" => RepairAsync(work.Sample, request, cancellationToken),
        "transfer" => RepairAsync(work.Transfer, request, cancellationToken),
        _ => RepairAsync(work.Concertation, request, cancellationToken),
    };

    private async Task<Reply> RepairAsync<TState>(OpenStream<TState> stream, RepairOwed request, CancellationToken ct)
        where TState : class
    {
        var owed = stream.Definition.Owed(stream.State, work.CaseStream?.State.Heads, work.Plan);
        var found = OwedDifference.Between(stream.Kind, owed, await StoredAsync(stream.Id, [.. request.Rows, .. owed.Select(o => o.Id)], ct), work.Now);
        if (!found.IsNone)
        {
            work.RestOn(stream);
            if (work.CaseStream is { } file && file.Id != stream.Id)
            {
                work.RestOn(file);
            }

            OwedRows.Write(work, stream.Kind, [.. found.Stray, .. found.Altered.Select(o => o.Id)], [.. found.Missing, .. found.Altered]);
        }

        return Reply.Done(new OwedRepaired(stream.Version, found.Tally)) with { Trace = found.Tally.ToString() };
    }

    private async Task<List<StoredOwed>> StoredAsync(Guid stream, Guid[] rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ById, await work.ConnectionAsync(ct)).Add(work.Service, Cell.Array(NpgsqlDbType.Uuid, rows), stream);
        return await StoredOwed.ReadAsync(command, ct);
    }
}
