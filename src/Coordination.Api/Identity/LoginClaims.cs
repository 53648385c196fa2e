using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Npgsql;

namespace Coordination.Api.Identity;

/// <summary>
/// One login (issuer and subject) is one account or one record's client, of one coordination service. Whoever comes second is refused:
/// a login that was answered as registered and belongs to another would send its alerts to them.
/// </summary>
internal static class LoginClaims
{
    private const string Holder = "select service, machine from coordination.login where account = $1";
    private const string Claim = "insert into coordination.login (account, service, machine) values ($1, $2, $3)";

    /// <summary>Claims a login with this work's commit; a refusal where something else has it. Two at once meet the table's key, and the loser is decided again.</summary>
    public static async Task<Refusal?> ClaimAsync(Work work, string issuer, string subject, bool machine, CancellationToken ct)
    {
        var login = Ids.Account(issuer, subject);
        await using var command = new NpgsqlCommand(Holder, await work.ConnectionAsync(ct)).Add(login);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (await reader.ReadAsync(ct))
        {
            return (reader.GetString(0), reader.GetBoolean(1)) == (work.Service, machine) ? null : AccountRefusals.LoginTaken;
        }

        work.Also(Claim, login, work.Service, machine);
        return null;
    }
}
