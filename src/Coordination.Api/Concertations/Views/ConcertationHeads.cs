using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Domain.Concertations;
using Npgsql;

namespace Coordination.Api.Concertations.Views;

/// <summary>Row per meeting of a case.</summary>
internal static class ConcertationHeads
{
    public const string Upsert = """
        insert into coordination.concertation_head (tenant_id, concertation_id, case_id, state, starts_at, seats) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, concertation_id) do update set state = excluded.state, starts_at = excluded.starts_at, seats = excluded.seats
        """;

    private const string OfCase = """
        select concertation_id, starts_at from coordination.concertation_head
        where tenant_id = $1 and case_id = $2 and ($3::text is null or state = $3)
          and ($4::timestamptz is null or (starts_at, concertation_id) < ($4, $5))
        order by starts_at desc, concertation_id desc limit $6
        """;

    /// <summary>A meeting as its reader may know it: who left the case keeps it as it was on her last day, or not at all (rule A24).</summary>
    public static async Task<Concertation?> SeenAsync(Work work, IDoor asked, Concertation meeting, CancellationToken ct) =>
        PastRelation.EndedAt(work, asked) is { } left ? await Recorded.StateAsync(work, StreamKinds.Concertation, meeting.Id, left, ct) : meeting;

    public static void Queue(Work work, OpenStream<Concertation> stream) =>
        work.Also(
            Upsert, work.Service, stream.Id, stream.State.Case, stream.State.Status.ToString(), stream.State.Slot.StartsAt,
            Cell.Array(NpgsqlTypes.NpgsqlDbType.Uuid, stream.State.Seats.Select(seat => seat.Who.Id).ToArray()));

    /// <summary>Meetings of a case after a place in its list, the latest first.</summary>
    public static async Task<List<ConcertationPlace>> OfCaseAsync(
        Work work, Guid file, ConcertationStatus? state, ConcertationPlace? after, int rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OfCase, await work.ConnectionAsync(ct)).Add(work.Service, file, state?.ToString(), after?.StartsAt, after?.Id, rows);
        List<ConcertationPlace> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(0)));
        }

        return found;
    }
}
