namespace Coordination.Api.Obligations;

/// <summary>
/// Due steps that wait for nobody, because whoever could see what is owed was excluded by the family: each is claimed before its instant, until it
/// stands with the site's lead. Parameters: now, how many, the day.
/// </summary>
internal static class ExcludedClaims
{
    // Every head of the case is away, and everybody who holds their lists was excluded: what is due or red moves on.
    public const string OfCases = """
        with away as materialized (select distinct tenant_id, absent, site from coordination.cover where $3 between from_on and to_on),
        alone as materialized (
            select c.tenant_id, c.case_id, c.site, c.first, c.second from coordination.case_head c
            where (c.tenant_id, c.case_id) in (select x.tenant_id, x.case_id from coordination.case_exclusion x) and not exists (
                select from unnest(array[c.first, c.second]) head
                where head is not null and not exists (select from away a where a.tenant_id = c.tenant_id and a.absent = head and a.site = c.site))
            and not exists (
                select from coordination.cover k
                where k.tenant_id = c.tenant_id and k.absent in (c.first, c.second) and k.site = c.site and $3 between k.from_on and k.to_on and not exists (
                    select from coordination.case_exclusion x where x.tenant_id = c.tenant_id and x.case_id = c.case_id and x.holder = k.holder)))
        select o.tenant_id, o.kind, o.stream_id, o.id, o.step, $1, o.code from alone c
        join coordination.obligation o on o.tenant_id = c.tenant_id and o.case_id = c.case_id and o.owner in (c.first, c.second)
        where o.listed and o.step_at > $1 and (o.urgency = 0 or o.due_at <= $1) and (o.retry_at is null or o.retry_at <= $1)
        order by o.urgency, o.step_at limit $2 for update of o skip locked
        """;

    // An alert is there for nobody who is at its desk today: each was excluded by the family that it may be about.
    public const string OfAlerts = """
        with shut as materialized (
            select r.tenant_id, r.account, a.alert_id
            from (select distinct tenant_id, account from coordination.roster where role = 'Coordinator') r
            cross join lateral coordination.shut_alerts(r.tenant_id, r.account) a
            where exists (select from coordination.shut_cases(r.tenant_id, r.account)))
        select o.tenant_id, o.kind, o.stream_id, o.id, o.step, $1, o.code from coordination.alert_head h
        join coordination.site s on s.tenant_id = h.tenant_id and s.site = h.site
        join coordination.obligation o on o.tenant_id = h.tenant_id and o.stream_id = h.alert_id and o.owner = s.desk
        where (h.tenant_id, h.alert_id) in (select tenant_id, alert_id from shut) and h.waiting and o.listed and o.step_at > $1 and (o.retry_at is null or o.retry_at <= $1)
            and not exists (
                select from coordination.roster r
                where r.tenant_id = h.tenant_id and r.role = 'Coordinator' and r.site = h.site and r.from_at <= $1 and (r.until_at is null or r.until_at > $1)
                    and not exists (select from coordination.cover k where k.tenant_id = r.tenant_id and k.absent = r.account and k.site = r.site and $3 between k.from_on and k.to_on)
                    and not exists (select from shut z where z.tenant_id = r.tenant_id and z.account = r.account and z.alert_id = h.alert_id))
        order by o.urgency, o.step_at limit $2 for update of o skip locked
        """;
}
