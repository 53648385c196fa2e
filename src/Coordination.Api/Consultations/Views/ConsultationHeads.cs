using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Consultations;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Consultations.Views;

/// <summary>Row per penal case consultation: who may know of it, and when it begins. By it alone is one reached; it leads to nothing else.</summary>
internal static class ConsultationHeads
{
    /// <summary>Whether the consultation <c>$2</c> is the caller's <c>$4</c>: one that is not is not read, so that it costs what an unknown id costs.</summary>
    public const string Reached = "exists (select from coordination.consultation_head h where h.tenant_id = $1 and h.consultation_id = $2 and $4 = any (h.members))";

    private const string Upsert = """
        insert into coordination.consultation_head (tenant_id, consultation_id, members, starts_at) values ($1, $2, $3, $4)
        on conflict (tenant_id, consultation_id) do nothing
        """;

    private const string After = """
        select consultation_id, starts_at from coordination.consultation_head
        where tenant_id = $1 and $2 = any (members) and ($3::timestamptz is null or (starts_at, consultation_id) < ($3, $4))
        order by starts_at desc, consultation_id desc limit $5
        """;

    public static void Queue(Work work, OpenStream<Consultation> stream) => work.Also(
        Upsert, work.Service, stream.Id, Cell.Array(NpgsqlDbType.Uuid, stream.State.Members.ToArray()), stream.State.StartsAt);

    /// <summary>What the rows propose after a place in the list, the latest first.</summary>
    public static async Task<List<ConsultationPlace>> AfterAsync(Work work, ConsultationPlace? after, int rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(After, await work.ConnectionAsync(ct)).Add(work.Service, work.Caller.Id, after?.StartsAt, after?.Id, rows);
        List<ConsultationPlace> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(0)));
        }

        return found;
    }
}

/// <summary>Place in the list.</summary>
internal sealed record ConsultationPlace(DateTimeOffset StartsAt, Guid Id)
{
    public string Word => Cursor.Write(StartsAt, Id);

    public static ConsultationPlace? Read(string? cursor) =>
        Cursor.TryRead(cursor, out var parts) && parts is [var at, var text] && Guid.TryParse(text, out var id)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, out var starts)
            ? new(starts, id)
            : null;
}
