using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Samples.Views;

/// <summary>Sampled accesses of one month and site.</summary>
/// <param name="Month">Month of the draw in Brussels, for example 2026-04.</param>
/// <param name="Drawn">How many were drawn.</param>
/// <param name="Reviewed">How many of them were answered.</param>
/// <param name="Questionable">How many of those were found questionable.</param>
internal sealed record SampleCount(string Month, long Drawn, long Reviewed, long Questionable)
{
    /// <summary>Site they are about; absent for those about none.</summary>
    public string? Site { get; init; }
}

/// <summary>Place in the list of counts.</summary>
internal sealed record SampleCountPlace(string Month, string Site);

/// <summary>Counts by month and site, the latest month first.</summary>
internal static class SampleCounts
{
    private const string Counts = """
        select month, site, count(*), count(finding), count(*) filter (where finding = 'Questionable')
        from (
            select to_char(drawn_at at time zone 'Europe/Brussels', 'YYYY-MM') as month, site, finding
            from coordination.sample_head
            where tenant_id = $1 and account <> $2 and ($3 or site = any ($4)) and ($5::text is null or site = $5)) counted
        where $6::text is null or month < $6 or (month = $6 and site > $7)
        group by month, site order by month desc, site limit $8
        """;

    public static async Task<List<SampleCount>> AfterAsync(Work work, string? site, SampleCountPlace? after, int rows, CancellationToken ct)
    {
        var grants = work.Caller.Grants(work.Now).ToArray();
        await using var command = new NpgsqlCommand(Counts, await work.ConnectionAsync(ct)).Add(
            work.Service, work.Caller.Id, grants.Any(g => g.Role == Role.PrivacyOfficer),
            Cell.Array(NpgsqlDbType.Text, grants.Where(g => g.Role == Role.Supervisor).Select(g => g.Site).OfType<string>().ToArray()), site, after?.Month, after?.Site, rows);
        List<SampleCount> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetString(0), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)) { Site = reader.GetString(1) is { Length: > 0 } named ? named : null });
        }

        return found;
    }

    /// <summary>Where a page ended; null for a word that no page gave.</summary>
    public static SampleCountPlace? Read(string? cursor) =>
        Cursor.TryRead(cursor, out var parts) && parts is [{ Length: 7 } month, var site] ? new(month, site) : null;
}
