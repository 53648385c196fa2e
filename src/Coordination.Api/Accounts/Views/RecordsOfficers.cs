using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Accounts.Views;

/// <summary>Who answers for the desk of a service's records officers today, of whatever site.</summary>
internal static class RecordsOfficers
{
    private const string Today = """
        select distinct account from coordination.roster
        where tenant_id = $1 and role = 'RecordsOfficer' and from_at <= $2 and (until_at is null or until_at > $2)
        """;

    public static async Task<IReadOnlyList<Guid>> OfAsync(Work work, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Today, await work.ConnectionAsync(ct)).Add(work.Service, work.Now);
        List<Guid> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }
}
