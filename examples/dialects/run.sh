#!/usr/bin/env bash
# Runs one example, or all, against the demo server with fresh data, and looks what the server was asked.
#   bash examples/dialects/run.sh [manifest|fleet|platforms|license|relay|all]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
examples=$(cd "$here/.." && pwd)
wanted=${1:-all}
server_jar=$examples/demo-server/target/demo-server.jar
path=$here/target/dialects.jar:$examples/cli/target/updater.jar
for jar in "$server_jar" "$here/target/dialects.jar" "$examples/cli/target/updater.jar"; do
  [ -f "$jar" ] || { echo "$jar is missing: mvn -q -DskipTests install" >&2; exit 2; }
done

work=$(mktemp -d)
server=
failed=0
clean_up() {
  if [ -n "$server" ]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

start_server() { # sets $http, $live and $server
  java -jar "$server_jar" --data "$work/data" --init --port 0 --socket-io-port 0 > "$work/server.out" 2>&1 &
  server=$!
  local tries=0
  until grep -q '^Listening' "$work/server.out"; do
    tries=$((tries + 1))
    [ "$tries" -le 300 ] && kill -0 "$server" 2> /dev/null || { cat "$work/server.out" >&2; exit 1; }
    sleep 0.1
  done
  http=$(sed -n 's|^Listening on \(http://[0-9.:]*\) .*|\1|p' "$work/server.out")
  live=$(sed -n 's|.*Socket.IO, \(http://[0-9.:]*\).*|\1|p' "$work/server.out")
}

run() { # $1: the class, the rest are its arguments
  local class=$1
  shift
  TMPDIR=$work timeout 120 java -Djava.io.tmpdir="$work" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$path" \
    "io.github.clientupdater.examples.dialects.$class" "$@" > "$work/$class.out" 2>&1 || true
  sed 's/^/  /' "$work/$class.out"
}

said() { # $1: the class, $2: what it must have printed
  if grep -qF "$2" "$work/$1.out"; then echo "ok      said: $2"; else echo "FAILED  not said: $2"; failed=1; fi
}

asked() { # what the server must have been asked: a pattern for one line of its log
  if grep -q "$1" "$work/data/requests.jsonl"; then echo "ok      asked: $1"; else echo "FAILED  not asked: $1"; failed=1; fi
}

manifest() {
  run ManifestExample "$http"
  said ManifestExample "installed: 1.1.0"
  asked '"/api/updates/latest"'
}

hint() { # until the example is there to hear it
  for _ in $(seq 1 60); do
    curl -fsS -d '{"hardwareId": "trial-device"}' "$http/admin/fleet/force" > /dev/null 2>&1 || true
    sleep 0.5
    grep -q "hint" "$work/FleetExample.out" 2> /dev/null && return
  done
}

fleet() {
  hint &
  run FleetExample "$http" "$live" 30
  wait $!
  said FleetExample "installed: 1.1.0"
  said FleetExample "the server gave a hint"
  for status in DOWNLOADING DOWNLOADED INSTALLING COMPLETED; do asked "$status"; done
  asked '/register-device'
}

platforms() {
  run PlatformsExample "$http"
  said PlatformsExample "installed: 1.1.0"
  asked 'BKGT-Manager/1.0.0 (linux-x64)'
  asked 'completed'
  asked 'admin/list'
}

license() {
  run LicenseExample "$http" A1B2C3D4-E5F6G7H8-I9J0K1L2-M3N4O5P6
  said LicenseExample "installed: 1.2.0"
  asked '/api/license/validate'
  asked '"/telemetry"'
}

relay() {
  run RelayExample "$http" rsp-bgs
  said RelayExample "the news brought the file"
  asked '/api/files/ws'
}

start_server
for example in manifest fleet platforms license relay; do
  if [ "$wanted" = all ] || [ "$wanted" = "$example" ]; then
    echo "== $example"
    "$example"
  fi
done
exit "$failed"
