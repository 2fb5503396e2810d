#!/usr/bin/env bash
# Builds real packages and lets them update themselves, in directories whose names hurt: a jpackage image, a
# Debian package installed by apt-get, a makeself installer, an executable file like an AppImage, and a Windows
# installer of NSIS run by wine without a display. Linux on x86-64. As root on Debian it installs what is missing.
#   PACKAGES_TEST=JpackageIT   only that class          PACKAGES_MAVEN   further options for Maven
# CI=true makes it fail where something is missing or it is not root, instead of saying so and going on.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

install_missing() {
  local missing=()
  command -v jpackage > /dev/null || missing+=(openjdk-17-jdk-headless)
  command -v objcopy > /dev/null || missing+=(binutils) # jpackage strips with it; as and ld make the single file.
  command -v zip > /dev/null || missing+=(zip)
  command -v makeself > /dev/null || missing+=(makeself)
  command -v makensis > /dev/null || missing+=(nsis)
  [ -x /usr/lib/wine/wine64 ] || missing+=(wine64)
  [ "${#missing[@]}" -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    echo "not installed, and needed by some tests: ${missing[*]}" >&2
    return
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -y -q --no-install-recommends "${missing[@]}"
}

install_missing
rm -rf "$here/target/failsafe-reports"
cd "$here/../.."
status=0
mvn -B -q -ntp ${PACKAGES_MAVEN:-} -pl examples/real-packages -am -DskipTests -DskipITs=false \
  -Dpackages.groups=real ${PACKAGES_TEST:+"-Dit.test=$PACKAGES_TEST"} -Dfailsafe.failIfNoSpecifiedTests=false \
  package failsafe:integration-test failsafe:verify || status=$?
grep -h '^Tests run' "$here"/target/failsafe-reports/*.txt || true
exit "$status"
