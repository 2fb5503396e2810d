package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
import io.github.clientupdater.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A self-extracting installer, made by makeself, that lays the new version over the old one. */
@Tag("real")
class RunFileIT {
    @TempDir
    Path temporary;

    private World world;
    private Path jar;

    @BeforeEach
    void install() throws IOException {
        Programs.require("makeself");
        world = new World(temporary);
        jar = ProbeJar.healthy("1.0.0", world.directory.resolve("installed here/my probe.jar"));
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** Makes an installer that says what it was given, installs and ends with {@code code}. */
    private Path installer(int code) throws IOException {
        Path content = world.directory.resolve("built/content");
        ProbeJar.healthy("1.1.0", content.resolve("probe.jar"));
        Path script = Files.writeString(content.resolve("install.sh"), """
                #!/bin/sh
                [ "$1" = fail ] && exit 1
                for word; do printf '[%%s]' "$word"; done > "$PROBE_HOME/received"
                [ %1$s -eq 0 ] && cp probe.jar "$PROBE_HOME/new.jar" && mv "$PROBE_HOME/new.jar" "$PROBE_HOME/my probe.jar"
                exit %1$s
                """.formatted(code));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path made = world.directory.resolve("built/probe-1.1.0.run");
        Shell.run(content.getParent(), "makeself", "--quiet", "--nocomp", content, made, "Probe 1.1.0", "./install.sh");
        return made;
    }

    private void start() throws Exception {
        world.run(
                List.of(Shell.java(), "-jar", jar.toString()),
                Map.of("PROBE_HOME", jar.getParent().toString()));
    }

    @Test
    void installsAndTheNewVersionStarts() throws Exception {
        world.publish("1.1.0", Platform.ANY, installer(0));
        start();
        DiaryPage end = world.diary.await("ended", "1.1.0");
        world.awaitQuiet();

        assertThat(end.pending()).as("it said: %s", world.said()).isEqualTo("Installed");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
        assertThat(world.diary.await("started", "1.1.0").arguments()).isEqualTo(world.arguments());
        assertThat(jar.resolveSibling("received"))
                .as("what the script within was given: what is meant for makeself itself is not")
                .hasContent("");
        assertThat(world.directory.resolve("injected")).doesNotExist();
    }

    @Test
    void exitCodeOfTheScriptWithinComesBack() throws Exception {
        world.publish("1.1.0", Platform.ANY, installer(7));
        start();
        DiaryPage judged = world.diary.await("confirmed", "1.0.0", 2);
        world.awaitQuiet();

        assertThat(judged.outcome()).startsWith("Failed INSTALLER_FAILED: ").contains("exit code 7");
        assertThat(world.diary.starts())
                .as("it may be tried a second time, and no more")
                .containsOnly("1.0.0")
                .hasSizeBetween(2, 3);
    }
}
