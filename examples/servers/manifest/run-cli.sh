#!/usr/bin/env bash
# Updates a small application from the FastAPI server with the packaged command, and compares every
# file. Works from any directory, on any free port, and leaves nothing behind.
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

clean_up() {
  if [ -n "$server" ]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

make_app() { # $1: the directory, $2: the version
  mkdir -p "$1/bin" "$1/lib"
  printf '#!/bin/sh\necho notes %s\n' "$2" > "$1/bin/notes"
  chmod 755 "$1/bin/notes"
  head -c 300000 /dev/urandom > "$1/lib/data.bin"
  printf 'Notes %s\n' "$2" > "$1/README"
}

tree() { # names, modes and bytes of everything in $1
  (cd "$1" && find . -printf '%P %y %m\n' | LC_ALL=C sort && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
}

start_server() { # sets $server and $url
  PYTHONUNBUFFERED=1 /usr/bin/python3 "$here/server.py" --files "$work/files" --version 1.1.0 --package notes-1.1.0.zip --port 0 \
    > "$work/server.log" 2>&1 &
  server=$!
  local port= tries=0
  while [ -z "$port" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$server" 2> /dev/null; then
      cat "$work/server.log" >&2
      echo "the server did not start" >&2
      exit 1
    fi
    sleep 0.1
    port=$(sed -n 's|.*running on http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$work/server.log")
  done
  url=http://127.0.0.1:$port/api/updates/latest
}

server_options() { printf '%s\n' --server manifest --url "$url" --checksum-only; }

updater() { # $1: the exit code to expect, $2: the outcome; then the arguments
  local expected=$1 outcome=$2 code=0
  shift 2
  timeout 60 java -jar "$jar" "$@" --json --app-id com.acme.notes --install-dir "$work/notes" \
    --work-dir "$work/updates" > "$work/out" 2> "$work/err" || code=$?
  if [ "$code" -ne "$expected" ] || [ "$(field outcome)" != "$outcome" ]; then
    echo "expected $expected $outcome, got $code:" >&2
    cat "$work/out" "$work/err" >&2
    return 1
  fi
}

field() { # $1: a field of the last line
  tail -n 1 "$work/out" | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin).get(sys.argv[1], ""))' "$1"
}

is() { [ "$1" = "$2" ]; }
gone() { [ ! -e "$1" ]; }

kept() { # whether $1 holds files, and each of them is one of the old version
  local files
  files=$(cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  [ -n "$files" ] && ! grep -vxFf "$work/tree.old" <<< "$files"
}

make_app "$work/notes" 1.0.0
make_app "$work/next" 1.1.0
mkdir "$work/files"
pack "$work/next" "$work/files/notes-1.1.0.zip"
tree "$work/notes" > "$work/tree.old"
tree "$work/next" > "$work/tree.new"
announced=$(sha256sum < "$work/files/notes-1.1.0.zip")
start_server
mapfile -t from_server < <(server_options)

check "check finds version 1.1.0 (exit code 10)" \
  updater 10 available check "${from_server[@]}" --current-version 1.0.0
check "it names the version" is "$(field version)" 1.1.0
check "download only" \
  updater 0 downloaded update "${from_server[@]}" --current-version 1.0.0 --download-only
file=$(field file)
check "the file has the announced digest" is "$(sha256sum < "$file")" "$announced"
check "nothing is installed yet" is "$(tree "$work/notes")" "$(cat "$work/tree.old")"
check "update installs" \
  updater 0 installed update "${from_server[@]}" --current-version 1.0.0 --yes
check "every file is that of the new version" is "$(tree "$work/notes")" "$(cat "$work/tree.new")"
check "the launcher starts" is "$("$work/notes/bin/notes" || true)" "notes 1.1.0"
check "the package was downloaded once" is "$(grep -c 'GET .*/notes-1.1.0.zip ' "$work/server.log")" 1
check "what was replaced is kept" kept "$work/.notes.update/old"
check "check finds nothing newer (exit code 0)" \
  updater 0 up-to-date check "${from_server[@]}" --current-version 1.1.0
check "confirm" updater 0 installed confirm --current-version 1.1.0
check "the old version is gone" gone "$work/.notes.update"
check "the new version is untouched" is "$(tree "$work/notes")" "$(cat "$work/tree.new")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
