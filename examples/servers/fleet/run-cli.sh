#!/usr/bin/env bash
# Updates a small application from a server made of Express and Socket.IO with the packaged command, kills and
# restarts that server on the way, and reads in its log what it was asked. Works from any directory, on any free
# port, and leaves nothing behind. Needs Node.js 18 or later and npm, which brings what package-lock.json says.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$(cd "$here/../../cli" && pwd)/target/updater.jar
example=$(cd "$here/../../quickstart" && pwd)/target/quickstart.jar
for built in "$jar" "$example"; do
  [ -f "$built" ] || { echo "$built is missing: mvn -pl examples/cli,examples/quickstart -am package -DskipTests" >&2; exit 2; }
done
for program in node npm java /usr/bin/python3; do
  command -v "$program" > /dev/null || { echo "$program is missing" >&2; exit 2; }
done

. "$here/../checks.sh"

work=$(mktemp -d)
server=
watcher=
port=0

clean_up() {
  [ -z "$watcher" ] || end "$watcher"
  [ -z "$server" ] || end "$server"
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# ---- The server

start_server() { # the arguments are more options; sets $server and $port
  : > "$work/server.out"
  node "$work/server/server.js" --files "$work/files" --package notes.zip --tokens "$work/tokens" \
    --state "$work/state.json" --log "$work/requests.log" --port "$port" --heartbeat 1000 "$@" \
    > "$work/server.out" 2>&1 &
  server=$!
  soon grep -q 'running on' "$work/server.out" || { cat "$work/server.out" >&2; exit 1; }
  port=$(sed -n 's|^running on http://127\.0\.0\.1:\([0-9]*\),.*|\1|p' "$work/server.out")
}

admin() { # $1: what; $2: the body
  node -e 'fetch(process.argv[1], { method: "POST", headers: { "Content-Type": "application/json" },
    body: process.argv[2] }).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))' \
    "http://127.0.0.1:$port/admin/$1" "${2:-{\}}"
}

requests() { # what the server was asked since mark
  node "$work/server/requests.js" "$work/requests.log" "$mark"
}

mark() { mark=$(($(wc -l < "$work/requests.log") + 1)); }

asked() { requests | grep -qxF "$1"; }

asked_times() { [ "$(requests | grep -cxF "$1" || true)" -ge "$2" ]; }

fields() { # $1: a path of the log's entries, such as body.status; of those since mark
  node -e 'const [file, first, name] = process.argv.slice(1);
    const lines = require("fs").readFileSync(file, "utf8").trim().split("\n").slice(first - 1).map(JSON.parse);
    for (const line of lines) {
      const value = name.split(".").reduce((some, key) => some?.[key], line);
      if (value !== undefined) console.log(typeof value === "object" ? JSON.stringify(value) : value);
    }' "$work/requests.log" "$mark" "$1"
}

# ---- The application

make_app() { # $1: the directory, $2: the version
  mkdir -p "$1/bin" "$1/lib"
  printf '#!/bin/sh\necho notes %s\n' "$2" > "$1/bin/notes"
  chmod 755 "$1/bin/notes"
  head -c 3000000 /dev/urandom > "$1/lib/data.bin"
}

tree() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum); }

updater() { # $1: the exit code to expect, $2: the outcome; then the arguments
  local expected=$1 outcome=$2 code=0
  shift 2
  timeout 90 java -jar "$jar" "$@" --json --app-id com.acme.notes --install-dir "$work/notes" \
    --work-dir "$work/updates" --server fleet --url "http://127.0.0.1:$port" --token-file "$work/token" \
    > "$work/out" 2> "$work/err" || code=$?
  if [ "$code" -ne "$expected" ] || [ "$(field outcome)" != "$outcome" ]; then
    echo "expected $expected $outcome, got $code:" >&2
    cat "$work/out" "$work/err" >&2
    return 1
  fi
}

field() { # $1: a field of the last line
  tail -n 1 "$work/out" | node -e 'const text = require("fs").readFileSync(0, "utf8") || "{}";
    console.log(JSON.parse(text)[process.argv[1]] ?? "")' "$1"
}

start_watching() { # sets $watcher
  java -jar "$jar" watch --json --app-id com.acme.notes --install-dir "$work/notes" --work-dir "$work/updates" \
    --server fleet --url "http://127.0.0.1:$port" --token-file "$work/token" --checksum-only --current-version 1.1.0 \
    > "$work/watch.out" 2> "$work/watch.err" &
  watcher=$!
}

settle() { # $1: what is installed; each run waits three seconds for a server, which a busy machine may be too slow for
  local tries=0
  while [ "$(waiting)" -gt 0 ] && [ "$tries" -lt 10 ]; do
    tries=$((tries + 1))
    timeout 90 java -jar "$jar" confirm --app-id com.acme.notes --install-dir "$work/notes" --work-dir "$work/updates" \
      --server fleet --url "http://127.0.0.1:$port" --token-file "$work/token" --current-version "$1" \
      > "$work/settle.out" 2>&1 || true
  done
}

waiting() { find "$work/updates/outbox" -type f -name '0*' | wc -l; }

mkdir "$work/server" "$work/files"
cp "$here/server.js" "$here/requests.js" "$here/package.json" "$here/package-lock.json" "$work/server"
(cd "$work/server" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)

make_app "$work/notes" 1.0.0
make_app "$work/next" 1.1.0
pack "$work/next" "$work/files/notes.zip"
echo token-1 > "$work/tokens"
echo token-1 > "$work/token"
: > "$work/requests.log"
id=$(node -e 'const os = require("os"), crypto = require("crypto");
  const data = os.platform() + os.arch() + os.hostname();
  console.log(crypto.createHash("sha256").update(data).digest("hex").substring(0, 32));')

# ---- Check

start_server --mandatory
mark
check "check finds version 1.1.0 (exit code 10)" updater 10 available check --checksum-only --current-version 1.0.0
check "it names the version" is "$(field version)" 1.1.0
check "the device registers, then asks" is "$(requests)" \
  "main POST register-device (Bearer token-1) 201
main GET check (Bearer token-1) 200"
check "the registration has what the document says" is "$(fields body | sed -n 1p)" \
  "$(node -e 'const os = require("os"); console.log(JSON.stringify({ hardwareId: process.argv[1],
    machineName: os.hostname(), osVersion: "Linux " + /^[0-9]+([.][0-9]+)*/.exec(os.release())[0],
    appVersion: "1.0.0" }))' "$id")"
check "the check has what the document says" is "$(fields target | sed -n 2p)" \
  "/api/v1/updates/check?hardwareId=$id&version=1.0.0&osVersion=$(node -p 'encodeURIComponent(
    "Linux " + /^[0-9]+([.][0-9]+)*/.exec(require("os").release())[0])')"
mark
check "check again" updater 10 available check --checksum-only --current-version 1.0.0
check "a device registers once" is "$(requests)" "main GET check (Bearer token-1) 200"
admin forget-devices
mark
check "check after the server has lost its devices" \
  updater 10 available check --checksum-only --current-version 1.0.0
check "the device registers again" is "$(requests)" \
  "main GET check (Bearer token-1) 404
main POST register-device (Bearer token-1) 201
main GET check (Bearer token-1) 200"

# ---- Update, while the server takes no status; then the server is killed

admin fault '{"path": "/api/v1/updates/status", "status": 503, "times": 1000}'
mark
check "update installs, though the server takes no status" \
  updater 0 installed update --checksum-only --current-version 1.0.0 --yes
check "every file is that of the new version" is "$(tree "$work/notes")" "$(tree "$work/next")"
check "the package came with the token from the server's own origin" \
  asked "main GET notes.zip (Bearer token-1) 200"
check "the statuses wait" test "$(waiting)" -ge 4
end "$server" KILL
check "confirm while the server is away" updater 0 installed confirm --current-version 1.1.0
start_server
mark
check "what is left is told at the next occasion" \
  updater 0 up-to-date update --checksum-only --current-version 1.1.0 --yes
settle 1.1.0
check "nothing waits any more" is "$(waiting)" 0
# A process that ends while it tells one does not know whether that was heard, and it is told again.
statuses=$(requests | sed -n 's/^main POST status \(.*\) (Bearer token-1) 200$/\1/p' | uniq)
check "each tenth of the download is told once, and upwards" \
  is "$(grep '^DOWNLOADING' <<< "$statuses")" "$(seq -f 'DOWNLOADING downloadPercent=%.0f' 0 10 100)"
check "then the file is there, is being installed, and works" \
  is "$(grep -v '^DOWNLOADING' <<< "$statuses" | sed 's/duration=[1-9][0-9]*$/duration=N/')" \
  "DOWNLOADED
INSTALLING
COMPLETED fromVersion=1.0.0 duration=N"
check "all of it belongs to one session" is "$(fields body.sessionId | sort -u | wc -l)" 1
check "the new version registers, and has the newest" is "$(requests | grep -v ' status ')" \
  "main POST register-device (Bearer token-1) 200
main GET check (Bearer token-1) 200"

# ---- Live

mark
start_watching
check "the device joins by Socket.IO" soon asked "socket register-device $id"
check "with its token, to the address of Engine.IO 4" is "$(fields target | grep socket.io | sed 's/&t=.*//')" \
  "/socket.io/?EIO=4&transport=websocket"
check "it answers pings" soon asked "socket third-pong"
echo token-2 > "$work/tokens"
echo token-2 > "$work/token"
mark
admin force "{\"devices\": [\"someone-else\"]}"
admin force "{\"devices\": [\"$id\"]}"
check "it checks when it is told to, with the next token once the old one is refused" \
  soon asked "main GET check (Bearer token-2) 200"
check "it tried the old one once" is "$(requests)" \
  "main GET check (Bearer token-1) 401
main GET check (Bearer token-2) 200"
end "$watcher"
check "it says goodbye" soon asked "socket disconnect"
mark
start_watching
check "another one joins" soon asked "socket register-device $id"
check "and has no reason to check" is "$(requests | grep -c 'GET check' || true)" 0
end "$server" KILL
start_server
check "it comes back after the server was killed" soon asked_times "socket register-device $id" 2
check "and looks what it has missed" soon asked "main GET check (Bearer token-2) 200"
end "$watcher"
watcher=

# ---- The example of docs/servers/fleet.md

mark
mkfifo "$work/keyboard"
java -cp "$example:$jar" io.github.clientupdater.examples.FleetDevice "http://127.0.0.1:$port" token-2 \
  < "$work/keyboard" > "$work/example.out" 2> "$work/example.err" &
watcher=$!
exec 3> "$work/keyboard"
check "the example says what there is" soon grep -qx 'available: 1.1.0 (OPTIONAL)' "$work/example.out"
check "it joins" soon asked "socket register-device $id"
admin force
check "and says it again when it is told to check" \
  soon asked_times "main GET check (Bearer token-2) 200" 2
exec 3>&- # The end of the input is an Enter, too.
check "the end of its input ends it" wait "$watcher"
watcher=

# ---- Another origin, a limit, and a package that is not the announced one

end "$server"
start_server --elsewhere --version 1.2.0
mark
admin fault '{"path": "/api/v1/updates/check", "status": 429, "times": 1, "headers": {"Retry-After": "60"}}'
check "a server that is busy is not \"up to date\"" \
  updater 1 failed check --checksum-only --current-version 1.1.0
check "and says so" is "$(field code)" SOURCE_FAILED
make_app "$work/next2" 1.2.0
pack "$work/next2" "$work/files/notes.zip"
mark
check "update from another origin" updater 0 installed update --checksum-only --current-version 1.1.0 --yes
check "no token goes there" is "$(requests | grep '^elsewhere')" "elsewhere GET notes.zip (no token) 200"
check "no header of the log there holds one" is "$(grep '"at":"elsewhere"' "$work/requests.log" | grep -c token-2 || true)" 0
mark
check "confirm" updater 0 installed confirm --current-version 1.2.0
settle 1.2.0
check "COMPLETED comes from the process that confirms" is "$(requests | tail -n 1 | sed 's/duration=[1-9][0-9]*/duration=N/')" \
  "main POST status COMPLETED fromVersion=1.1.0 duration=N (Bearer token-2) 200"
end "$server"
echo "this is no archive" > "$work/files/notes.zip"
start_server --version 1.3.0
admin fault '{"path": "/api/v1/updates/status", "status": 400, "times": 1}'
mark
check "a package that is none is not installed" \
  updater 1 failed update --checksum-only --current-version 1.2.0 --yes
code=$(field code)
settle 1.2.0
check "FAILED says why, and a status that is never taken holds up nothing" \
  is "$(requests | sed -n 's/^main POST status \(.*\) (Bearer token-2) /\1 /p' | uniq | sed "s/$code: .* 200/CODE 200/")" \
  "DOWNLOADING downloadPercent=0 400
$(seq -f 'DOWNLOADING downloadPercent=%.0f 200' 10 10 100)
DOWNLOADED 200
FAILED errorMessage=CODE 200"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
