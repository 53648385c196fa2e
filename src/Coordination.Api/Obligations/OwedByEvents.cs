using System.Collections.Immutable;
using System.Data;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Obligations;

/// <summary>What streams owe by their events alone, folded anew, beside the rows that are stored: both as of one moment.</summary>
internal sealed class OwedByEvents(Databases databases, IDocumentStore store, StoreRows storeRows, PlanVersion plan)
{
    private const string Versions = "select id, type, version from coordination.mt_streams where tenant_id = $1 and id = any($2)";
    private const string OfStreams = StoredOwed.Select + " stream_id = any($2)";

    private readonly Dictionary<string, OwingKind> _kinds = new(StringComparer.Ordinal)
    {
        [storeRows.TypeOf<Domain.Alerts.Alert>()] = OwingKind.Of(StreamKinds.Alert, alert => alert.Case),
        [storeRows.TypeOf<CaseFile>()] = OwingKind.Of(StreamKinds.Case, file => file.Id),
        [storeRows.TypeOf<Handover>()] = OwingKind.Of(StreamKinds.Handover, handover => handover.Case),
        [storeRows.TypeOf<Domain.Concertations.Concertation>()] = OwingKind.Of(StreamKinds.Concertation, meeting => meeting.Case),
        // Its rows name no case, and the heads of its case confirm it.
        [storeRows.TypeOf<Domain.PersonsRequests.PersonsRequest>()] = OwingKind.Of(StreamKinds.Request, asked => asked.Case),
        // Their rows name no case.
        [storeRows.TypeOf<Domain.Emergencies.BrokenGlass>()] = OwingKind.Of(StreamKinds.Glass, _ => null),
        [storeRows.TypeOf<Domain.Samples.AccessSample>()] = OwingKind.Of(StreamKinds.Sample, _ => null),
        // What its rows say follows from itself alone.
        [storeRows.TypeOf<Domain.Transfers.Transfer>()] = OwingKind.Of(StreamKinds.Transfer, _ => null),
    };

    /// <summary>How the store calls the kinds of streams that owe something.</summary>
    public string[] StreamTypes => [.. _kinds.Keys];

    /// <summary>The streams among these whose rows differ from what they owe.</summary>
    public async Task<IReadOnlyList<DifferingStream>> CompareAsync(string tenant, Guid[] streams, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await databases.Of(tenant).OpenConnectionAsync(ct);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var known = await VersionsAsync(connection, tenant, streams, ct);
        var rows = (await RowsAsync(connection, tenant, streams, ct)).ToLookup(row => row.Stream);
        var options = Marten.Services.SessionOptions.ForTransaction(moment);
        options.TenantId = tenant;
        await using var session = store.LightweightSession(options);
        var folded = await FoldAsync(session, known, ct);
        var heads = await HeadsAsync(session, [.. folded.Select(f => f.Case).OfType<Guid>().Distinct()], ct);
        return
        [
            .. folded.Select(f => new DifferingStream(
                    f.Kind, f.Stream, f.Version, OwedDifference.Between(f.Kind, f.Owed(f.Case is { } file ? heads.GetValueOrDefault(file) : null, plan), [.. rows[f.Stream]], now)))
                .Where(stream => !stream.Difference.IsNone),
        ];
    }

    private async Task<List<(Guid Id, OwingKind Kind, long Version)>> VersionsAsync(NpgsqlConnection connection, string tenant, Guid[] streams, CancellationToken ct)
    {
        List<(Guid, OwingKind, long)> found = [];
        await using var command = new NpgsqlCommand(Versions, connection).Add(tenant, Cell.Array(NpgsqlDbType.Uuid, streams));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetGuid(0), _kinds[reader.GetString(1)], reader.GetInt64(2)));
        }

        return found;
    }

    private static async Task<List<StoredOwed>> RowsAsync(NpgsqlConnection connection, string tenant, Guid[] streams, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OfStreams, connection).Add(tenant, Cell.Array(NpgsqlDbType.Uuid, streams));
        return await StoredOwed.ReadAsync(command, ct);
    }

    private static async Task<List<FoldedStream>> FoldAsync(IDocumentSession session, List<(Guid Id, OwingKind Kind, long Version)> streams, CancellationToken ct)
    {
        var events = await EventsAsync(session, [.. streams.Select(s => s.Id)], ct);
        return [.. streams.Select(s => s.Kind.Fold(s.Id, s.Version, events[s.Id]))];
    }

    private static async Task<Dictionary<Guid, Heads?>> HeadsAsync(IDocumentSession session, Guid[] cases, CancellationToken ct)
    {
        var events = await EventsAsync(session, cases, ct);
        return cases.ToDictionary(id => id, id => events[id].Aggregate(CaseFile.None, CaseFile.Evolve).Heads);
    }

    private static async Task<ILookup<Guid, object>> EventsAsync(IDocumentSession session, Guid[] streams, CancellationToken ct) =>
        (await session.Events.QueryAllRawEvents().Where(e => e.StreamId.IsOneOf(streams)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(ct))
            .ToLookup(e => e.StreamId, e => e.Data);

    private sealed record OwingKind(Func<Guid, long, IEnumerable<object>, FoldedStream> Fold)
    {
        public static OwingKind Of<TState>(StreamKind<TState> kind, Func<TState, Guid?> caseOf)
            where TState : class => new((id, version, events) =>
        {
            var state = events.Aggregate(kind.None, kind.Evolve);
            return new FoldedStream(kind.Name, id, version, caseOf(state), (heads, plan) => kind.Owed(state, heads, plan));
        });
    }

    private sealed record FoldedStream(string Kind, Guid Stream, long Version, Guid? Case, Func<Heads?, PlanVersion, ImmutableArray<Obligation>> Owed);
}

/// <summary>A stream whose rows differ from what its events say.</summary>
internal sealed record DifferingStream(string Kind, Guid Stream, long Version, OwedDifference Difference);
