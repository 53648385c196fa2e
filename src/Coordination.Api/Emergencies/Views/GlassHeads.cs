using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Emergencies;
using Npgsql;

namespace Coordination.Api.Emergencies.Views;

/// <summary>Row per emergency access: by it whoever opened a case reaches it, and lists find what may be listed.</summary>
internal static class GlassHeads
{
    private const string Upsert = """
        insert into coordination.glass_head (tenant_id, glass_id, case_id, account, broken_at, until_at, reviewed_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, glass_id) do update set reviewed_at = excluded.reviewed_at
        """;

    private const string After = """
        select glass_id, broken_at from coordination.glass_head
        where tenant_id = $1 and (account = $2 or ($3 and reviewed_at is null))
          and ($4::timestamptz is null or (broken_at, glass_id) < ($4, $5))
        order by broken_at desc, glass_id desc limit $6
        """;

    public static void Queue(Work work, OpenStream<BrokenGlass> stream) => work.Also(
        Upsert, work.Service, stream.Id, stream.State.Case, stream.State.By, stream.State.Broken!.At, stream.State.Until, stream.State.Review?.Decided.At);

    /// <summary>What the rows propose after a place in the list, the latest first: the caller's own, and to a privacy officer what is not reviewed.</summary>
    public static async Task<List<GlassPlace>> AfterAsync(Work work, GlassPlace? after, int rows, CancellationToken ct)
    {
        var reviews = work.Caller.Grants(work.Now).Any(g => g.Role == Role.PrivacyOfficer);
        await using var command = new NpgsqlCommand(After, await work.ConnectionAsync(ct)).Add(work.Service, work.Caller.Id, reviews, after?.BrokenAt, after?.Id, rows);
        List<GlassPlace> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(0)));
        }

        return found;
    }
}

/// <summary>Place in the list.</summary>
internal sealed record GlassPlace(DateTimeOffset BrokenAt, Guid Id)
{
    public string Word => Cursor.Write(BrokenAt, Id);

    public static bool TryRead(string? cursor, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GlassPlace? place)
    {
        place = Cursor.TryRead(cursor, out var parts) && parts.Length == 2
            && DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && Guid.TryParse(parts[1], out var id)
                ? new GlassPlace(at, id)
                : null;
        return place is not null;
    }
}
