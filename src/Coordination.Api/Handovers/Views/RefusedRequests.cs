using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Npgsql;

namespace Coordination.Api.Handovers.Views;

/// <summary>
/// Requests that the guard refused, counted to document who is asked what is not theirs to do. A row is written once, with the audit entry of the refusal: the
/// request itself leaves nothing. Ids and codes only.
/// </summary>
internal static class RefusedRequests
{
    /// <summary>In place of a kind that is not on the list: what somebody typed is not counted by its words.</summary>
    private const string Other = "other";

    private const string Insert = """
        insert into coordination.refused_request (tenant_id, id, at, account, case_id, relay_id, kind, basis, site, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """;

    private const string Counts = """
        select to_char(at at time zone 'Europe/Brussels', 'YYYY-MM') as month, site, basis, kind, count(*)
        from coordination.refused_request where tenant_id = $1 group by month, site, basis, kind
        """;

    /// <summary>The row of this attempt. Sent again with the same key it is the same one.</summary>
    public static RowWrite Row(Work work, RequestScope scope, string kind, Refusal refusal)
    {
        var (file, relay) = (work.Case.State, work.Relay.State);
        var id = scope.Key is { } key ? Ids.Derived("refused-request", work.Service, $"{work.Caller.Id:N}", key, $"{file.Id:N}", $"{relay.Id:N}", kind) : work.NewId();
        return new(
            Insert,
            [
                work.Service, id, work.Now, work.Caller.Id, file.Id, relay.Id, RequestKinds.IsKnown(kind) ? kind : Other,
                System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{relay.Record.Basis}"), file.Site, refusal.Code,
            ]);
    }

    /// <summary>How many there were, of the caller's service: the latest month first, or the most first.</summary>
    public static async Task<List<RefusedRequestCount>> CountAsync(Work work, CountOrder order, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Counts, await work.ConnectionAsync(ct)).Add(work.Service);
        List<RefusedRequestCount> found = [];
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                found.Add(new(reader.GetString(0), reader.GetString(1), Enum.Parse<LegalBasis>(reader.GetString(2), ignoreCase: true), reader.GetString(3), reader.GetInt64(4)));
            }
        }

        found.Sort((one, other) => Place(one, order).CompareTo(Place(other, order)));
        return found;
    }

    /// <summary>Where a row stands in its order.</summary>
    public static CountPlace Place(RefusedRequestCount row, CountOrder order) => new(
        order == CountOrder.Count ? -row.Count : 0, -int.Parse(row.Month.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture), $"{row.Site} {row.Basis} {row.Kind}");
}

/// <summary>How counts are sorted.</summary>
internal enum CountOrder
{
    /// <summary>The latest month first.</summary>
    Month,

    /// <summary>The most first.</summary>
    Count,
}

/// <summary>Refused requests of one month, site, basis and kind; whose they were is nowhere told.</summary>
/// <param name="Month">Month in Brussels, for example 2026-04.</param>
/// <param name="Site">Slug of the site that asked.</param>
/// <param name="Basis">Legal basis of the services that were asked.</param>
/// <param name="Kind">What they were asked; <c>other</c> for a kind that is not on the list.</param>
/// <param name="Count">How many.</param>
internal sealed record RefusedRequestCount(string Month, string Site, LegalBasis Basis, string Kind, long Count);

/// <summary>Place in the list of counts.</summary>
internal sealed record CountPlace(long Most, int Month, string Rest) : IComparable<CountPlace>
{
    public string Word => Http.Cursor.Write(Most, Month, Rest);

    public static CountPlace? Read(string? cursor) =>
        Http.Cursor.TryRead(cursor, out var parts) && parts is [var most, var month, var rest]
        && long.TryParse(most, System.Globalization.CultureInfo.InvariantCulture, out var m) && int.TryParse(month, System.Globalization.CultureInfo.InvariantCulture, out var n)
            ? new(m, n, rest)
            : null;

    public int CompareTo(CountPlace? other) => other is null ? 1
        : (Most, Month).CompareTo((other.Most, other.Month)) is var order and not 0 ? order : string.CompareOrdinal(Rest, other.Rest);
}
