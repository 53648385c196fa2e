using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Outbox;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;
using MediatR;
using NpgsqlTypes;

namespace Coordination.Api.Worklist.Jobs;

/// <summary>
/// Sums up the day of everybody whose hour has come and who chose so. Any node may, at any moment: which days are done with is stored with the mail. A day
/// that nobody summed up while everything stood still is summed up later on it, and never on another.
/// </summary>
internal sealed class SumUpDays(Databases databases, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Waiting = """
        select distinct r.tenant_id, r.account from coordination.roster r
        left join coordination.digest_choice c on c.tenant_id = r.tenant_id and c.account = r.account
        where r.role = any($6) and r.from_at <= $1 and (r.until_at is null or r.until_at > $1)
            and coalesce(c.days, $2) <> 'Off' and coalesce(c.at, $3) <= $4
            and not exists (select from coordination.digest_day d where d.tenant_id = r.tenant_id and d.account = r.account and d.day = $5)
        """;

    /// <summary>How many were told.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, told) = (clock.GetUtcNow(), 0);
        foreach (var (service, account) in await WaitingAsync(now, ct))
        {
            if (await LookAsync(new Login(account, service, Machine: false), ct) is { } tell)
            {
                await DoneAsync(service, new SumUpDay(account, CivilTime.DayOf(now), tell), ct);
                told += tell ? 1 : 0;
            }
        }

        return told;
    }

    private async Task<List<(string Service, Guid Account)>> WaitingAsync(DateTimeOffset now, CancellationToken ct)
    {
        var usual = DigestRules.Usual;
        await using var command = databases.Worker.CreateCommand(Waiting).Add(
            now, usual.Days.ToString(), new(NpgsqlDbType.Time, usual.At), new(NpgsqlDbType.Time, TimeOnly.FromDateTime(CivilTime.Local(now).DateTime)), CivilTime.DayOf(now),
            Cell.Array(NpgsqlDbType.Text, DigestRules.Roles.Select(role => role.ToString()).ToArray()));
        return await command.ReadAllAsync(r => (r.GetString(0), r.GetGuid(1)), ct);
    }

    /// <summary>Whether she is told today, as she would read her list now; null while her hour is still to come.</summary>
    private async Task<bool?> LookAsync(Login login, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(login, Target.Nothing, ct, toWrite: false);
        if (work.Caller.Account is not { IsLive: true } me || !DigestRules.Gathers(me, work.Now) || DigestRules.IsAway(me, work.Now))
        {
            return false;
        }

        var quiet = DigestRules.QuietOf(me, await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(work.Service), ct), work.Now);
        return DigestRules.DueOn(me.DigestOrUsual, quiet, CivilTime.DayOf(work.Now)) is not { } due ? false
            : due > work.Now ? null
            : QuietHours.EndsFor(quiet, work.Now) == work.Now && await DigestMatter.SumAsync(work, ct) is { Any: true };
    }

    private async Task DoneAsync(string service, SumUpDay day, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Login = new Login(Actors.Sweep, service, Machine: false);
        var reply = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(day, ct);
        if (reply.Refusal is not null || reply.Denied is not null)
        {
            throw new InvalidOperationException($"A day could not be summed up: {reply.Refusal?.Code ?? reply.Denied?.Row}.");
        }
    }
}
