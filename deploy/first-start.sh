#!/usr/bin/env bash
# Run by the database container at its very first start: the three logins, with the passwords of the secret files.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file /deploy/logins.sql
for part in owner app worker; do
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set login="coordination_login_$part" --set password="$(cat "/run/secrets/password_$part")" <<'SQL'
alter role :"login" password :'password';
SQL
done
