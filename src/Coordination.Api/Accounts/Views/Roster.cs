using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Npgsql;

namespace Coordination.Api.Accounts.Views;

/// <summary>Who coordinates a site today, and who holds whose list while somebody is away.</summary>
internal static class Roster
{
    private const string Put = """
        insert into coordination.roster (tenant_id, account, grant_id, role, site, discipline, relay, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant_id, account, grant_id) do nothing
        """;

    private const string Drop = "delete from coordination.roster where tenant_id = $1 and account = $2 and grant_id = $3";
    private const string DropAll = "delete from coordination.roster where tenant_id = $1 and account = $2";

    public const string PutCover = """
        insert into coordination.cover (tenant_id, absence, holder, absent, desk, site, from_on, to_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant_id, absence, holder) do nothing
        """;

    public const string DropCover = "delete from coordination.cover where tenant_id = $1 and absence = $2";

    private const string OfSite = """
        select account, discipline from coordination.roster
        where tenant_id = $1 and role = $4 and site = $2 and from_at <= $3 and (until_at is null or until_at > $3)
        order by from_at, account
        """;

    // Whoever is away herself on one of these days covers nobody.
    private const string Everybody = """
        select r.account, r.site, exists (
            select from coordination.cover c
            where c.tenant_id = $1 and c.absent = r.account and c.site = r.site and c.from_on <= $4 and c.to_on >= $3)
        from coordination.roster r
        where r.tenant_id = $1 and r.role = 'Coordinator' and r.site is not null and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
        """;

    private const string Holding = "select holder from coordination.cover where tenant_id = $1 and absent = $2 and site = $3 and $4 between from_on and to_on order by holder";

    private const string OthersWith = """
        select exists (
            select from coordination.roster
            where tenant_id = $1 and role = 'Supervisor' and site = $2 and account <> $3 and from_at <= $4 and (until_at is null or until_at > $4))
        """;

    public static void Queue(Work work, OpenStream<Account> stream)
    {
        foreach (var @event in stream.Pending)
        {
            Queue(work, stream.Id, @event);
        }

        Departures.Queue(work, stream);
    }

    private static void Queue(Work work, Guid account, object @event)
    {
        OwnListRows.Queue(work, account, @event);
        switch (@event)
        {
            case RoleGranted { Grant: var g }:
                work.Also(Put, work.Service, account, g.Id, g.Role.ToString(), g.Site, g.Discipline, g.Relay, g.From, g.Until);
                break;
            case RoleEnded e:
                work.Also(Drop, work.Service, account, e.Grant);
                break;
            case AccountEnded:
                work.Also(DropAll, work.Service, account);
                break;
            case AbsenceDeclared e:
                foreach (var holder in e.Cover)
                {
                    work.Also(PutCover, work.Service, e.Absence, holder, account, Ids.Desk(work.Service, e.Site), e.Site, e.From, e.To);
                }

                break;
            case AbsenceEnded e:
                work.Also(DropCover, work.Service, e.Absence);
                break;
            default:
                break;
        }
    }

    /// <summary>Who holds the list of somebody away today, as persons.</summary>
    public static async Task<IReadOnlyList<Guid>> HoldersOfAsync(Work work, Guid absent, string site, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Holding, await work.ConnectionAsync(ct)).Add(work.Service, absent, site, Domain.Time.CivilTime.DayOf(work.Now));
        List<Guid> people = [];
        foreach (var holder in await command.ReadAllAsync(row => row.GetGuid(0), ct))
        {
            people.AddRange(await PeopleOfAsync(work, holder, site, ct));
        }

        return [.. people.Distinct()];
    }

    /// <summary>The people behind an owner: the account itself, or everybody who answers for a desk of the site.</summary>
    public static async Task<IReadOnlyList<Guid>> PeopleOfAsync(Work work, Guid owner, string site, CancellationToken ct)
    {
        if (owner == Ids.PrivacyDesk(work.Service))
        {
            return await Officers.OfAsync(work, Role.PrivacyOfficer, ct);
        }

        if (owner == Ids.RecordsDesk(work.Service))
        {
            return await Officers.OfAsync(work, Role.RecordsOfficer, ct);
        }

        var role = owner == Ids.Desk(work.Service, site) ? "Coordinator" : owner == Ids.LeadDesk(work.Service, site) ? "Supervisor" : null;
        return role is null ? [owner] : [.. (await HoldersAsync(work, role, site, ct)).Select(h => h.Account)];
    }

    public static Task<IReadOnlyList<(Guid Account, string? Discipline)>> CoordinatorsAsync(Work work, string site, CancellationToken ct) =>
        HoldersAsync(work, "Coordinator", site, ct);

    /// <summary>Coordinators of the service who could cover between two days.</summary>
    public static async Task<ImmutableArray<Colleague>> ColleaguesAsync(Work work, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Everybody, await work.ConnectionAsync(ct));
        command.Add(work.Service, work.Now, from, to);
        var found = ImmutableArray.CreateBuilder<Colleague>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetBoolean(2)));
        }

        return found.ToImmutable();
    }

    /// <summary>Whether one of these sites would be left without a supervisor.</summary>
    public static async Task<bool> IsLastSupervisorAsync(Work work, Guid account, IEnumerable<string?> sites, CancellationToken ct)
    {
        foreach (var site in sites.OfType<string>().Distinct())
        {
            await using var command = new NpgsqlCommand(OthersWith, await work.ConnectionAsync(ct));
            command.Add(work.Service, site, account, work.Now);
            if (await command.ExecuteScalarAsync(ct) is false)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<IReadOnlyList<(Guid Account, string? Discipline)>> HoldersAsync(Work work, string role, string site, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OfSite, await work.ConnectionAsync(ct));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = work.Service });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = site });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = work.Now });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = role });
        List<(Guid, string?)> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return found;
    }
}
