#!/usr/bin/env bash
# Makes the files that compose.yaml mounts as secrets: new random passwords and a new wrapping key. Never overwrites one.
# Keep a copy of Vault__WrappingKey apart from every database backup: without it no text of any family can be read again.
set -euo pipefail
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
cd secrets

# make <file> <command…>: what the command prints, unless the file is there.
make() {
  local file=$1
  shift
  if [[ -e $file ]]; then
    echo "kept  secrets/$file"
  else
    "$@" > "$file"
    chmod 444 "$file" # the container's user reads it; the folder keeps everybody else out
    echo "made  secrets/$file"
  fi
}

make database_password openssl rand -hex 24
make Vault__WrappingKey openssl rand -base64 32
make Audit__SigningKey openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256
for part in owner app worker; do
  make "password_$part" openssl rand -hex 24
  make "connection_$part" printf 'Host=database;Database=coordination;Username=coordination_login_%s;Password=%s' "$part" "$(cat "password_$part")"
done
