-- Messages to send, stored in the transaction of the events they tell of. No name, address, number or free text of anybody:
-- who is written to is an id, resolved when the message leaves.
create table if not exists coordination.outbox (
    tenant_id       text        not null check (tenant_id <> ''),
    id              uuid        not null,
    channel         text        not null check (channel = 'mail'),
    recipient_kind  text        not null check (recipient_kind in ('relay', 'account', 'address', 'person')),
    recipient       uuid        not null,
    template        text        not null check (template ~ '^[a-z-]{1,40}$'),
    language        text        not null check (language in ('fr', 'nl', 'en')),
    reference       text        not null check (reference ~ '^[A-Za-z0-9./-]{1,40}$'),
    parameters      jsonb       not null,
    obligation      uuid,
    step            text,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer     not null default 0,
    sent_at         timestamptz,
    failed_reason   text,
    given_up_at     timestamptz,
    primary key (tenant_id, id),
    check ((obligation is null) = (step is null)),
    unique (tenant_id, obligation, step, channel, recipient)
);

-- Audit entry of the decision by which it left, or by which it stays.
alter table coordination.outbox add column if not exists decision uuid;

-- Nothing counts as sent that no decision let out. Rows sent before decisions were kept stay as they are.
do $$
begin
    if not exists (select from pg_constraint where conname = 'outbox_sent_by_decision' and conrelid = 'coordination.outbox'::regclass) then
        alter table coordination.outbox add constraint outbox_sent_by_decision check (sent_at is null or decision is not null) not valid;
    end if;
end
$$;

-- Tables made before persons of a case were written to.
do $$
begin
    if not exists (select from pg_constraint where conrelid = 'coordination.outbox'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''person''%') then
        alter table coordination.outbox drop constraint outbox_recipient_kind_check;
        alter table coordination.outbox add constraint outbox_recipient_kind_check check (recipient_kind in ('relay', 'account', 'address', 'person'));
    end if;
end
$$;

create index if not exists outbox_due on coordination.outbox (next_attempt_at, id) where sent_at is null and given_up_at is null;
create index if not exists outbox_given_up on coordination.outbox (tenant_id, given_up_at) where given_up_at is not null;

alter table coordination.outbox enable row level security;
alter table coordination.outbox force row level security;

do $$
begin
    if not exists (select from pg_policies where schemaname = 'coordination' and tablename = 'outbox' and policyname = 'tenant_app') then
        create policy tenant_app on coordination.outbox for all to coordination_app
            using (tenant_id = current_setting('coordination.tenant', true))
            with check (tenant_id = current_setting('coordination.tenant', true));
    end if;
    if not exists (select from pg_policies where schemaname = 'coordination' and tablename = 'outbox' and policyname = 'every_worker') then
        create policy every_worker on coordination.outbox for all to coordination_worker using (true) with check (true);
    end if;
end
$$;

grant select, insert on coordination.outbox to coordination_app;
grant select, insert, update on coordination.outbox to coordination_worker;
