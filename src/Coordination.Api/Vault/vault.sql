-- Keys of persons, apart from what they seal: own schema, own short backup cycle, so that a restored backup does not undo an erasure.
do $$
begin
    if to_regnamespace('vault') is null then
        create schema vault;
    end if;
end
$$;

create table if not exists vault.person_key (
    tenant_id  text        not null check (tenant_id <> ''),
    person     uuid        not null,
    version    integer     not null,
    wrapped    bytea       not null,
    created_at timestamptz not null,
    primary key (tenant_id, person, version)
);

alter table vault.person_key enable row level security;
alter table vault.person_key force row level security;

do $$
begin
    if not exists (select from pg_policies where schemaname = 'vault' and tablename = 'person_key' and policyname = 'one_tenant') then
        create policy one_tenant on vault.person_key
            using (tenant_id = current_setting('coordination.tenant', true))
            with check (tenant_id = current_setting('coordination.tenant', true));
    end if;
end
$$;

revoke all on vault.person_key from public;
grant usage on schema vault to coordination_app, coordination_worker;
grant select, insert on vault.person_key to coordination_app;
-- Deleting a key is how a person is erased: never in reach of a request.
grant select, insert, delete on vault.person_key to coordination_worker;
-- A key is wrapped anew when the wrapping key was replaced; whose it is, and which, never changes.
grant update (wrapped) on vault.person_key to coordination_worker;

-- Whose keys were destroyed, and which: beside the keys, so that it is known too when a backup of the data from before is put back. Ids and numbers only.
create table if not exists vault.erased (
    tenant_id   text        not null check (tenant_id <> ''),
    person      uuid        not null,
    keys        integer[]   not null,
    fingerprint text        not null,
    erased_at   timestamptz not null default now(),
    primary key (tenant_id, person)
);
revoke all on vault.erased from public;
grant select on vault.erased to coordination_app;
grant select, insert, update on vault.erased to coordination_worker;
