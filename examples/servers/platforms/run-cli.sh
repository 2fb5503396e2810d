#!/usr/bin/env bash
# Updates a small application from a FastAPI server of platforms, by the packaged command: what fails, what takes a step in
# between, what is told while the server is away, and the admin side. Reads in the server's log what it was asked.
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
port=0

clean_up() {
  [ -z "$server" ] || end "$server"
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# ---- The server

start_server() { # $1: the port; sets $server and $port
  : > "$work/server.out"
  PYTHONUNBUFFERED=1 /usr/bin/python3 "$here/server.py" --data "$work/data" --log "$work/requests.log" \
    --port "$1" > "$work/server.out" 2>&1 &
  server=$!
  soon grep -q 'running on' "$work/server.out" || { cat "$work/server.out" >&2; exit 1; }
  port=$(sed -n 's|.*running on http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$work/server.out")
}

stop_server() {
  end "$server" KILL
  server=
}

mark() { mark=$(($(wc -l < "$work/requests.log") + 1)); }

asked() { /usr/bin/python3 "$here/../requests.py" "$work/requests.log" "$mark" "$1"; }

version() { # $1: id, $2: version, $3: minimum, $4: hash as JSON, $5: platform
  printf '{"id": %s, "version": "%s", "critical": false, "minimum_version": "%s", "changelog": "Fixed", "status": "active",
    "files": {"%s": {"filename": "App-%s.zip", "hash": %s}}}' "$1" "$2" "$3" "${5:-linux-x64}" "$2" "$4"
}

publish() { # the arguments are versions
  local IFS=,
  printf '[%s]' "$*" > "$work/data/versions.tmp"
  mv "$work/data/versions.tmp" "$work/data/versions.json"
}

# ---- The application

make_app() { # $1: the directory, $2: the version
  mkdir -p "$1"
  echo "$2" > "$1/VERSION"
  head -c 300000 /dev/urandom > "$1/data.bin"
}

updater() { # $1: the command, $2: the installed version; the rest are more options
  local command=$1 version=$2
  shift 2
  UPDATER_API_KEY=app-key java -jar "$jar" "$command" --server platforms --url "http://127.0.0.1:$port" \
    --app-id com.acme.app --current-version "$version" --platform linux-x64 --install-dir "$work/app" \
    --work-dir "$work/work" --json "$@" > "$work/out" 2> "$work/err"
}

admin() { # the arguments are the command's
  local command=$1
  shift
  java -jar "$jar" admin "$command" --url "http://127.0.0.1:$port" --api-key-file "$work/key" --json "$@" > "$work/out" 2> "$work/err"
}

said() { grep -q "$1" "$work/out"; }

installed() { is "$(cat "$work/app/VERSION")" "$1"; }

statuses() { asked 'r["path"].endswith("/status") and r["status"] == 200 and r["body"]["status"]' | paste -sd ' '; }

# ---- What happens

mkdir -p "$work/data"
: > "$work/requests.log"
mark=1
make_app "$work/app" 1.0.0
for v in 1.1.0 1.2.0 2.0.0; do
  make_app "$work/v$v" "$v"
  pack "$work/v$v" "$work/data/App-$v.zip"
done
publish "$(version 1 1.1.0 1.0.0 null)"
start_server 0

echo "== An update"
check "check finds it" ends 10 updater check 1.0.0 --checksum-only
check "update installs it" ends 0 updater update 1.0.0 --checksum-only --yes
check "the new files are there" installed 1.1.0
check "nothing was told before the new version has confirmed" is "$(statuses)" ""
check "confirm" ends 0 updater confirm 1.1.0
check "it is completed" is "$(statuses)" completed
check "with versions, platform and seconds" is \
  "$(asked 'r["path"].endswith("/status") and (lambda b: [b["current_version"], b["target_version"], b["platform"], b["install_time_seconds"] >= 0])(r["body"])')" \
  '["1.0.0", "1.1.0", "linux-x64", true]'
check "each request has key and name" is \
  "$(asked 'r["method"] == "GET" and r["headers"]["x-api-key"] + " " + r["headers"]["user-agent"]' | sort -u)" \
  "app-key BKGT-Manager/1.0.0 (linux-x64)"
check "paths as in the document" is "$(asked 'r["method"] + " " + r["path"]' | sort -u | sed 's|/wp-json/bkgt/v1/updates||')" \
  "GET /download/1.1.0/linux-x64
GET /latest
POST /status"

echo "== What fails"
mark
publish "$(version 1 1.2.0 1.0.0 "\"sha256:$(printf '0%.0s' $(seq 64))\"")"
check "a wrong hash is refused" ends 1 updater update 1.1.0 --checksum-only --yes
check "with its code" said DIGEST_MISMATCH
check "nothing changed" installed 1.1.0
check "the failure is told" is "$(statuses)" failed
check "with its reason" is \
  "$(asked 'r["path"].endswith("/status") and r["body"]["error_message"].split(":")[0]')" DIGEST_MISMATCH
publish "$(version 1 1.2.0 1.0.0 null darwin-arm64)"
check "for another platform there is nothing" ends 0 updater check 1.1.0 --checksum-only
check "and that is said" said nothing-for-platform
publish "$(version 1 1.2.0 1.0.0 null)"
wrong_key() {
  java -jar "$jar" check --server platforms --url "http://127.0.0.1:$port" --api-key wrong --app-id com.acme.app \
    --current-version 1.1.0 --checksum-only --work-dir "$work/other" > "$work/out" 2> "$work/err"
}
check "a wrong key is refused" ends 1 wrong_key

echo "== A step in between"
mark
publish "$(version 1 1.2.0 1.0.0 null)" "$(version 2 2.0.0 1.2.0 null)"
check "the step is offered" ends 10 updater check 1.1.0 --dangerously-unverified
check "by its version" said '"version":"1.2.0"'
check "and what follows" said '"path":\["1.2.0","2.0.0"\]'
check "the server was asked" is "$(asked '"compatibility" in r["path"] and r["path"].split("/")[-1]')" 1.1.0
check "the step is installed" ends 0 updater update 1.1.0 --dangerously-unverified --yes
check "from its own address" is "$(asked '"download" in r["path"] and r["path"].split("updates")[-1]')" /download/1.2.0/linux-x64
check "it is there" installed 1.2.0

echo "== The server is away"
mark
stop_server
check "confirming does not wait for it" ends 0 updater confirm 1.2.0
start_server "$port"
check "a check tells nothing" ends 10 updater check 1.2.0 --checksum-only
check "the next update" ends 0 updater update 1.2.0 --checksum-only --yes
check "tells what was left" is "$(statuses)" completed
check "about the step" is "$(asked 'r["path"].endswith("/status") and r["body"]["target_version"]')" 1.2.0

echo "== Another origin"
mark
make_app "$work/v2.1.0" 2.1.0
pack "$work/v2.1.0" "$work/data/App-2.1.0.zip"
publish "$(version 1 2.1.0 1.0.0 null)"
echo "http://localhost:$port" > "$work/data/redirect"
check "a file may lie elsewhere" ends 0 updater update 2.0.0 --checksum-only --yes
check "it is installed" installed 2.1.0
check "and nobody there sees the key or the name" is \
  "$(asked 'r["path"].startswith("/elsewhere") and [r["headers"].get("x-api-key"), "BKGT" in r["headers"].get("user-agent", "")]')" '[null, false]'
rm "$work/data/redirect"

echo "== The admin side"
mark
echo app-key > "$work/key"
make_app "$work/v3.0.0" 3.0.0
pack "$work/v3.0.0" "$work/New.zip"
check "an application's key is no administrator's" ends 1 admin list
check "which is said" said "as an administrator's (HTTP 403)"
check "nor for uploads" ends 1 admin upload --version 3.0.0 --platform linux-x64 "$work/New.zip"
check "nor for taking back" ends 1 admin deactivate --version 2.1.0
check "the server refused all three" is "$(asked 'r["status"]' | paste -sd ' ')" "403 403 403"
echo admin-key > "$work/key"
check "upload" ends 0 admin upload --version 3.0.0 --platform linux-x64 --changelog "Été" --minimum-version 1.0.0 "$work/New.zip"
check "the server has the same bytes" cmp "$work/New.zip" "$work/data/App-3.0.0-linux-x64.zip"
check "and the fields" is "$(asked 'r["path"].endswith("/upload") and r["status"] == 201 and [r["body"][k] for k in ("version", "platform", "changelog", "critical", "minimum_version", "file")]')" \
  '["3.0.0", "linux-x64", "Été", false, "1.0.0", "New.zip"]'
check "in the document's order" is "$(asked 'r["path"].endswith("/upload") and r["status"] == 201 and " ".join(r["body"]["order"])')" \
  "version platform changelog critical minimum_version file"
check "list" ends 0 admin list
check "has it" said '"version":"3.0.0"'
check "applications see it" ends 10 updater check 2.1.0 --checksum-only
check "deactivate" ends 0 admin deactivate --version 3.0.0
check "applications do not see it any more" ends 0 updater check 2.1.0 --checksum-only

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
