using Coordination.Api.Obligations;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;

namespace Coordination.Api.EventStore;

/// <summary>
/// What rests on a case without being in its stream. A handover, a meeting, what a taken alert still owes and a request to be confirmed are owed by the heads of their case:
/// whoever writes one holds the case as it was read, and whoever changes the heads brings them along, in the same commit.
/// </summary>
internal sealed partial class Work
{
    private const string Hold = "call coordination.hold($1, $2, $3)";
    private const string HoldClosed = "call coordination.hold_closed($1, $2)";

    // The rows of a person's request name no case, so that none of them opens it to whom it escalates.
    private const string Owing = """
        select distinct kind, stream_id from coordination.obligation where tenant_id = $1 and case_id = $2 and stream_id <> $2
        union all select 'request', request_id from coordination.request_head where tenant_id = $1 and case_id = $2 and open
        """;

    /// <summary>This work rests on a stream that it does not write: it commits only while that one is as it was read.</summary>
    public void RestOn(OpenStream stream) => Also(Hold, Service, stream.Id, stream.Version);

    /// <summary>A closing is decided again when a handover was asked while it was.</summary>
    public void StayClosed(OpenStream<CaseFile> file)
    {
        if (file.Pending.Count > 0)
        {
            Also(HoldClosed, Service, file.Id);
        }
    }

    private async Task RestOnCaseAsync(CancellationToken ct)
    {
        if (CaseStream is not { Exists: true } file)
        {
            return;
        }

        if (file.Pending.Count == 0 && _streams.Any(s => s.Pending.Count > 0 && s is OpenStream<Handover> or OpenStream<Concertation> or OpenStream<Alert> or OpenStream<PersonsRequest> { State.AwaitsSecond: true }))
        {
            RestOn(file);
        }

        if (file.State.Heads != file.Stored.Heads)
        {
            await BringAlongAsync(file, ct);
        }
    }

    private async Task BringAlongAsync(OpenStream<CaseFile> file, CancellationToken ct)
    {
        foreach (var (kind, id) in await OwingAsync(file.Id, ct))
        {
            if (kind == StreamKinds.Handover.Name)
            {
                Bring(await OpenAsync(StreamKinds.Handover, id, ct), file);
            }
            else if (kind == StreamKinds.Concertation.Name)
            {
                Bring(await OpenAsync(StreamKinds.Concertation, id, ct), file);
            }
            else if (kind == StreamKinds.Alert.Name)
            {
                Bring(await OpenAsync(StreamKinds.Alert, id, ct), file);
            }
            else if (kind == StreamKinds.Request.Name)
            {
                Bring(await OpenAsync(StreamKinds.Request, id, ct), file);
            }
        }
    }

    private void Bring<TState>(OpenStream<TState> stream, OpenStream<CaseFile> file)
        where TState : class
    {
        if (stream.Pending.Count == 0)
        {
            var owed = stream.Definition.Owed;
            OwedRows.Queue(this, stream.Kind, owed(stream.State, file.Stored.Heads, Plan), owed(stream.State, file.State.Heads, Plan));
            RestOn(stream);
        }
    }

    private async Task<List<(string Kind, Guid Stream)>> OwingAsync(Guid file, CancellationToken ct)
    {
        await using var command = new Npgsql.NpgsqlCommand(Owing, await ConnectionAsync(ct)).Add(Service, file);
        List<(string, Guid)> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetString(0), reader.GetGuid(1)));
        }

        return found;
    }
}
