# What the commands here have in common. Source it; the first argument of the command follows.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."

# RIG_MAVEN: more arguments for Maven, such as -o.
read -ra maven_arguments <<< "${RIG_MAVEN:-}"
maven() { mvn -B -q -ntp "${maven_arguments[@]}" "$@"; }

# need PROGRAM PACKAGE: says what is missing, and fails; a command that did nothing must not look like one that found nothing.
need() {
  command -v "$1" > /dev/null || PATH="$PATH:/usr/sbin:/sbin"
  command -v "$1" > /dev/null && return
  echo "not run: $1 is missing (on Debian: apt-get install $2)" >&2
  exit 1
}

need_root() {
  [ "$(id -u)" -eq 0 ] && [ -e /dev/loop-control ] && return
  echo "not run: mounting needs root and loop devices" >&2
  exit 1
}

# rig CLASS ARGUMENTS…: runs one of the programs in ../java/…/reliability, with an empty directory as its first argument.
rig() {
  local class="$1" work
  shift
  # With RIG_COMPILED set, what was compiled by the build before is what is tested.
  [ -n "${RIG_COMPILED:-}" ] || maven -pl updater-core test-compile
  work="$(mktemp -d "${RIG_DIR:-${TMPDIR:-/tmp}}/updater-rig.XXXXXX")"
  trap 'mountpoint -q "$WORK/mounted" && umount "$WORK/mounted"; rm -rf "$WORK"' EXIT
  WORK="$work"
  java -cp "$PWD/updater-core/target/classes:$PWD/updater-core/target/test-classes" \
    "io.github.clientupdater.reliability.$class" "$work" "$@"
}
