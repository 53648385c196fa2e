using Coordination.Api.EventStore;
using Coordination.Domain.Transfers;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Transfers.Views;

/// <summary>A case in a transfer list as its row says it.</summary>
internal sealed record TransferRow(Guid Transfer, Guid List, Guid Of, Guid Case, string Site, DateOnly From, DateOnly? To, Guid? HeldFor);

/// <summary>Row per case and transfer list: which cases of a list are open, and what a person who goes holds for somebody else.</summary>
internal static class TransferHeads
{
    private const string Upsert = """
        insert into coordination.transfer_head (tenant_id, transfer_id, list, account, case_id, site, from_on, to_on, held_for, picked_up, open) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (tenant_id, transfer_id) do update set from_on = excluded.from_on, to_on = excluded.to_on, held_for = excluded.held_for, picked_up = excluded.picked_up, open = excluded.open
        """;

    private const string Select = "select transfer_id, list, account, case_id, site, from_on, to_on, held_for from coordination.transfer_head where tenant_id = $1 and open and";

    private const string OfList = "select transfer_id from coordination.transfer_head where tenant_id = $1 and list = $2 and account = $3 order by transfer_id";

    private const string Headed = "select case_id from coordination.case_head where tenant_id = $1 and site = $3 and open and $2 in (first, second) order by case_id";

    public static void Queue(Work work, OpenStream<Transfer> stream)
    {
        if (stream.State is { File: { } file, Leave: { } leave } state)
        {
            work.Also(Upsert, work.Service, stream.Id, leave.List, leave.Of, file.Case, file.Site, leave.From, leave.To, file.HeldFor, state.PickedUp?.By, state.IsOpen);
        }
    }

    /// <summary>What stands in lists of this account.</summary>
    public static Task<List<TransferRow>> OfAccountAsync(Work work, Guid account, CancellationToken ct) => ReadAsync(work, $"{Select} account = $2", account, ct);

    /// <summary>What this account picked up for others.</summary>
    public static Task<List<TransferRow>> PickedUpByAsync(Work work, Guid account, CancellationToken ct) => ReadAsync(work, $"{Select} picked_up = $2", account, ct);

    /// <summary>What was picked up for this account by somebody who then went herself.</summary>
    public static Task<List<TransferRow>> HeldForAsync(Work work, Guid account, CancellationToken ct) => ReadAsync(work, $"{Select} held_for = $2", account, ct);

    /// <summary>The lists in which a case stands.</summary>
    public static Task<List<TransferRow>> OfCaseAsync(Work work, Guid file, CancellationToken ct) => ReadAsync(work, $"{Select} case_id = $2", file, ct);

    /// <summary>What stands in a list of this account, or did.</summary>
    public static async Task<IReadOnlyList<Guid>> OfListAsync(Work work, Guid list, Guid account, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OfList, await work.ConnectionAsync(ct)).Add(work.Service, list, account);
        return await command.ReadAllAsync(row => row.GetGuid(0), ct);
    }

    /// <summary>Lists that somebody may have to do with: her own, those of her sites, and of cases in lists that she holds.</summary>
    public static async Task<List<TransferRow>> NearAsync(Work work, string[] sites, Guid[] held, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"{Select} (account = $2 or site = any($3) or account = any($4) or held_for = any($4)) order by from_on, list, case_id limit 2000", await work.ConnectionAsync(ct));
        command.Add(work.Service, work.Caller.Id, Cell.Array(NpgsqlDbType.Text, sites), Cell.Array(NpgsqlDbType.Uuid, held));
        return await ReadAsync(command, ct);
    }

    /// <summary>Open cases of a site that an account heads.</summary>
    public static async Task<List<Guid>> HeadedAsync(Work work, Guid account, string site, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Headed, await work.ConnectionAsync(ct)).Add(work.Service, account, site);
        return [.. await command.ReadAllAsync(row => row.GetGuid(0), ct)];
    }

    private static async Task<List<TransferRow>> ReadAsync(Work work, string sql, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, await work.ConnectionAsync(ct)).Add(work.Service, id);
        return await ReadAsync(command, ct);
    }

    private static async Task<List<TransferRow>> ReadAsync(NpgsqlCommand command, CancellationToken ct) =>
    [
        .. await command.ReadAllAsync(
            r => new TransferRow(
                r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetGuid(3), r.GetString(4), r.GetFieldValue<DateOnly>(5), r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6),
                r.IsDBNull(7) ? null : r.GetGuid(7)),
            ct),
    ];
}
