using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Npgsql;

namespace Coordination.Api.Accounts.Views;

/// <summary>Who answers for a desk that the whole service shares today, of whatever site: its privacy or its records officers.</summary>
internal static class Officers
{
    private const string Today = """
        select distinct account from coordination.roster
        where tenant_id = $1 and role = $3 and from_at <= $2 and (until_at is null or until_at > $2)
        """;

    public static async Task<IReadOnlyList<Guid>> OfAsync(Work work, Role role, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Today, await work.ConnectionAsync(ct)).Add(work.Service, work.Now, $"{role}");
        List<Guid> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }
}
