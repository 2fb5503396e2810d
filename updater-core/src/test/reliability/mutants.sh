#!/usr/bin/env bash
# mutants.sh: breaks the swap in five ways that a reader may take for harmless, each in a copy of the project, and
# demands that SwapCrashTest fails.
. "$(dirname "$0")/common.sh"
need patch patch
work="$(mktemp -d "${TMPDIR:-/tmp}/updater-mutants.XXXXXX")"
trap 'rm -rf "$work"' EXIT
test=(maven -f "$work/pom.xml" -pl updater-core surefire:test -Dtest=SwapCrashTest)

maven -pl updater-core test-compile
git ls-files -z --cached --others --exclude-standard | xargs -0 tar cf - | tar xf - -C "$work"
cp -r updater-core/target "$work/updater-core/"
"${test[@]}" > "$work/log" || { cat "$work/log"; echo "SwapCrashTest fails as it is"; exit 1; }

survivors=0
for mutant in updater-core/src/test/reliability/mutants/*.patch; do
  name="$(basename "$mutant" .patch)"
  patch -s -d "$work" -p1 < "$mutant"
  mkdir "$work/mutated"
  find "$work/updater-core/src/main/java/io/github/clientupdater/internal/swap" -name '*.java' ! -name package-info.java \
    -exec javac -nowarn -proc:none -d "$work/mutated" -cp "$work/updater-core/target/classes" {} +
  cp -r "$work/mutated/." "$work/updater-core/target/classes/" && rm -rf "$work/mutated"
  if "${test[@]}" > "$work/log" 2>&1; then
    echo "survived: $name"
    survivors=$((survivors + 1))
  else
    tests="$(grep -oE '^\[ERROR\] +SwapCrashTest\.[a-zA-Z_]+:' "$work/log" | grep -oE '[a-zA-Z_]+:$' | tr -d ':' | sort -u)"
    [ -n "$tests" ] || { cat "$work/log"; echo "$name: no test failed, but something did"; exit 1; }
    echo "caught: $name, by ${tests//$'\n'/, }"
  fi
  patch -s -R -d "$work" -p1 < "$mutant"
done
exit "$survivors"
