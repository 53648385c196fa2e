using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using Npgsql;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>Row per request of a person: by it a records officer reaches it while it is open, and lists find what may be listed.</summary>
internal static class PersonsRequestHeads
{
    private const string Upsert = """
        insert into coordination.request_head (tenant_id, request_id, case_id, person, received_on, open) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, request_id) do update set open = excluded.open
        """;

    private const string After = """
        select h.request_id, h.received_on from coordination.request_head h
        where h.tenant_id = $1 and (($3 and h.open) or exists (select from coordination.case_relation r where r.tenant_id = $1 and r.account = $2 and r.case_id = h.case_id))
          and ($4::uuid is null or h.case_id = $4) and ($5::date is null or (h.received_on, h.request_id) < ($5, $6))
        order by h.received_on desc, h.request_id desc limit $7
        """;

    public static void Queue(Work work, OpenStream<PersonsRequest> stream) =>
        work.Also(Upsert, work.Service, stream.Id, stream.State.Case, stream.State.Person, stream.State.ReceivedOn, stream.State.IsOpen);

    /// <summary>What the rows propose after a place in the list, the latest first.</summary>
    public static async Task<List<RightPlace>> AfterAsync(Work work, Guid? file, RightPlace? after, int rows, CancellationToken ct)
    {
        var officer = work.Caller.Grants(work.Now).Any(g => g.Role == Role.RecordsOfficer);
        await using var command = new NpgsqlCommand(After, await work.ConnectionAsync(ct)).Add(work.Service, work.Caller.Id, officer, file, after?.ReceivedOn, after?.Id, rows);
        List<RightPlace> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetFieldValue<DateOnly>(1), reader.GetGuid(0)));
        }

        return found;
    }
}

/// <summary>Place in the list.</summary>
internal sealed record RightPlace(DateOnly ReceivedOn, Guid Id)
{
    public string Word => Cursor.Write(ReceivedOn, Id);

    public static bool TryRead(string? cursor, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RightPlace? place)
    {
        place = Cursor.TryRead(cursor, out var parts) && parts.Length == 2
            && DateOnly.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && Guid.TryParse(parts[1], out var id)
                ? new RightPlace(on, id)
                : null;
        return place is not null;
    }
}
