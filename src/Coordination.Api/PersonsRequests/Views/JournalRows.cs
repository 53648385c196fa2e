using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>An entry of the audit log, as a journal needs it.</summary>
internal sealed record JournalRow(Guid Id, DateTimeOffset At, Guid Actor, string Action, string? Levels, string? Detail, string Row);

/// <summary>What the audit log tells of one case and was let through. What another person did or asked about herself is not about the reader, a copy about the reader that somebody else got is; nor that somebody suspected danger.</summary>
internal static class JournalRows
{
    private const string After = """
        select e.id, e.at, e.actor, e.action, e.levels, e.detail, e.row from coordination.audit_entry e
        where e.tenant_id = $1 and e.case_id = $2 and e.outcome in ('Allow', 'Redacted') and e.actor <> all ($3)
          and (e.row <> all (array['A49', 'A50', 'A52', 'A54', 'A55', 'A56', 'A80', 'A91', 'A99', 'A100']) or e.action = 'ReadPersonsCopy')
          and (e.action not in ('ReadPersonsRequest', 'ReadPersonsCopy', 'KeepPersonsRequest')
            or exists (select from coordination.request_head q where q.tenant_id = $1 and q.request_id = e.target and q.person = $4))
          and e.action not in ('AskRight', 'ReadProtection', 'KeepProtection')
          and ($7 or e.action in ('ReadPersonsRequest', 'ReadPersonsCopy', 'KeepPersonsRequest')) and ($5::uuid is null or e.id < $5)
        order by e.id desc limit $6
        """;

    /// <param name="work">Opened on the case.</param>
    /// <param name="journal">Of whom: to anybody but the index parent only what was done for requests about herself.</param>
    /// <param name="after">Entry with which the page before ended.</param>
    /// <param name="rows">How many.</param>
    /// <param name="ct">Ends with the request.</param>
    public static async Task<List<JournalRow>> AfterAsync(Work work, Journal journal, Guid? after, int rows, CancellationToken ct)
    {
        Guid[] nobody = [Actors.Sweep, Actors.Installer, work.Caller.Id];
        await using var command = new NpgsqlCommand(After, await work.ConnectionAsync(ct)).Add(work.Service, work.Case.Id, Cell.Array(NpgsqlDbType.Uuid, nobody), journal.Person, after, rows, journal.IsIndex);
        List<JournalRow> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(
                reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetString(6)));
        }

        return found;
    }

    public static bool TryRead(string? cursor, out Guid after)
    {
        after = default;
        return Cursor.TryRead(cursor, out var parts) && parts.Length == 1 && Guid.TryParse(parts[0], out after);
    }
}
