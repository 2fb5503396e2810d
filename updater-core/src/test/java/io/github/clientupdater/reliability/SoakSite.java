package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An application in two versions, a shell script that says which it is and which its files say it is. As
 * one with this library does first of all, it recovers what was cut off, and starts itself again.
 */
final class SoakSite {
    static final List<String> VERSIONS = List.of("1.0.0", "2.0.0");

    final Path home;
    final Path live;
    final SwapArea area;
    private final Path areaPath;
    private final Map<String, Map<String, String>> trees = new HashMap<>();

    SoakSite(Path home) throws IOException {
        this.home = home;
        live = home.resolve("app");
        areaPath = SwapArea.beside(live);
        area = SwapArea.at(areaPath, live);
        for (String version : VERSIONS) {
            Path sample = make(home.resolve("sample"), version);
            trees.put(version, TreeSnapshot.of(sample));
            PrivateDirectories.delete(sample);
        }
        make(live, VERSIONS.get(0));
    }

    private Path make(Path directory, String version) throws IOException {
        Files.createDirectory(directory);
        Files.createDirectory(directory.resolve("lib"));
        Files.createDirectory(directory.resolve("only-" + version));
        Files.writeString(directory.resolve("version"), version);
        Files.writeString(directory.resolve("lib/shared.jar"), ("shared " + version).repeat(5000));
        Files.writeString(directory.resolve("lib/" + version + ".jar"), "the program of " + version);
        Files.writeString(directory.resolve("only-" + version + "/x"), version);
        Files.createSymbolicLink(directory.resolve("current"), Path.of("lib/" + version + ".jar"));
        Path program = Files.writeString(directory.resolve("run"), script(version));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    /** Its argument: {@code once} to say who it is, {@code old} to be replaced, {@code new} for the relauncher. */
    private String script(String version) {
        return """
                #!/bin/sh
                HOME_DIR='%s'
                AREA="$HOME_DIR/.app.update"
                if [ -e "$AREA/journal" ] && { [ ! -e "$AREA/commit" ] || [ -e "$AREA/undo" ]; }; then
                  '%s' -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' %s recover "$HOME_DIR/app" || exit 9
                  exec "$0" "$@"
                fi
                echo "%s $(cat "$HOME_DIR/app/version")"
                [ "$1" = once ] && exit 0
                if [ "$1" = new ]; then
                  echo $$ > "$HOME_DIR/pid"
                  mood=$(cat "$HOME_DIR/mood")
                  [ "$mood" = crash ] && [ %s = "$(cat "$HOME_DIR/wanted")" ] && exit 3
                  [ "$mood" = slow ] && sleep 0.1
                  : > "$HOME_DIR/work/relaunch/ack"
                fi
                exec sleep 30
                """.formatted(
                        home,
                        Run.javaProgram(),
                        System.getProperty("java.class.path"),
                        SwapProgram.class.getName(),
                        version,
                        version);
    }

    /** Makes {@code version} ready to take the place of what is there. */
    Swap stage(String version) throws IOException {
        area.reset(Disk.real());
        make(area.fresh(), version);
        return new Swap(live, areaPath, true, "run", List.of(), area.seal(Disk.real()));
    }

    /** Returns whether an update was ended between its beginning and its end. */
    boolean isCutOff() {
        return Files.exists(areaPath.resolve("journal"))
                && (!Files.exists(areaPath.resolve("commit")) || Files.exists(areaPath.resolve("undo")));
    }

    boolean hasArea() {
        return Files.exists(areaPath);
    }

    /** Returns whether every file, link and permission is of {@code version}. */
    boolean isWhole(String version) throws IOException {
        return TreeSnapshot.of(live).equals(trees.get(version));
    }

    /** Returns the size of everything there is. */
    long bytes() throws IOException {
        long sum = 0;
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) sum += Files.size(path);
            }
        }
        return sum;
    }
}
