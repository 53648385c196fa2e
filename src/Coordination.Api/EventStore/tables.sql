-- Tables of our own beside Marten's, run as coordination_owner. Every one that holds a tenant's rows has tenant_id;
-- policies.sql then forces row-level security on whatever has that column.

create table if not exists coordination.installation (
    only_row    boolean primary key default true check (only_row),
    fingerprint text not null
);

-- The fencing epoch: one higher on the server that was promoted than on the one it replaced, which cannot raise its own and is known by that.
create table if not exists coordination.epoch (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into coordination.epoch (number) values (1) on conflict do nothing;

-- True, or no transaction: asked by a statement that is sent anyway in everything that is written.
create or replace function coordination.in_epoch(seen bigint) returns boolean language plpgsql as $$
declare
    here bigint := (select number from coordination.epoch);
begin
    if here is null or here < seen then
        raise exception 'this server is of an epoch that is over' using errcode = 'CF001', detail = format('its epoch is %s, and %s was seen', here, seen);
    end if;
    return true;
end
$$;

-- How many erasures there were: keys of persons that a node keeps are good only as long as nobody was erased since.
alter table coordination.epoch add column if not exists erasures bigint not null default 0;

-- As above, and nobody was erased since the node looked: whoever was is not opened once more with a key that was kept, and nothing is sealed with it.
create or replace function coordination.in_epoch(seen bigint, erased bigint) returns boolean language plpgsql as $$
declare
    here record;
begin
    select e.number, e.erasures into here from coordination.epoch e;
    if here.number is null or here.number < seen then
        raise exception 'this server is of an epoch that is over' using errcode = 'CF001', detail = format('its epoch is %s, and %s was seen', here.number, seen);
    end if;
    if here.erasures <> erased then
        raise exception 'somebody was erased since the keys were read' using errcode = 'serialization_failure';
    end if;
    return true;
end
$$;

-- No transaction: what a work rests on was written by somebody else since.
create or replace function coordination.outdated() returns boolean language plpgsql as $$
begin
    raise exception 'a stream is no longer as it was known' using errcode = 'serialization_failure';
end
$$;

-- Which service a login belongs to: asked before any tenant is known, so it holds ids and nothing else. The key follows from issuer and
-- subject for an account and for a record's client alike, so that a login is one of them, once, in one service.
create table if not exists coordination.login (
    account uuid primary key,
    service text not null,
    machine boolean not null
);

-- Whose calendar is read at an address: asked before any tenant is known, so it holds the hash of a secret and ids, and nothing else.
create table if not exists coordination.calendar_address (
    account uuid primary key,
    service text not null,
    hash    text not null unique
);

create table if not exists coordination.obligation (
    tenant_id  text not null,
    id         uuid not null,
    stream_id  uuid not null,
    kind       text not null,
    case_id    uuid,
    site       text not null,
    code       text not null,
    occurrence text not null,
    owner      uuid not null,
    urgency    smallint not null,
    opens_at   timestamptz not null,
    due_at     timestamptz not null,
    closes_at  timestamptz,
    listed     boolean not null,
    step       text,
    step_at    timestamptz,
    rules      text not null,
    failures   integer not null default 0,
    retry_at   timestamptz,
    primary key (tenant_id, id)
);
create index if not exists obligation_list on coordination.obligation (tenant_id, owner, urgency, due_at, id) where listed;
create index if not exists obligation_list_code on coordination.obligation (tenant_id, owner, code, urgency, due_at, id) where listed;
create index if not exists obligation_case on coordination.obligation (tenant_id, case_id) where case_id is not null;
-- The night's comparison asks for the rows of some streams: without this every batch would read the whole table.
create index if not exists obligation_stream on coordination.obligation (tenant_id, stream_id);
create index if not exists obligation_step_at on coordination.obligation (step_at) where step_at is not null;

-- The last guard of "exactly once per due step": a second firing meets this key.
create table if not exists coordination.obligation_step (
    tenant_id  text not null,
    obligation uuid not null,
    step       text not null,
    stream_id  uuid not null,
    due_at     timestamptz not null,
    fired_at   timestamptz not null,
    primary key (tenant_id, obligation, step)
);

-- How far the comparison of a night came, and what it found: of no tenant, and nothing about anybody.
create table if not exists coordination.reconciliation (
    night        date primary key,
    tenant       text not null default '',
    stream       uuid not null default '00000000-0000-0000-0000-000000000000',
    streams      bigint not null default 0,
    missing      bigint not null default 0,
    altered      bigint not null default 0,
    stray        bigint not null default 0,
    outdated     bigint not null default 0,
    failed       bigint not null default 0,
    leased_until timestamptz,
    finished_at  timestamptz
);

-- One row per request that carried a key: claimed by the insert itself, with the answer in the same commit. Rows never expire.
create table if not exists coordination.inbox (
    tenant_id text not null,
    client    uuid not null,
    key       text not null,
    body_hash bytea not null,
    status    integer not null,
    etag      text,
    location  text,
    body      text not null,
    at        timestamptz not null,
    primary key (tenant_id, client, key)
);

-- A second content under a used message or form id, as the alert's events tell: what the list of conflicts asks.
create table if not exists coordination.alert_conflict (
    tenant_id text not null,
    id        uuid not null,
    alert_id  uuid not null,
    came_at   timestamptz not null,
    open      boolean not null,
    primary key (tenant_id, id)
);
create index if not exists alert_conflict_open on coordination.alert_conflict (tenant_id, came_at, id) where open;

create table if not exists coordination.audit_entry (
    tenant_id  text not null,
    id         uuid not null,
    at         timestamptz not null,
    actor      uuid not null,
    action     text not null,
    row        text not null,
    outcome    text not null,
    site       text,
    case_id    uuid,
    target     uuid,
    levels     text,
    detail     text,
    primary key (tenant_id, id)
);
-- The transaction that wrote it: below every one that still runs all entries are there, and can be numbered.
alter table coordination.audit_entry add column if not exists tx bigint not null default 0;
alter table coordination.audit_entry alter column tx set default pg_current_xact_id()::text::bigint;
-- A person reads who accessed her case.
create index if not exists audit_entry_case on coordination.audit_entry (tenant_id, case_id, id) where case_id is not null;
create index if not exists audit_entry_tx on coordination.audit_entry using brin (tx) with (pages_per_range = 32, autosummarize = on);

-- The log that can be proved: a number and a hash for each entry, the tree over the hashes, and what was signed of it.
create table if not exists coordination.audit_leaf (
    number    bigint primary key,
    tenant_id text not null,
    entry     uuid not null,
    hash      bytea not null,
    unique (tenant_id, entry)
);
create table if not exists coordination.audit_tree (
    only_row    boolean primary key default true check (only_row),
    size        bigint not null,
    peaks       bytea not null,
    seen_tx     bigint not null,
    seen_tenant text not null,
    seen_id     uuid not null
);
insert into coordination.audit_tree (size, peaks, seen_tx, seen_tenant, seen_id) values (0, '', -1, '', '00000000-0000-0000-0000-000000000000') on conflict do nothing;
create table if not exists coordination.audit_checkpoint (
    size      bigint primary key,
    root      text not null,
    at        timestamptz not null,
    key       text not null,
    signature text not null
);

-- What lists sort and filter by; names stay sealed in the case file.
create table if not exists coordination.case_head (
    tenant_id    text not null,
    case_id      uuid not null,
    site         text not null,
    open         boolean not null,
    opened_at    timestamptz not null,
    due_on       date,
    intensity    smallint,
    last_contact date,
    first        uuid not null,
    second       uuid,
    primary key (tenant_id, case_id)
);
create index if not exists case_head_first on coordination.case_head (tenant_id, first);
create index if not exists case_head_second on coordination.case_head (tenant_id, second) where second is not null;

create table if not exists coordination.case_relation (
    tenant_id text not null,
    account   uuid not null,
    case_id   uuid not null,
    role      text not null,
    from_at   timestamptz not null,
    until_at  timestamptz,
    primary key (tenant_id, account, case_id, role)
);

create table if not exists coordination.alert_head (
    tenant_id   text not null,
    alert_id    uuid not null,
    site        text not null,
    waiting     boolean not null,
    severity    smallint not null,
    received_at timestamptz not null,
    source      text not null,
    sender      uuid not null,
    case_id     uuid,
    with_lead   boolean not null,
    lead_site   text,
    content     uuid,
    primary key (tenant_id, alert_id)
);
create index if not exists alert_head_waiting on coordination.alert_head (tenant_id, site, severity, received_at, alert_id) where waiting;
create index if not exists alert_head_content on coordination.alert_head (tenant_id, content) where waiting;

create table if not exists coordination.handover_head (
    tenant_id   text not null,
    handover_id uuid not null,
    case_id     uuid not null,
    relay_id    uuid not null,
    state       text not null,
    open        boolean not null,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    reference   text,
    primary key (tenant_id, handover_id)
);
alter table coordination.handover_head add column if not exists answered_at timestamptz, add column if not exists reference text;
-- Whether the relay ever said yes: null in a row from before it was kept.
alter table coordination.handover_head add column if not exists accepted boolean;
-- A relay that calls says its reference number.
create index if not exists handover_head_reference on coordination.handover_head (tenant_id, reference);
create index if not exists handover_head_case on coordination.handover_head (tenant_id, case_id, asked_at);
-- One relay is asked once at a time for one case: the last guard against two requests in the same moment.
create unique index if not exists handover_head_one on coordination.handover_head (tenant_id, case_id, relay_id) where open or state = 'Effective';
-- Today's list asks for the answers of two days over all cases; a request that waits is not in it, so asking costs nothing here.
create index if not exists handover_head_answered on coordination.handover_head (tenant_id, answered_at) where answered_at is not null;
create index if not exists handover_head_relay on coordination.handover_head (tenant_id, relay_id, asked_at);

create table if not exists coordination.concertation_head (
    tenant_id       text not null,
    concertation_id uuid not null,
    case_id         uuid not null,
    state           text not null,
    starts_at       timestamptz not null,
    primary key (tenant_id, concertation_id)
);
-- Who has a seat: null in a row from before seats were kept.
alter table coordination.concertation_head add column if not exists seats uuid[];
create index if not exists concertation_head_case on coordination.concertation_head (tenant_id, case_id, starts_at);

-- A write that rests on a stream without appending to it: that stream is still as it was read, and stays so until the commit.
create or replace procedure coordination.hold(tenant text, stream uuid, read bigint) language plpgsql as $$
begin
    perform from coordination.mt_streams s where s.tenant_id = tenant and s.id = stream and s.version = read for share;
    if not found then
        raise exception 'a stream changed since it was read' using errcode = 'serialization_failure';
    end if;
end
$$;

-- A closing that saw no open handover: one asked meanwhile is seen here, after the lock on the case's stream.
create or replace procedure coordination.hold_closed(tenant text, file uuid) language plpgsql as $$
begin
    if exists (select from coordination.handover_head h where h.tenant_id = tenant and h.case_id = file and h.open) then
        raise exception 'a handover was asked meanwhile' using errcode = 'serialization_failure';
    end if;
end
$$;

-- A key that is stored as a hash today and was stored in clear before: its first answer is met as if it stood under the hash.
create or replace procedure coordination.unclaimed(tenant text, caller uuid, earlier text) language plpgsql as $$
begin
    if exists (select from coordination.inbox i where i.tenant_id = tenant and i.client = caller and i.key = earlier) then
        raise exception 'the key was claimed before' using errcode = 'unique_violation', constraint = 'inbox_pkey';
    end if;
end
$$;

-- Sealed items of a case from which something is owed: whoever holds the list of somebody away finds nothing of them in it, counted or not. Ids only.
create table if not exists coordination.sealed_item (
    tenant_id text not null,
    case_id   uuid not null,
    item      text not null,
    author    uuid not null,
    for_heads boolean not null,
    primary key (tenant_id, case_id, item)
);

-- Whom persons of a case shut out of it: an account, a relay, or the own account of a person of the case. What is owed of the case stands in no list of theirs. Ids only.
create table if not exists coordination.case_exclusion (
    tenant_id text not null,
    case_id   uuid not null,
    holder    uuid not null,
    primary key (tenant_id, case_id, holder)
);
create index if not exists case_exclusion_holder on coordination.case_exclusion (tenant_id, holder);

-- Since when rows that an earlier version did not keep are all there, but for what a node of that version wrote after; and by which build.
create table if not exists coordination.filled (
    only_row boolean primary key default true check (only_row),
    build    text not null,
    up_to    timestamptz not null
);

-- Emergency accesses: who broke the glass of which case, until when, and whether somebody reviewed it. Ids and instants only.
create table if not exists coordination.glass_head (
    tenant_id   text not null,
    glass_id    uuid not null,
    case_id     uuid not null,
    account     uuid not null,
    broken_at   timestamptz not null,
    until_at    timestamptz not null,
    reviewed_at timestamptz,
    primary key (tenant_id, glass_id)
);
create index if not exists glass_head_account on coordination.glass_head (tenant_id, account, case_id);
create index if not exists glass_head_review on coordination.glass_head (tenant_id, broken_at, glass_id) where reviewed_at is null;

-- Requests by which persons make use of a right: which case's, since when, and whether one is answered. Ids and days only.
create table if not exists coordination.request_head (
    tenant_id   text not null,
    request_id  uuid not null,
    case_id     uuid not null,
    person      uuid not null,
    received_on date not null,
    open        boolean not null,
    primary key (tenant_id, request_id)
);
create index if not exists request_head_case on coordination.request_head (tenant_id, case_id);
create index if not exists request_head_open on coordination.request_head (tenant_id, received_on, request_id) where open;

-- Copies that were released, sealed with the key of the person they are about.
create table if not exists coordination.persons_copy (
    tenant_id  text not null,
    request_id uuid not null,
    person     uuid not null,
    sealed_key integer not null,
    sealed     text not null,
    primary key (tenant_id, request_id)
);

-- Requests that were refused because they are not the asked service's to do: written once, with the audit entry of the refusal. Ids and codes only.
create table if not exists coordination.refused_request (
    tenant_id text not null,
    id        uuid not null,
    at        timestamptz not null,
    account   uuid not null,
    case_id   uuid not null,
    relay_id  uuid not null,
    kind      text not null,
    basis     text not null,
    site      text not null,
    reason    text not null,
    primary key (tenant_id, id)
);

-- Penal case consultations: who of the service may know of one. Apart from everything else: no case, no alert, no person of a family stands here.
create table if not exists coordination.consultation_head (
    tenant_id       text not null,
    consultation_id uuid not null,
    members         uuid[] not null,
    starts_at       timestamptz not null,
    primary key (tenant_id, consultation_id)
);
create index if not exists consultation_head_members on coordination.consultation_head using gin (members);

-- Sampled accesses: whose, of which case, and in whose lists each waits for an answer. Ids, instants and codes only.
create table if not exists coordination.sample_head (
    tenant_id   text not null,
    sample_id   uuid not null,
    site        text not null,
    case_id     uuid,
    account     uuid not null,
    drawn_at    timestamptz not null,
    in_lists    uuid[] not null,
    reviewing   boolean not null,
    finding     text,
    primary key (tenant_id, sample_id)
);
create index if not exists sample_head_case on coordination.sample_head (tenant_id, case_id) where reviewing;
create index if not exists sample_head_waiting on coordination.sample_head (tenant_id, drawn_at, sample_id) where in_lists <> '{}';

-- Cases in transfer lists: whose list, from when to when, who holds it now. Ids and days only.
create table if not exists coordination.transfer_head (
    tenant_id   text not null,
    transfer_id uuid not null,
    list        uuid not null,
    account     uuid not null,
    case_id     uuid not null,
    site        text not null,
    from_on     date not null,
    to_on       date,
    held_for    uuid,
    picked_up   uuid,
    open        boolean not null,
    primary key (tenant_id, transfer_id)
);
create index if not exists transfer_head_account on coordination.transfer_head (tenant_id, account) where open;
create index if not exists transfer_head_case on coordination.transfer_head (tenant_id, case_id) where open;
create index if not exists transfer_head_picked_up on coordination.transfer_head (tenant_id, picked_up) where open;
create index if not exists transfer_head_held_for on coordination.transfer_head (tenant_id, held_for) where open and held_for is not null;

-- A transfer list that opens: a case that came to her meanwhile is seen here, after the lock on her account's stream.
create or replace procedure coordination.hold_headed(tenant text, account uuid, of_site text, listed uuid[]) language plpgsql as $$
begin
    if exists (
        select from coordination.case_head h
        where h.tenant_id = tenant and h.site = of_site and h.open and account in (h.first, h.second) and h.case_id <> all (listed)) then
        raise exception 'a case came to her meanwhile' using errcode = 'serialization_failure';
    end if;
end
$$;

-- One draw a site and period, for ever: from which numbers of the log, by which root, so that anybody can repeat it.
create table if not exists coordination.access_draw (
    tenant_id  text not null,
    site       text not null,
    from_on    date not null,
    to_on      date not null,
    first      bigint not null,
    below      bigint not null,
    root       text not null,
    percent    integer not null,
    least      integer not null,
    population integer not null,
    drawn      bigint[] not null,
    at         timestamptz not null,
    primary key (tenant_id, site, from_on)
);

-- Who holds which role now, and who holds whose list: small tables that taking a case and reading a list ask.
create table if not exists coordination.roster (
    tenant_id  text not null,
    account    uuid not null,
    grant_id   uuid not null,
    role       text not null,
    site       text,
    discipline text,
    relay      uuid,
    from_at    timestamptz not null,
    until_at   timestamptz,
    primary key (tenant_id, account, grant_id)
);

create table if not exists coordination.cover (
    tenant_id text not null,
    absence   uuid not null,
    holder    uuid not null,
    absent    uuid not null,
    desk      uuid not null,
    site      text not null,
    from_on   date not null,
    to_on     date not null,
    primary key (tenant_id, absence, holder)
);
create index if not exists cover_holder on coordination.cover (tenant_id, holder);

-- When somebody's list is summed up for her; of who chose nothing there is no row.
create table if not exists coordination.digest_choice (
    tenant_id text not null,
    account   uuid not null,
    days      text not null,
    at        time not null,
    primary key (tenant_id, account)
);

-- Days of somebody's that are done with, whether she was told or had nothing to be told.
create table if not exists coordination.digest_day (
    tenant_id text not null,
    account   uuid not null,
    day       date not null,
    told      boolean not null,
    at        timestamptz not null,
    primary key (tenant_id, account, day)
);

-- Desks of each site, so that one where nobody coordinates is its lead's.
create table if not exists coordination.site (
    tenant_id text not null,
    site      text not null,
    desk      uuid not null,
    lead      uuid not null,
    primary key (tenant_id, site)
);

-- The site's own follow-up plan, for the cases that are opened from now on.
alter table coordination.site add column if not exists plan text;

-- Cases that an account is shut out of, by itself or by a relay that it speaks for.
create or replace function coordination.shut_cases(tenant text, caller uuid) returns table (case_id uuid) language sql stable rows 4 as $$
    select x.case_id from coordination.case_exclusion x
    where x.tenant_id = tenant and (x.holder = caller or x.holder in (
        select r.relay from coordination.roster r where r.tenant_id = tenant and r.account = caller and r.relay is not null))
$$;

-- Lists that somebody with these lists holds on a day: her own without a site, and each list she covers, for the site its owner is away
-- from. The desk comes with it, for it may have nobody else. Whoever covers one who covers holds what she covered, where that was her
-- part at the same site or she covers it from another one: of two who are away at once, neither list is left alone.
create or replace function coordination.held(tenant text, lists uuid[], day date) returns table (owner uuid, site text) language sql stable rows 4 as $$
    with recursive held (owner, site) as (
        select unnest(lists), null::text
        union
        select away.owner, c.site
        from held h
        join coordination.cover c on c.tenant_id = tenant and c.holder = h.owner and day between c.from_on and c.to_on
            and (h.site is null or h.site = c.site or not exists (
                select from coordination.roster r where r.tenant_id = tenant and r.account = h.owner and r.role = 'Coordinator' and r.site = c.site))
        cross join lateral (values (c.absent), (c.desk)) away (owner)
        where away.owner <> all(lists)
    )
    select owner, site from held
    union
    select s.desk, s.site from coordination.site s
    where s.tenant_id = tenant and s.lead = any(lists) and s.desk <> all(lists) and not exists (
        select from coordination.roster r
        where r.tenant_id = tenant and r.role = 'Coordinator' and r.site = s.site and (r.until_at is null or r.until_at > day))
$$;

-- Which of these things a caller may have anything to do with, by small rows alone. What is not among them is not read for her at all, so a hidden
-- case costs what an unknown id costs. Never narrower than her rights: what is read is then decided on by the access table. For the click that
-- breaks a glass, and for no other request, whoever has a role that may click reaches every case of the service; so does a records officer to
-- note that a person makes use of a right.
create or replace function coordination.reached(
    tenant text, caller uuid, at timestamptz, day date, office boolean, emergency boolean, right_of_person boolean,
    asked_case uuid, asked_alert uuid, asked_handover uuid, asked_meeting uuid, asked_glass uuid, asked_request uuid)
returns uuid[] language plpgsql stable as $$
declare
    holders uuid[];
    lists uuid[];
    desks text[];
    led text[];
    roles text[];
begin
    select array_agg(r.relay) filter (where r.relay is not null) || caller,
        array_agg(case r.role when 'Coordinator' then s.desk else s.lead end) filter (where s.site is not null) || caller,
        array_agg(r.site) filter (where r.role = 'Coordinator'), array_agg(r.site) filter (where r.role = 'Supervisor'), array_agg(r.role)
    into holders, lists, desks, led, roles
    from coordination.roster r
    left join coordination.site s on s.tenant_id = r.tenant_id and s.site = r.site and r.role in ('Coordinator', 'Supervisor')
    where r.tenant_id = tenant and r.account = caller and r.from_at <= at and (r.until_at is null or r.until_at > at);
    return array(
        with held as materialized (select h.owner, h.site from coordination.held(tenant, lists, day) h where h.site is not null),
        child (id, of_case, own) as (
            select h.handover_id, h.case_id, h.relay_id = any(holders)
            from coordination.handover_head h where h.tenant_id = tenant and h.handover_id = asked_handover
            union all
            select m.concertation_id, m.case_id, coalesce(m.seats && holders, true)
            from coordination.concertation_head m where m.tenant_id = tenant and m.concertation_id = asked_meeting
            union all
            select a.alert_id, a.case_id, a.sender = caller or ((a.lead_site = any(led)
                or (a.case_id is null and (a.site = any(desks) or a.site = any(led) or exists (select from held h where h.site = a.site))))
                and a.alert_id not in (select s.alert_id from coordination.shut_alerts(tenant, caller) s))
            from coordination.alert_head a where a.tenant_id = tenant and a.alert_id = asked_alert
            union all
            select q.request_id, q.case_id, q.open and 'RecordsOfficer' = any(roles)
            from coordination.request_head q where q.tenant_id = tenant and q.request_id = asked_request),
        mine (id) as (
            select c.id from (select asked_case union select k.of_case from child k) c (id)
            where exists (select from coordination.case_relation r where r.tenant_id = tenant and r.account = any(holders) and r.case_id = c.id)
               or exists (
                   select from coordination.case_head f where f.tenant_id = tenant and f.case_id = c.id and (
                       exists (select from held h where h.site = f.site and h.owner in (f.first, f.second)) or (office and f.site = any(led))
                       or (emergency and roles && array['Coordinator', 'CareMember', 'Supervisor', 'Treating']) or (right_of_person and 'RecordsOfficer' = any(roles))))
               or exists (select from coordination.glass_head g where g.tenant_id = tenant and g.account = caller and g.case_id = c.id)
               or exists (
                   select from coordination.sample_head q
                   where q.tenant_id = tenant and q.case_id = c.id and q.reviewing and q.account <> caller and q.in_lists && lists)
               or exists (select from coordination.obligation o where o.tenant_id = tenant and o.case_id = c.id and o.owner = any(lists)))
        select m.id from mine m where m.id = asked_case
        union
        select k.id from child k where k.own or k.of_case in (select m.id from mine m)
        union
        select k.of_case from child k where k.own and k.of_case = asked_case
        union
        select g.glass_id from coordination.glass_head g
        where g.tenant_id = tenant and g.glass_id = asked_glass and (g.account = caller or 'PrivacyOfficer' = any(roles)));
end
$$;

create table if not exists coordination.search_term (
    tenant_id text not null,
    term      uuid not null,
    kind      text not null,
    target    uuid not null,
    target_is text not null,
    site      text not null,
    primary key (tenant_id, term, target, kind)
);
create index if not exists search_term_target on coordination.search_term (tenant_id, target);

-- Alerts in no case that may be about a family which shut this account out, as a suggestion would say it: the same number, or every word of a name. Beside
-- its own site's terms such a case keeps those of every other site, as 'shut'. What she wrote down herself she knows.
create or replace function coordination.shut_alerts(tenant text, caller uuid) returns table (alert_id uuid) language sql stable rows 4 as $$
    select t.target from coordination.shut_cases(tenant, caller) x
    join coordination.search_term c on c.tenant_id = tenant and c.target = x.case_id and c.target_is in ('case', 'shut')
    join coordination.search_term t on t.tenant_id = tenant and t.term = c.term and t.kind = c.kind and t.target_is = 'alert'
    join coordination.alert_head h on h.tenant_id = tenant and h.alert_id = t.target and h.case_id is null and h.sender <> caller
    group by t.target, x.case_id
    having bool_or(t.kind in ('Telephone', 'Ssin')) or count(distinct t.term) filter (where t.kind = 'Name') >= greatest(2, (
        select count(*) from coordination.search_term w where w.tenant_id = tenant and w.target = t.target and w.kind = 'Name'))
$$;
