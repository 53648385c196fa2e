#!/usr/bin/env bash
# Tries what deploy/README.md says about backups, on a throw-away server: data and keys are saved apart, put back together into a new
# database and read by the product; without the keys, and with another wrapping key, no text can be read.
# Needs PostgreSQL's binaries, curl and a built product: COORDINATION (default: dotnet with the debug build).
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
read -ra product <<< "${COORDINATION:-dotnet src/Coordination.Api/bin/Debug/net10.0/Coordination.Api.dll}"
name="Anouk Exemple"
work=$(mktemp -d /tmp/coordination-backup-XXXXXX)
chmod 711 "$work"
app=""

# The server refuses to run as root.
server() { if [[ $(id -u) == 0 ]]; then (cd /tmp && setpriv --reuid postgres --regid postgres --init-groups -- "$@"); else "$@"; fi; }
sql() { psql --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 --host "$work/run" --username keeper "$@"; }
fail() { echo "FAILED: $1"; tail -5 "$work/app.log" 2> /dev/null || true; exit 1; }

end() {
  [[ -z $app ]] || kill "$app" 2> /dev/null || true
  server "$bin/pg_ctl" stop --pgdata "$work/run/data" --mode fast --silent || true
  rm -rf "$work"
}
trap end EXIT

# on <database>: the product's settings for it, each part under its own login.
on() {
  local login="Host=$work/run;Database=$1;Username=coordination_login_"
  settings=(
    ASPNETCORE_ENVIRONMENT=Development Database__Migrate=false Sweep__EverySeconds=600 State__Folder="$work/state" Vault__WrappingKeyFile="$key"
    ConnectionStrings__Coordination="${login}app" ConnectionStrings__Worker="${login}worker" ConnectionStrings__Owner="${login}owner"
  )
}

start() {
  on "$1"
  env "${settings[@]}" "${product[@]}" --urls http://127.0.0.1:0 > "$work/app.log" 2>&1 &
  app=$!
  for _ in $(seq 300); do
    url=$(sed -nE 's/.*serves on (\S+) .*/\1/p' "$work/app.log")
    [[ -z $url ]] || return 0
    kill -0 "$app" 2> /dev/null || break
    sleep 0.2
  done
  fail "the product does not start on $1"
}

stop() { kill "$app"; wait "$app" || true; app=""; }
call() { curl --silent --show-error --header "Authorization: Bearer $token" "$@"; }
post() { call --header 'Content-Type: application/json' --data "$2" "$url$1"; }
field() { sed -nE "s/.*\"$1\":\"([0-9a-f-]{36})\".*/\1/p"; }
shows() { [[ $(call "$url/v1/cases/$file") == *"$name"* ]]; }
new() { sql --dbname postgres --command "create database $1" && sql --dbname "$1" --command "set client_min_messages = warning" --file deploy/logins.sql; }

mkdir -p "$work/run" "$work/state"
[[ $(id -u) != 0 ]] || chown postgres "$work/run"
server "$bin/initdb" --pgdata "$work/run/data" --username keeper --auth trust --data-checksums --encoding UTF8 --locale C.UTF-8 > /dev/null
server "$bin/pg_ctl" start --wait --silent --pgdata "$work/run/data" --log "$work/run/log" --options "-c listen_addresses='' -c unix_socket_directories=$work/run"
key=$work/wrapping.key
openssl rand -base64 32 > "$key"

echo "1. A family in a database of three logins"
new family
on family
env "${settings[@]}" "${product[@]}" migrate > /dev/null
start family
token=$(env "${settings[@]}" "${product[@]}" token midwife-montlegia)
alert=$(post /v1/alerts "{\"about\":{\"name\":\"$name\"},\"from\":{\"kind\":\"gp\"},\"why\":\"Se sent dépassée.\"}" | field id)
file=$(post "/v1/alerts/$alert/take" '{}' | field caseId)
shows || fail "the case does not show its family"
stop

echo "2. Two backups: data, then keys"
"$bin/pg_dump" --host "$work/run" --username keeper --format custom --exclude-schema vault --file "$work/data.dump" family
"$bin/pg_dump" --host "$work/run" --username keeper --format custom --schema vault --file "$work/keys.dump" family
! grep -aq "$name" "$work/data.dump" || fail "the data hold a clear name"

echo "3. Both restored: the product reads the family"
new restored
"$bin/pg_restore" --host "$work/run" --username keeper --dbname restored --exit-on-error "$work/data.dump"
"$bin/pg_restore" --host "$work/run" --username keeper --dbname restored --exit-on-error "$work/keys.dump"
events="select count(*) || ' events, ' || md5(string_agg(data::text, '' order by seq_id)) from coordination.mt_events"
[[ $(sql --dbname family --command "$events") == "$(sql --dbname restored --command "$events")" ]] || fail "the events differ"
start restored
shows || fail "the restored case cannot be read"
[[ -n $(post /v1/alerts '{"about":{"name":"Lina Exemple"},"from":{"kind":"gp"},"why":"Suite."}' | field id) ]] || fail "the restored database takes no alert"
stop

echo "4. Data without the keys: nobody reads the family"
new keyless
"$bin/pg_restore" --host "$work/run" --username keeper --dbname keyless --exit-on-error "$work/data.dump"
"$bin/pg_restore" --host "$work/run" --username keeper --dbname keyless --exit-on-error --schema-only "$work/keys.dump"
start keyless
call "$url/v1/cases/$file" > "$work/answer"
grep -q "$file" "$work/answer" || fail "the case is not there"
! grep -q "$name" "$work/answer" || fail "the family is readable without keys"
stop

echo "5. Another wrapping key: the product does not start"
openssl rand -base64 32 > "$work/other.key"
key=$work/other.key
on restored
! env "${settings[@]}" "${product[@]}" --urls http://127.0.0.1:0 > "$work/app.log" 2>&1 || fail "it started"
grep -q '^Vault:WrappingKey: ' "$work/app.log" || fail "the reason is not said"
echo "verdict: pass"
