-- Run last, as coordination_owner, over whatever tables exist by now: a table added later cannot be forgotten.
do $$
declare
    t record;
    policy text;
begin
    for t in
        select c.oid::regclass as name, c.relname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace in ('coordination'::regnamespace, 'vault'::regnamespace)
    loop
        execute format('alter table %s enable row level security', t.name);
        execute format('alter table %s force row level security', t.name);
        -- A snapshot's policy has Marten's name, so that Marten's own schema commands find what they expect and never switch the security off.
        policy := case when t.relname like 'mt\_doc\_%' then 'marten_tenant_isolation' else 'tenant_app' end;
        execute format('drop policy if exists %I on %s', policy, t.name);
        execute format('drop policy if exists every_worker on %s', t.name);
        execute format(
            'create policy %I on %s for all to coordination_app using (tenant_id = current_setting(''coordination.tenant'', true)) with check (tenant_id = current_setting(''coordination.tenant'', true))',
            policy, t.name);
        if t.relname in ('mt_events', 'mt_streams', 'audit_entry', 'inbox', 'obligation_step') then
            execute format('create policy every_worker on %s for select to coordination_worker using (true)', t.name);
        else
            execute format('create policy every_worker on %s for all to coordination_worker using (true) with check (true)', t.name);
        end if;
    end loop;
end
$$;

grant select, insert on all tables in schema coordination to coordination_app;
grant usage on all sequences in schema coordination to coordination_app, coordination_worker;
grant select on all tables in schema coordination to coordination_worker;
grant select on all sequences in schema coordination to coordination_worker;
grant select, insert, update, delete on coordination.obligation, coordination.case_head, coordination.case_relation, coordination.case_exclusion, coordination.alert_head,
    coordination.handover_head, coordination.concertation_head, coordination.glass_head, coordination.request_head, coordination.sample_head, coordination.transfer_head, coordination.persons_copy, coordination.search_term, coordination.roster, coordination.cover, coordination.digest_choice,
    coordination.calendar_address to coordination_app, coordination_worker;
grant insert, update on coordination.reconciliation to coordination_worker;
-- Rows that an earlier version did not write are filled in by the migration.
grant insert on coordination.sealed_item to coordination_worker;
grant insert, update on coordination.filled to coordination_worker;
-- Whoever destroys a key says that one was.
grant update (erasures) on coordination.epoch to coordination_worker;
-- Whoever serves requests writes entries and neither numbers nor signs them; nobody changes a number or a signature.
revoke insert on coordination.audit_leaf, coordination.audit_tree, coordination.audit_checkpoint from coordination_app;
grant insert on coordination.audit_leaf, coordination.audit_checkpoint to coordination_worker;
grant update on coordination.audit_tree to coordination_worker;
-- A rebuild of snapshots counts how far it came, and notes numbers that were drawn and not used: every transaction that was undone leaves one.
grant insert, update, delete on coordination.mt_event_progression, coordination.mt_high_water_skips to coordination_worker;
grant update on coordination.mt_streams, coordination.alert_conflict to coordination_app;
grant update (plan) on coordination.site to coordination_app;
do $$
declare
    t record;
begin
    for t in select c.oid::regclass as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'coordination'::regnamespace and c.relname like 'mt\_doc\_%' loop
        execute format('grant update on %s to coordination_app', t.name);
        execute format('grant insert, update, delete, truncate on %s to coordination_worker', t.name);
    end loop;
end
$$;
