using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Alerts.Views;

/// <summary>
/// Alerts a caller may find in a list: those at the desks of her sites and of the sites she covers today, those that stand on her as lead, those
/// in the cases she coordinates: no other relation opens an alert. One that may be about a family which shut her out is not there. The SQL bounds what is read; each alert is then decided by itself (rule A65).
/// </summary>
internal sealed class AlertScope
{
    /// <summary>Over <c>alert_head h</c>; takes parameters 1 to 5.</summary>
    public const string Condition = """
        h.tenant_id = $1 and (
            (h.case_id is null and (h.site = any($2) or (h.with_lead and (h.site = any($3) or h.lead_site = any($3))))
                and h.alert_id not in (select shut.alert_id from coordination.shut_alerts($1, $4) shut))
            or exists (select from coordination.case_relation r where r.tenant_id = h.tenant_id and r.case_id = h.case_id and r.account = $4
                       and r.role in ('head', 'Coordinator') and $2 <> '{}' and r.from_at <= $5 and (r.until_at is null or r.until_at > $5)))
        """;

    private const string Held = "select owner, site from coordination.held($1, $2, $3) where site is not null";

    private static readonly Demand Reading = new(AccessAction.ReadTriage, Confidentiality.N2);

    private readonly Work _work;
    private readonly string[] _led;
    private readonly string[] _desks;
    private readonly List<string> _covered = [];
    private readonly Guid[] _lists;

    private AlertScope(Work work)
    {
        _work = work;
        _desks = Sites(Role.Coordinator);
        _led = Sites(Role.Supervisor);
        _lists = Facts.ListsOf(work.Caller, work.Now);
    }

    public static async Task<AlertScope> OfCallerAsync(Work work, CancellationToken ct)
    {
        var scope = new AlertScope(work);
        await using var command = new NpgsqlCommand(Held, await work.ConnectionAsync(ct)).Add(
            work.Service, Cell.Array(NpgsqlDbType.Uuid, scope._lists), CivilTime.DayOf(work.Now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var site = reader.GetString(1);
            if (reader.GetGuid(0) == Ids.Desk(work.Service, site))
            {
                scope._covered.Add(site);
            }
        }

        return scope;
    }

    /// <summary>A statement over <see cref="Condition"/>; its own parameters begin at 6.</summary>
    public async Task<NpgsqlCommand> CommandAsync(string sql, Cell[] more, CancellationToken ct) =>
        new NpgsqlCommand(sql, await _work.ConnectionAsync(ct)).Add(
        [
            _work.Service, Cell.Array(NpgsqlDbType.Text, _desks.Concat(_covered).Distinct().ToArray()), Cell.Array(NpgsqlDbType.Text, _led), _work.Caller.Id, _work.Now,
            .. more,
        ]);

    /// <summary>These alerts, without those that the caller may not read, and of each what she may see.</summary>
    public async Task<Dictionary<Guid, SeenAlert>> ReadableAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var alerts = await _work.ReadManyAsync<Alert>(ids, ct);
        var cases = alerts.Select(a => a.Case).OfType<Guid>();
        var files = (await _work.ReadManyAsync<CaseFile>(cases, ct)).ToDictionary(f => f.Id);
        var repeated = await RepeatedAlerts.CasesAsync(_work, alerts, ct);
        var shown = alerts.Select(a => (Alert: a, File: a.Case is { } id ? files.GetValueOrDefault(id) : repeated.GetValueOrDefault(a.Id))).Where(a => IsReadable(a.Alert, a.File))
            .ToDictionary(a => a.Alert.Id, a => AlertSight.Of(_work, a.Alert, a.File));
        await _work.KeysAsync(shown.Values.SelectMany(seen => AlertCards.Sealed(seen.Alert)), ct);
        return shown;
    }

    private bool IsReadable(Alert alert, CaseFile? file) =>
        file is not null ? Gate.Listed(_work, file, default, Reading).Granted
        : alert.Case is null && Gate.Listed(_work, alert, GroundOf(alert), Reading).Granted;

    private Ground GroundOf(Alert alert)
    {
        if (_desks.Contains(alert.Site))
        {
            return default;
        }

        var covered = _covered.Contains(alert.Site);
        if (covered)
        {
            _work.RestOnHeld(alert.Site, Ids.Desk(_work.Service, alert.Site));
        }

        return new Ground(covered, AlertOwed.Of(alert, null, _work.Plan).Any(o => _lists.Contains(o.Owner)));
    }

    private string[] Sites(Role role) =>
        [.. _work.Caller.Grants(_work.Now).Where(g => g.Role == role && g.Site is not null).Select(g => g.Site!).Distinct()];
}
