-- The three logins of an installation, run once by a superuser in its database. Passwords are set apart: alter role … password '…'.
-- Each login may take exactly the role it is for, so that a stolen one reaches no further.
do $$
declare
    part text;
begin
    foreach part in array array['owner', 'app', 'worker'] loop
        if not exists (select from pg_roles where rolname = 'coordination_' || part) then
            execute format('create role %I nologin noinherit', 'coordination_' || part);
        end if;
        if not exists (select from pg_roles where rolname = 'coordination_login_' || part) then
            execute format('create role %I login', 'coordination_login_' || part);
        end if;
        execute format('grant %I to %I', 'coordination_' || part, 'coordination_login_' || part);
    end loop;
    -- Migrations make the worker's schema and grant to each role.
    grant coordination_app, coordination_worker to coordination_login_owner;
    execute format('grant connect, create, temporary on database %I to coordination_login_owner', current_database());
    execute format('grant connect on database %I to coordination_login_app, coordination_login_worker', current_database());
    execute format('revoke all on database %I from public', current_database());
end
$$;
