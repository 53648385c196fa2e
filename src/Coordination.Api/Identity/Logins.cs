using System.Collections.Concurrent;
using System.Security.Claims;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Npgsql;

namespace Coordination.Api.Identity;

/// <summary>Which service a login belongs to. That never changes, so a known answer is kept; an unknown one is asked again.</summary>
internal sealed class Logins(Databases databases)
{
    private readonly ConcurrentDictionary<(string Issuer, string Subject), Login> _known = new();

    public async ValueTask<Login?> FindAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var subject = principal.FindFirstValue("sub");
        var issuer = principal.FindFirstValue("iss");
        if (subject is null || issuer is null)
        {
            return null;
        }

        return _known.TryGetValue((issuer, subject), out var login) ? login : await ReadAsync(issuer, subject, ct);
    }

    private async Task<Login?> ReadAsync(string issuer, string subject, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand("select service, machine from coordination.login where account = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Ids.Account(issuer, subject) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var machine = reader.GetBoolean(1);
        var id = machine ? MachineClient.IdOf(issuer, subject) : Ids.Account(issuer, subject);
        return _known.GetOrAdd((issuer, subject), new Login(id, reader.GetString(0), machine));
    }
}
