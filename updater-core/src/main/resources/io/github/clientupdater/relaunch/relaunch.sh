#!/bin/sh
# Finishes an update once the application is gone: swaps or runs the installer, starts the new
# version, and goes back if that does not start.
#
# A constant. Everything that varies is in the file "job" of the directory $1, as lines "key=value"
# in which backslash, newline and carriage return are written \\, \n and \r. Progress is told by
# files in the same directory: pid, ready, result; the new version tells by the file ack.
set -u
here=$1
path=${PATH-}
PATH=/usr/bin:/bin:/usr/sbin:/sbin:$path
trap : HUP INT TERM # Half done is worse than late.

say() { printf '%s %s\n' "$(date '+%Y-%m-%dT%H:%M:%S' 2>/dev/null)" "$*"; }

conclude() { # $1: the result; written before the application starts, which reads it
  printf '%s\n' "$1" > "$here/result.new" && mv -f "$here/result.new" "$here/result"
  say "$1"
}

finish() { # $1: the result, $2: the exit code
  conclude "$1"
  exit "$2"
}

give_up() { # $1: the result; the old version is in place and runs again
  conclude "$1"
  [ -n "$starts" ] && start
  exit 1
}

decode() { # sets $value; the full stop keeps trailing newlines
  value=$(printf '%b.' "$1")
  value=${value%.}
}

get() { # sets $value to the value of the key $1, or to nothing
  value=
  while IFS= read -r line; do
    case $line in "$1="*) decode "${line#*=}"; return ;; esac
  done < "$here/job"
}

with_words() { # calls $2 with the values of all lines of the key $1 as its arguments
  key=$1
  action=$2
  set --
  while IFS= read -r line; do
    case $line in "$key="*) decode "${line#*=}"; set -- "$@" "$value" ;; esac
  done < "$here/job"
  "$action" "$@"
}

pause() { sleep 0.1 2>/dev/null || sleep 1; }

alive() { # whether the process $1 runs; a zombie does not
  kill -0 "$1" 2>/dev/null || return 1
  if [ -r "/proc/$1/stat" ]; then
    state=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    state=${state##*) }
  else
    state=$(ps -o stat= -p "$1" 2>/dev/null)
  fi
  case $state in Z* | X* | '') return 1 ;; esac
}

wait_for_exit() { # of the application that started us; at most 60 seconds after its last sign of life
  cat > /dev/null # Ends when the application does, whatever way.
  tries=0
  while alive "$parent"; do
    tries=$((tries + 1))
    [ "$tries" -gt 600 ] && return 1
    pause
  done
}

move() { # never into a directory of that name, which mv would do
  [ ! -e "$2" ] && [ ! -L "$2" ] && mv "$1" "$2"
}

swap() { # the new directory or file takes the place of the old one, which is kept
  [ -e "$fresh" ] && [ -e "$live" ] && [ ! -e "$backup" ] || return 1
  if [ -d "$live" ]; then
    move "$live" "$backup" || return 1
    move "$fresh" "$live" && return 0
    move "$backup" "$live"
    return 1
  fi
  ln "$live" "$backup" 2>/dev/null || cp -p "$live" "$backup" || return 1
  mv -f "$fresh" "$live"
}

swap_back() {
  if [ -d "$backup" ]; then
    move "$live" "$fresh" && move "$backup" "$live"
  else
    mv -f "$backup" "$live"
  fi
}

run() { "$@" < /dev/null; }

become() { # the application, with what it would have if a person had started it
  trap - HUP INT TERM
  cd "$directory" 2>/dev/null || cd /
  PATH=$path
  exec "$@" < /dev/null > /dev/null 2>&1
}

start() { # sets $started
  (with_words start become) &
  started=$!
  say "started process $started"
}

go_back() { # $1: the exit code of the new version
  say "the new version ended with $1 before it confirmed"
  if [ -z "$live" ] || ! swap_back; then finish "unconfirmed" 1; fi
  give_up "rolled-back $1"
}

await_confirmation() {
  tries=0
  ended=
  while [ ! -e "$here/ack" ]; do
    if [ -z "$ended" ] && ! alive "$started"; then
      wait "$started"
      ended=$? # A launcher may end well at once, and the application go on in another process.
      [ "$ended" -eq 0 ] || [ -e "$here/ack" ] || go_back "$ended"
    fi
    tries=$((tries + 1))
    [ "$tries" -gt $((confirm * 10)) ] && return 1
    pause
  done
}

printf '%s\n' "$$" > "$here/pid"
get parent; parent=$value
get live; live=$value
get fresh; fresh=$value
get backup; backup=$value
get directory; directory=$value
get confirm; confirm=${value:-0}
get starts; starts=$value
get installs; installs=$value
: > "$here/ready"

if [ -n "$parent" ]; then
  wait_for_exit || finish "still-running" 1
  say "process $parent is gone"
fi

if [ -n "$live" ]; then
  swap || give_up "swap-failed"
  say "swapped $live"
fi

if [ -n "$installs" ]; then
  with_words install run
  code=$?
  say "the installer ended with $code"
  [ "$code" -eq 0 ] || give_up "installer-failed $code"
fi

[ -n "$starts" ] || finish "ok" 0
start
[ "$confirm" -gt 0 ] || finish "ok" 0
await_confirmation || finish "unconfirmed" 0
if [ -n "$backup" ]; then
  rm -rf "$backup"
  rmdir "${backup%/*}" 2>/dev/null # The hidden directory around it, unless it holds something else.
fi
finish "ok" 0
