#!/usr/bin/env bash
# Tries what deploy/README.md says about a wrapping key that a security module keeps, with SoftHSM: a key is made in the module, wraps a new wrapping key and
# one that was in clear, both open again, and neither under another key or with a wrong PIN.
# Needs softhsm2 and opensc (pkcs11-tool), and a built product: COORDINATION (default: dotnet with the debug build).
set -euo pipefail
cd "$(dirname "$0")/.."
read -ra product <<< "${COORDINATION:-dotnet src/Coordination.Api/bin/Debug/net10.0/Coordination.Api.dll}"
fail() { echo "FAILED: $1"; exit 1; }
for tool in softhsm2-util pkcs11-tool; do command -v "$tool" > /dev/null || fail "$tool is not installed (apt install softhsm2 opensc)"; done
library=$(ls /usr/lib/*/softhsm/libsofthsm2.so /usr/lib/softhsm/libsofthsm2.so 2> /dev/null | head -1)
work=$(mktemp -d /tmp/coordination-hsm-XXXXXX)
trap 'rm -rf "$work"' EXIT
export SOFTHSM2_CONF="$work/softhsm2.conf"
mkdir "$work/tokens"
echo "directories.tokendir = $work/tokens" > "$SOFTHSM2_CONF"
softhsm2-util --init-token --free --label coordination --so-pin 5678 --pin 1234 > /dev/null
for key in wrapping another; do
  pkcs11-tool --module "$library" --token-label coordination --login --pin 1234 --keygen --key-type AES:32 --label "$key" > /dev/null 2>&1 || fail "no key '$key' could be made"
done
echo 1234 > "$work/pin"
echo 4321 > "$work/wrong"
run() { local key=$1 pin=$2; shift 2; ASPNETCORE_ENVIRONMENT=Production "${product[@]}" "$@" --Vault:Hsm:Library="$library" --Vault:Hsm:Token=coordination --Vault:Hsm:Key="$key" --Vault:Hsm:PinFile="$work/$pin"; }

run wrapping pin vault new-key > "$work/new.key"
grep -q '^hsm:' "$work/new.key" || fail "a new key is not wrapped"
run wrapping pin vault wrap-key --Vault:WrappingKeyFile="$work/new.key" > "$work/again.key" || fail "a wrapped key does not open again"
openssl rand -base64 32 > "$work/clear.key"
run wrapping pin vault wrap-key --Vault:WrappingKeyFile="$work/clear.key" > "$work/kept.key" || fail "a key in clear is not wrapped"
! grep -qF "$(cat "$work/clear.key")" "$work/kept.key" || fail "a key stands in clear"
! run another pin vault wrap-key --Vault:WrappingKeyFile="$work/new.key" 2> "$work/told" || fail "another key opens it"
grep -q '^Vault:WrappingKeyFile: could not be opened' "$work/told" || fail "it is not said which setting could not be opened"
! run wrapping wrong vault new-key 2> "$work/told" || fail "a wrong PIN is taken"
! run nowhere pin vault new-key 2> "$work/told" || fail "a key that is not there is used"
grep -q "has 0 AES keys 'nowhere'" "$work/told" || fail "it is not said which key is missing"
echo "A security module keeps the wrapping key: made, kept, opened; not by another key, nor with a wrong PIN."
