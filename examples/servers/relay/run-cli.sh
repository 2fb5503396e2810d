#!/usr/bin/env bash
# Keeps a folder in step with the FastAPI relay by the packaged command, and reads the server's log. Works from
# any directory, on any free port, and leaves nothing behind.
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
watch=
port=0

clean_up() {
  for process in $server $watch; do
    kill "$process" 2> /dev/null || true
    wait "$process" 2> /dev/null || true
  done
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

start_server() { # arguments of server.py; sets $server, $port and $url, and begins a new log
  : > "$work/requests"
  PYTHONUNBUFFERED=1 /usr/bin/python3 "$here/server.py" --files "$work/remote" --port "$port" \
    --log "$work/requests" "$@" > "$work/server.log" 2>&1 &
  server=$!
  local tries=0 found=
  while [ -z "$found" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$server" 2> /dev/null; then
      cat "$work/server.log" >&2
      echo "the server did not start" >&2
      exit 1
    fi
    sleep 0.1
    found=$(sed -n 's|.*running on http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$work/server.log")
  done
  port=$found
  url=http://127.0.0.1:$port
}

stop_server() { # as kill -9 does
  kill -9 "$server" 2> /dev/null || true
  wait "$server" 2> /dev/null || true
  server=
}

relay() { # $1: the exit code to expect, $2: the outcome, $3: the subcommand; then its arguments
  local expected=$1 outcome=$2 command=$3 code=0
  shift 3
  timeout 60 java -jar "$jar" relay "$command" --json --url "$url" "$@" > "$work/out" 2> "$work/err" || code=$?
  if [ "$code" -ne "$expected" ] || [ "$(field outcome)" != "$outcome" ]; then
    echo "expected $expected $outcome, got $code:" >&2
    cat "$work/out" "$work/err" >&2
    return 1
  fi
}

sync() { # $1: the exit code, $2: the outcome; then more arguments
  local expected=$1 outcome=$2
  shift 2
  relay "$expected" "$outcome" sync --company rsp-bgs --dir "$work/local" "$@"
}

field() { # $1: a field of the last line
  tail -n 1 "$work/out" | /usr/bin/python3 -c 'import json, sys; v = json.load(sys.stdin).get(sys.argv[1], "");
print(v if isinstance(v, str) else json.dumps(v))' "$1"
}

downloads() { grep -c '"path": "/api/files/download/' "$work/requests" || true; }
is() { [ "$1" = "$2" ]; }
same() { diff -r -x .relay "$work/remote/rsp-bgs" "$work/local" > "$work/diff" || { cat "$work/diff" >&2; false; }; }
write() { printf '%s' "$2" > "$work/remote/rsp-bgs/$1"; }

await() { # a command that comes true within 30 seconds
  local tries=0
  until "$@" 2> /dev/null; do
    tries=$((tries + 1))
    [ "$tries" -le 300 ] || return 1
    sleep 0.1
  done
}

heard() { grep -q "\"event\":\"$1\"" "$work/watch.out"; }

mkdir -p "$work/remote/rsp-bgs" "$work/remote/rsp-neg"
write comptes_2023.json '{"solde": 1}'
write comptes_2024.json '{"solde": 2}'
write indicateurs.json '[1, 2, 3]'

start_server
check "status" relay 0 status status
check "it counts the files" is "$(field files)" 3
check "the companies are listed" relay 0 listed list
check "both of them" is "$(field companies)" '["rsp-bgs", "rsp-neg"]'
check "the first sync brings everything" sync 0 synced
check "the folder is as the server's" same
check "three downloads" is "$(downloads)" 3
check "the second one finds nothing to do" sync 0 up-to-date
check "and asks for no file" is "$(downloads)" 3

write comptes_2024.json '{"solde": 9}'
write neu.json '"neu"'
rm "$work/remote/rsp-bgs/indicateurs.json"
check "new, changed and deleted" sync 0 synced
check "the changed one" is "$(field changed)" '["comptes_2024.json"]'
check "the deleted one" is "$(field deleted)" '["indicateurs.json"]'
check "the folder is as the server's" same
check "two more downloads" is "$(downloads)" 5

printf '{"of": "mine"}' > "$work/mine.json"
printf '{"cut": ' > "$work/cut.json"
check "upload" relay 0 uploaded upload --company rsp-bgs "$work/mine.json"
check "the server has the bytes" cmp "$work/mine.json" "$work/remote/rsp-bgs/mine.json"
check "what is no JSON is not sent" relay 1 failed upload --company rsp-bgs "$work/cut.json"
check "as a code says" is "$(field code)" DATA_MALFORMED
check "one upload in the log" is "$(grep -c '"POST", "path": "/api/files/upload/rsp-bgs"' "$work/requests")" 1
check "delete" relay 0 deleted delete --company rsp-bgs mine.json
check "delete what is not there" relay 0 not-found delete --company rsp-bgs mine.json
check "a company that is not there is a failure" relay 1 failed list --company rsp-sb
printf 'local' > "$work/local/notes.txt"
printf '"edited"' > "$work/local/neu.json"
check "the server wins" sync 0 synced
check "and what was edited is kept" grep -q edited "$work/local/neu.json.local-1"
check "a file of one's own stays" grep -q local "$work/local/notes.txt"
rm "$work/local/notes.txt" "$work/local/neu.json.local-1"

rm "$work"/remote/rsp-bgs/*.json
check "a list that is suddenly empty deletes nothing" sync 1 incomplete
check "and says so" is "$(field withheld)" '["comptes_2023.json", "comptes_2024.json", "neu.json"]'
check "unless that is wanted" sync 0 synced --empty-after 0
check "the folder is empty" same
stop_server

write good.json '1'
write broken.json '1'
write slow.json '1'
start_server --hostile --broken broken.json --slow slow.json
check "hostile names, a broken and a slow file do not stop the others" sync 1 incomplete --transfer-timeout 2
check "the good one is there" is "$(field added)" '["good.json"]'
check "nothing lies anywhere else" is "$(find "$work" -name '*outside*' -o -name '*inner*' -o -name 'nul*')" ""
check "no hostile name was asked for" is "$(grep -c 'outside\|inner\|nul\|COM1\|stream\|%' "$work/requests")" 0
stop_server

for form in names digests; do
  rm -rf "$work/local"
  start_server --form "$form" --bare --conditions --token s3cret
  export UPDATER_RELAY_HEADERS="Authorization: Bearer s3cret"
  check "list of $form: everything comes" sync 0 synced
  check "list of $form: nothing comes twice" sync 0 up-to-date
  check "list of $form: three files were sent" is "$(grep '/download/' "$work/requests" | grep -c '"status": 200')" 3
  unset UPDATER_RELAY_HEADERS
  check "without the token nothing is told" sync 1 failed
  check "and nothing deleted" same
  stop_server
done

rm -rf "$work/local"
start_server --rewrite
check "a server that writes the JSON anew" sync 0 synced --server-sync
check "its files come once" sync 0 up-to-date
check "three of them" is "$(downloads)" 3
check "it was asked to synchronise once" is "$(grep -c '"POST", "path": "/api/files/sync/rsp-bgs"' "$work/requests")" 1
stop_server
rm -rf "$work/local"

start_server
java -jar "$jar" relay watch --json --url "$url" --company rsp-bgs --dir "$work/local" > "$work/watch.out" 2>&1 &
watch=$!
check "watch connects" await heard connected
check "and brings the folder in step" await heard synced
check "upload, seen by its news" relay 0 uploaded upload --company rsp-bgs "$work/mine.json"
check "the file comes" await cmp -s "$work/mine.json" "$work/local/mine.json"
check "delete, seen by its news" relay 0 deleted delete --company rsp-bgs mine.json
check "the file goes" await test ! -e "$work/local/mine.json"
stop_server
check "the server is killed, which is noticed" await heard disconnected
write meanwhile.json '"away"'
rm "$work/remote/rsp-bgs/good.json"
start_server
check "what happened meanwhile is caught up with" await cmp -s "$work/remote/rsp-bgs/meanwhile.json" "$work/local/meanwhile.json"
check "deletions too" await test ! -e "$work/local/good.json"
check "and news come again" relay 0 uploaded upload --company rsp-bgs "$work/mine.json"
check "the file comes" await cmp -s "$work/mine.json" "$work/local/mine.json"
kill "$watch"
code=0
wait "$watch" || code=$?
watch=
check "an interrupted watch ends well" is "$code $(tail -n 1 "$work/watch.out")" '0 {"outcome":"stopped"}'
check "the folder is as the server's" same

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
