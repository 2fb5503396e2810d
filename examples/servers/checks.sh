# What the scripts beside the servers have in common; sourced by them.

passed=0
failed=0

end() { # $1: a process of this script, $2: the signal
  kill "-${2:-TERM}" "$1" 2> /dev/null || true
  wait "$1" 2> /dev/null || true
}

check() { # $1: what should hold; then the command that tells
  local what=$1
  shift
  if "$@"; then
    echo "ok      $what"
    passed=$((passed + 1))
  else
    echo "FAILED  $what"
    failed=$((failed + 1))
  fi
}

is() {
  [ "$1" = "$2" ] && return
  diff <(printf '%s\n' "$2") <(printf '%s\n' "$1") | sed 's/^</expected/; s/^>/got     /' >&2
  return 1
}

soon() { # runs a command until it succeeds, for 30 seconds at most
  local tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -le 300 ] || return 1
    sleep 0.1
  done
}

pack() { # $1: the directory, $2: the ZIP
  /usr/bin/python3 - "$1" "$2" << 'PYTHON'
import pathlib, sys, zipfile
root = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(root.rglob("*")):
        archive.write(path, path.relative_to(root))
PYTHON
}

ends() { # $1: the exit code, then what runs
  local wanted=$1 code=0
  shift
  "$@" || code=$?
  is "$code" "$wanted"
}
