# What the runtime and the AppRun of a real AppImage do: mount, tell where, run, unmount.
APPIMAGE=$(readlink "/proc/$PPID/exe")
APPDIR=$(mktemp -d "${TMPDIR:-/tmp}/.mount_probeXXXXXX")
ARGV0=$0
OWD=$PWD
export APPIMAGE APPDIR ARGV0 OWD
mkdir -p "$APPDIR/usr/bin" "$APPDIR/usr/lib"
tail -c +16385 "$APPIMAGE" > "$APPDIR/usr/lib/probe.jar"
export PATH="$APPDIR/usr/bin:$PATH"
export LD_LIBRARY_PATH="$APPDIR/usr/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
"$PROBE_JAVA" -Xmx96m -jar "$APPDIR/usr/lib/probe.jar" "$@"
code=$?
rm -rf "$APPDIR"
exit "$code"
