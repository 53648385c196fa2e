-- Run by the login that sets the installation up. Roles belong to the whole server, so two set-ups may meet here.
do $$
declare
    name text;
begin
    foreach name in array array['coordination_owner', 'coordination_app', 'coordination_worker'] loop
        begin
            if not exists (select from pg_roles where rolname = name) then
                execute format('create role %I nologin noinherit', name);
            end if;
        exception when duplicate_object or unique_violation then
            null;
        end;
        begin
            -- From version 16 on a role may be granted without the right to take it.
            if not pg_has_role(current_user, name, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
                execute format('grant %I to %I', name, current_user);
            end if;
        exception when unique_violation or internal_error then
            null;
        end;
    end loop;
end
$$;

create schema if not exists coordination authorization coordination_owner;
create schema if not exists vault authorization coordination_owner;
create schema if not exists hangfire authorization coordination_worker;
grant usage on schema coordination, vault to coordination_app, coordination_worker;
