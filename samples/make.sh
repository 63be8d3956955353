#!/usr/bin/env bash
# Makes samples/acme, the bundled recording, again: starts a local AWS emulator (moto 5.2.1: pip install 'moto[server]==5.2.1'),
# fills it with acme, puts the proxy before it, and collects.
#
#   samples/make.sh                       # records into samples/acme
#   samples/make.sh --serve               # only starts the servers, prints the exports and "ready", waits for ^C or SIGTERM
#   samples/make.sh -- COMMAND [ARG...]   # starts the servers and runs a command against them
#   samples/make.sh --plan                # writes samples/expected.json and discovery.json after a change to fill.py
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."

collect() { ./glacis collect aws --config samples/acme.yaml -o samples/acme --force; }

for tool in moto_server python3; do
  command -v "$tool" >/dev/null || { echo "make.sh: $tool is missing; pip install 'moto[server]==5.2.1' brings it" >&2; exit 2; }
done

logs=$(mktemp -d)
started=()
stop() {
  trap - EXIT
  for process in "${started[@]:-}"; do [ -z "$process" ] || kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$logs"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Nothing of the caller's account may leak in: these are the emulator's credentials.
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_CA_BUNDLE
export AWS_ACCESS_KEY_ID=acme AWS_SECRET_ACCESS_KEY=acme AWS_DEFAULT_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null NO_PROXY=127.0.0.1 no_proxy=127.0.0.1

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# Without moto's stock of machine images and their thousand snapshots, which are nobody's here.
MOTO_EC2_LOAD_DEFAULT_AMIS=false moto_server -H 127.0.0.1 -p "$port" >"$logs/moto" 2>&1 &
started+=($!)
# On a machine that never ran it, the emulator's first start takes a minute.
for _ in $(seq 900); do
  python3 - "$port" 2>/dev/null <<'PY' && break
import socket, sys
socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1).close()
PY
  kill -0 "${started[0]}" 2>/dev/null || { cat "$logs/moto" >&2; echo "make.sh: moto_server did not start" >&2; exit 2; }
  sleep 0.1
done
plan=()
[ "${1:-}" != --plan ] || plan=(--expected "$here/expected.json" --discovery "$here/discovery.json")
AWS_ENDPOINT_URL="http://127.0.0.1:$port" python3 "$here/fill.py" ${plan[@]+"${plan[@]}"} >&2

# Read below before it may have written, or even begun.
: >"$logs/proxy"
python3 "$here/proxy.py" --to "http://127.0.0.1:$port" >"$logs/proxy" 2>&1 &
started+=($!)
for _ in $(seq 300); do
  endpoint=$(sed -n 's/^listening //p' "$logs/proxy")
  [ -z "$endpoint" ] || break
  kill -0 "${started[1]}" 2>/dev/null || { cat "$logs/proxy" >&2; echo "make.sh: the proxy did not start" >&2; exit 2; }
  sleep 0.1
done
export AWS_ENDPOINT_URL=$endpoint

case "${1:-}" in
  --serve)
    for name in AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_DEFAULT_REGION AWS_EC2_METADATA_DISABLED NO_PROXY; do
      echo "export $name=${!name}"
    done
    echo "ready"
    wait "${started[0]}" ;;
  --) shift; "$@" ;;
  --plan) ;;
  "") collect ;;
  *) echo "make.sh: unknown argument $1" >&2; exit 2 ;;
esac
