#!/usr/bin/env bash
# The whole life of a licence node, by the packaged command, against a FastAPI server: licence, updates of a real little
# service, telemetry, refusals, and a server that goes away and comes back. Reads in the server's log what it was asked.
# Works from any directory, on any free port, and leaves nothing behind.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$(cd "$here/../../cli" && pwd)/target/updater.jar
if [ ! -f "$jar" ]; then
  echo "$jar is missing: mvn -pl examples/cli -am package -DskipTests" >&2
  exit 2
fi

. "$here/../checks.sh"

work=$(mktemp -d)
server=
node=
port=0
KEY=A1B2C3D4-E5F6G7H8

clean_up() {
  [ -z "$node" ] || end "$node"
  [ -z "$server" ] || end "$server"
  [ ! -f "$work/service.pid" ] || kill "$(cat "$work/service.pid")" 2> /dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# ---- The server

start_server() { # sets $server and $port
  : > "$work/server.out"
  PYTHONUNBUFFERED=1 /usr/bin/python3 "$here/server.py" --state "$work/state.json" --log "$work/requests.log" \
    --port "$port" > "$work/server.out" 2>&1 &
  server=$!
  soon grep -q 'running on' "$work/server.out" || { cat "$work/server.out" >&2; exit 1; }
  port=$(sed -n 's|.*running on http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$work/server.out")
}

state() { # $1: the refusal as JSON, $2: the version, $3: the ZIP
  cat > "$work/state.tmp" << JSON
{"licenses": {"$KEY": {"tenantId": "550e8400-e29b", "tenantName": "Acme Corporation",
                       "expiresAt": "2099-12-31T23:59:59.000Z", "refusal": $1}},
 "latest": {"version": "$2", "updateId": "7c9e6679-$2", "changelog": "- Correctifs\n- Nouveaux exercices", "file": "$3"}}
JSON
  mv "$work/state.tmp" "$work/state.json"
}

mark() { mark=$(($(wc -l < "$work/requests.log") + 1)); }

asked() { /usr/bin/python3 "$here/../requests.py" "$work/requests.log" "$mark" "$1"; }

asked_at_least() { [ "$(asked "$1" | wc -l)" -ge "$2" ]; }

# ---- The service

make_service() { # $1: the directory, $2: the version, $3: what it answers
  mkdir -p "$1/bin"
  cat > "$1/bin/service" << SH
#!/bin/sh
echo '$3' > '$work/health'
exec sleep 1000
SH
  chmod 755 "$1/bin/service"
  echo "$2" > "$1/VERSION"
  head -c 300000 /dev/urandom > "$1/data.bin"
}

cat > "$work/start" << SH
#!/bin/sh
rm -f '$work/health'
setsid '$work/app/bin/service' > /dev/null 2>&1 < /dev/null &
echo \$! > '$work/service.pid'
SH
cat > "$work/stop" << SH
#!/bin/sh
[ ! -f '$work/service.pid' ] || kill "\$(cat '$work/service.pid')" 2> /dev/null
rm -f '$work/service.pid'
exit 0
SH
cat > "$work/metrics" << SH
#!/bin/sh
count=\$((\$(cat '$work/count' 2> /dev/null || echo 0) + 1))
echo "\$count" > '$work/count'
echo "{\"uptime\": 86400, \"activeUsers\": \$count, \"exercisesCompletedToday\": 156, \"aiLatency\": 247.5,
       \"additionalData\": {\"cpuUsage\": 45.2}}"
SH
chmod 755 "$work/start" "$work/stop" "$work/metrics"

configure() { # $1: auto_install, $2: the version
  cat > "$work/config.json" << JSON
{"backend": {"url": "http://127.0.0.1:$port", "timeout": 10, "retry_attempts": 1, "retry_delay": 1},
 "telemetry": {"interval": 1, "enabled": true},
 "updates": {"check_interval": 1, "auto_download": false, "auto_install": $1},
 "node": {"version": "$2"}}
JSON
}

start_node() { # the arguments are more options; sets $node
  java -jar "$jar" node --config "$work/config.json" --license-key-file "$work/key" --dangerously-unverified \
    --app-id com.acme.node --install-dir "$work/app" --work-dir "$work/work" --json \
    --stop "$work/stop" --start "$work/start" --health "grep -q good $work/health" --health-seconds 10 \
    --version-file "$work/config.json" --version-field node.version --metrics "$work/metrics" "$@" \
    > "$work/node.out" 2> "$work/node.err" &
  node=$!
}

said() { grep -q "$1" "$work/node.out"; }

ends_with() { # $1: the exit code
  local code=0
  wait "$node" || code=$?
  node=
  is "$code" "$1"
}

# ---- What happens

: > "$work/requests.log"
mark=1
echo "$KEY" > "$work/key"
make_service "$work/app" 1.0.0 good
make_service "$work/v1.1.0" 1.1.0 good
make_service "$work/v1.2.0" 1.2.0 bad
pack "$work/v1.1.0" "$work/v1.1.0.zip"
pack "$work/v1.2.0" "$work/v1.2.0.zip"
state null 1.0.0 "$work/v1.1.0.zip"
start_server
"$work/start"

echo "== A node that only tells"
configure false 1.0.0
start_node
check "the licence is told" soon said '"event":"license","status":"valid","tenantId":"550e8400-e29b"'
check "it is up to date" soon said '"outcome":"up-to-date"'
state null 1.1.0 "$work/v1.1.0.zip"
check "an update is told" soon said '"outcome":"available".*"version":"1.1.0"'
check "telemetry comes" soon asked_at_least 'r["path"] == "/telemetry"' 2
end_node() { kill -TERM "$node"; ends_with 0; }
check "SIGTERM ends it with 0" end_node
check "nothing was installed" is "$(cat "$work/app/VERSION")" 1.0.0
check "the licence was asked for as the document says" \
  is "$(asked 'r["path"] == "/api/license/validate" and r["method"] + " " + json.dumps(r["query"])' | sort -u)" \
  "GET {\"key\": \"$KEY\"}"
check "the check has tenant and version" \
  is "$(asked 'r["path"] == "/update/check" and json.dumps(r["query"])' | sort -u)" \
  '{"tenantId": "550e8400-e29b", "version": "1.0.0"}'
check "a report has the required and the optional fields" \
  is "$(asked 'r["path"] == "/telemetry" and json.dumps(r["body"])' | sed -n 1p)" \
  '{"tenantId": "550e8400-e29b", "uptime": 86400, "activeUsers": 1, "exercisesCompletedToday": 156, "aiLatency": 247.5, "version": "1.0.0", "additionalData": {"cpuUsage": 45.2}}'

echo "== A node that installs"
mark
configure true 1.0.0
start_node
check "the update is installed" soon said '"outcome":"installed".*"version":"1.1.0"'
check "and then it is up to date" soon said '"outcome":"up-to-date"'
check "the new files are there" is "$(cat "$work/app/VERSION")" 1.1.0
check "the new service runs" is "$(cat "$work/health")" good
check "the configuration says the new version" grep -q '"node": {"version": "1.1.0"}' "$work/config.json"
check "the file was asked for by its id, once" \
  is "$(asked 'r["path"].startswith("/update/download") and r["path"]')" /update/download/7c9e6679-1.1.0
check "the next check is by the new version" \
  soon asked_at_least 'r["path"] == "/update/check" and r["query"]["version"] == "1.1.0"' 1

echo "== A version that does not work"
state null 1.2.0 "$work/v1.2.0.zip"
check "it gives way" soon said '"outcome":"failed".*ROLLED_BACK'
check "the old files are back" is "$(cat "$work/app/VERSION")" 1.1.0
check "the old service runs" is "$(cat "$work/health")" good
check "the configuration says the old version" grep -q '"node": {"version": "1.1.0"}' "$work/config.json"
state null 1.1.0 "$work/v1.1.0.zip"

echo "== The server is away"
mark
end "$server" KILL
server=
count=$(cat "$work/count")
counted() { [ "$(cat "$work/count")" -ge $((count + 4)) ]; }
check "reports are made meanwhile" soon counted
start_server
check "all of them arrive" soon asked_at_least 'r["path"] == "/telemetry" and str(r["body"]["activeUsers"])' 5
users=$(/usr/bin/python3 "$here/../requests.py" "$work/requests.log" 1 \
  'r["path"] == "/telemetry" and r["status"] == 201 and str(r["body"]["activeUsers"])')
check "none is missing, and they are in order" is "$(echo "$users" | uniq)" "$(seq 1 "$(echo "$users" | tail -n 1)")"
check "the node went on without an answer" said '"event":"license","status":"unknown"'

echo "== Refusals"
refused_meanwhile() { soon said '"outcome":"license-refused".*"reason":"expired"'; }
state '"expired"' 1.1.0 "$work/v1.1.0.zip"
check "a licence that ends while it runs is told" refused_meanwhile
check "and ends the node" ends_with 1
for refusal in expired inactive; do
  state "\"$refusal\"" 1.1.0 "$work/v1.1.0.zip"
  mark
  start_node
  check "$refusal: the node does not begin" ends_with 1
  check "$refusal: nothing else was asked" is "$(asked 'r["path"]')" /api/license/validate
done
check "inactive has its reason" said '"reason":"tenant-inactive"'
echo WRONG > "$work/key"
start_node
check "a wrong key has its reason" ends_with 1
check "and it is told" said '"reason":"unknown-key"'
check "no key was ever printed" bash -c "! grep -rq '$KEY' '$work/node.out' '$work/node.err' '$work/work'"
check "nor sent anywhere but to the validation" \
  is "$(/usr/bin/python3 "$here/../requests.py" "$work/requests.log" 1 "'$KEY' in json.dumps(r) and r['path']" | sort -u)" \
  /api/license/validate

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
