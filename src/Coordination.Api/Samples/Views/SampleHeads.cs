using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Samples;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Samples.Views;

/// <summary>Row per sampled access: by it whoever owes an answer reaches it, and its case while she owes one.</summary>
internal static class SampleHeads
{
    /// <summary>Whether the sampled access <c>$2</c> waits in a list of the caller's, by her roles today: one that does not is not read.</summary>
    public const string Reached = """
        exists (
            select from coordination.sample_head h join coordination.roster r on r.tenant_id = h.tenant_id
            left join coordination.site s on s.tenant_id = r.tenant_id and s.site = r.site
            where h.tenant_id = $1 and h.sample_id = $2 and h.account <> $4 and r.account = $4 and r.from_at <= $5 and (r.until_at is null or r.until_at > $5)
                and case r.role when 'Supervisor' then s.lead when 'PrivacyOfficer' then $6 end = any (h.in_lists))
        """;

    private const string Upsert = """
        insert into coordination.sample_head (tenant_id, sample_id, site, case_id, account, drawn_at, in_lists, reviewing, finding) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant_id, sample_id) do update set in_lists = excluded.in_lists, reviewing = excluded.reviewing, finding = excluded.finding
        """;

    private const string OfCase = """
        select h.sample_id, s.version from coordination.sample_head h join coordination.mt_streams s on s.tenant_id = h.tenant_id and s.id = h.sample_id
        where h.tenant_id = $1 and h.case_id = $2 and h.reviewing and h.in_lists && $3 and h.account <> $4
        """;

    private const string After = """
        select sample_id, drawn_at from coordination.sample_head
        where tenant_id = $1 and in_lists <> '{}' and in_lists && $2 and account <> $3 and ($4::text is null or site = $4) and {place}
        order by drawn_at {way}, sample_id {way} limit $7
        """;

    private static readonly string Oldest = Ordered("($5::timestamptz is null or (drawn_at, sample_id) > ($5, $6))", "asc");
    private static readonly string Latest = Ordered("($5::timestamptz is null or (drawn_at, sample_id) < ($5, $6))", "desc");

    /// <summary>Values of <see cref="Reached"/>; null for the clock, which has no roles.</summary>
    public static Cell[]? Reach(Login login, DateTimeOffset now) =>
        login.Account == Actors.Sweep || login.Account == Actors.Installer ? null : [login.Account, now, Ids.PrivacyDesk(login.Service)];

    public static void Queue(Work work, OpenStream<AccessSample> stream)
    {
        var (sample, drawn) = (stream.State, stream.State.Drawn!);
        work.Also(
            Upsert, work.Service, stream.Id, drawn.Site, drawn.Access.Case, sample.By, drawn.Stamp.At, Cell.Array(NpgsqlDbType.Uuid, sample.Lists.ToArray()), sample.IsUnderReview,
            sample.Review is { } done ? $"{done.Finding}" : null);
    }

    /// <summary>Accesses to a case that wait for the answer of one of these lists, with the versions of their streams; never the caller's own.</summary>
    public static async Task<List<(Guid Id, long Version)>> OfCaseAsync(Work work, Guid file, Guid[] lists, CancellationToken ct)
    {
        List<(Guid, long)> found = [];
        await using var command = new NpgsqlCommand(OfCase, await work.ConnectionAsync(ct)).Add(work.Service, file, Cell.Array(NpgsqlDbType.Uuid, lists), work.Caller.Id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return found;
    }

    /// <summary>What the rows propose after a place in the list.</summary>
    public static async Task<List<SamplePlace>> AfterAsync(Work work, SampleFilter filter, SamplePlace? after, int rows, CancellationToken ct)
    {
        var lists = Cell.Array(NpgsqlDbType.Uuid, Facts.ListsOf(work.Caller, work.Now));
        await using var command = new NpgsqlCommand(filter.Order == SampleOrder.Oldest ? Oldest : Latest, await work.ConnectionAsync(ct)).Add(
            work.Service, lists, work.Caller.Id, filter.Site, after?.DrawnAt, after?.Id, rows);
        List<SamplePlace> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(0)));
        }

        return found;
    }

    private static string Ordered(string place, string way) =>
        After.Replace("{place}", place, StringComparison.Ordinal).Replace("{way}", way, StringComparison.Ordinal);
}

/// <summary>How sampled accesses are sorted.</summary>
internal enum SampleOrder
{
    /// <summary>What was drawn first comes first.</summary>
    Oldest,

    /// <summary>What was drawn last comes first.</summary>
    Latest,
}

/// <param name="Order">How they are sorted.</param>
/// <param name="Site">Those of one site; null for all.</param>
internal sealed record SampleFilter(SampleOrder Order, string? Site);

/// <summary>Place in the list.</summary>
internal sealed record SamplePlace(DateTimeOffset DrawnAt, Guid Id)
{
    public string Word => Cursor.Write(DrawnAt, Id);

    public static SamplePlace? Read(string? cursor) =>
        Cursor.TryRead(cursor, out var parts) && parts is [var at, var text] && Guid.TryParse(text, out var id)
        && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var drawn)
            ? new(drawn, id)
            : null;
}
