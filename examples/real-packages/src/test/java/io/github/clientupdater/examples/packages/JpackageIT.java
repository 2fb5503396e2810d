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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with its own runtime, as jpackage makes it, replaces itself as a whole. */
@Tag("real")
class JpackageIT {
    @TempDir
    static Path built;

    private static Images images;

    @TempDir
    Path temporary;

    private World world;
    private Path installed;

    @BeforeAll
    static void buildImages() throws IOException {
        List.of("jpackage", "zip", "tar", "gzip").forEach(Programs::require);
        long begin = System.nanoTime();
        images = Images.build(built);
        System.out.printf("two jpackage images took %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    @BeforeEach
    void install() throws IOException {
        world = new World(temporary);
        installed = Images.copy(images.old, world.directory.resolve("installed/" + Awkward.NAME));
        world.setting("installDir", installed);
        assertThat(images.old.resolve("lib/runtime/bin/java"))
                .as("a default image")
                .doesNotExist();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void start(Path launcher) throws Exception {
        world.run(
                List.of(launcher.toString()),
                Map.of("PROBE_HURTS", "it's \"here\" $(x)\né", "LD_LIBRARY_PATH", "/somebody's/lib"));
    }

    @Test
    void updatesItselfFromZip() throws Exception {
        Path link = Files.createSymbolicLink(world.directory.resolve("shortcut"), Images.launcher(installed));
        assertUpdates(link, Images.zip(images.fresh, world.directory.resolve("built/probe 1.1.0.zip")));
    }

    @Test
    void updatesItselfFromTarGz() throws Exception {
        world.standingIn(installed.resolve("lib"));
        assertUpdates(
                Images.launcher(installed),
                Images.tarGz(images.fresh, world.directory.resolve("built/probe-1.1.0.tar.gz")));
    }

    private void assertUpdates(Path launcher, Path archive) throws Exception {
        world.publish("1.1.0", Platform.ANY, archive);
        start(launcher);
        DiaryPage end = world.diary.await("ended", "1.1.0");
        world.awaitQuiet();

        assertThat(end.pending()).as("it said: %s", world.said()).isEqualTo("Installed");
        assertThat(end.outcome()).startsWith("UpToDate");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
        assertStartedAlike(world.diary.await("started", "1.0.0"), world.diary.await("started", "1.1.0"));
        Trees.assertSame(installed, images.fresh);
        assertNothingLeftBeside();
    }

    private void assertStartedAlike(DiaryPage old, DiaryPage fresh) {
        assertThat(old.arguments()).as("the launcher hands on").isEqualTo(world.arguments());
        assertThat(fresh.arguments()).isEqualTo(world.arguments());
        assertThat(fresh.options()).doesNotHaveDuplicates().contains("-Xmx96m", "-Djpackage.app-version=1.1.0");
        assertThat(fresh.property("probe.blank")).isEqualTo("with two  blanks é");
        assertThat(fresh.property("user.dir")).isEqualTo(old.property("user.dir"));
        assertThat(fresh.property("jpackage.app-path"))
                .isEqualTo(Images.launcher(installed).toString());
        assertThat(fresh.property("java.home"))
                .isEqualTo(installed.resolve("lib/runtime").toString());
        // The launcher adds to it; had it found what it added the last time, it would not even have started.
        assertThat(fresh.variablesUnlike(old)).isEmpty();
        assertThat(fresh.variable("PROBE_HURTS")).contains("it's \"here\" $(x)\né");
    }

    @Test
    void oldVersionComesBackWhenTheNewOneDoesNotStart() throws Exception {
        Path broken = images.broken("1.1.0");
        world.publish("1.1.0", Platform.ANY, Images.zip(broken, world.directory.resolve("built/probe-1.1.0.zip")));
        start(Images.launcher(installed));
        DiaryPage end = world.diary.await("ended", "1.0.0");
        world.awaitQuiet();

        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0", "1.0.0");
        assertThat(end.pending()).as("it said: %s", world.said()).startsWith("Failed ROLLED_BACK: ");
        assertThat(end.pending()).contains("exit code 3");
        assertThat(end.outcome()).as("not tried again").startsWith("UpToDate");
        DiaryPage back = world.diary.await("started", "1.0.0", 2);
        assertThat(back.arguments()).isEqualTo(world.arguments());
        assertThat(back.variablesUnlike(world.diary.await("started", "1.0.0"))).isEmpty();
        Trees.assertSame(installed, images.old);
        assertNothingLeftBeside();
    }

    private void assertNothingLeftBeside() throws IOException {
        try (var files = Files.list(installed.getParent())) {
            assertThat(files.toList()).containsExactly(installed);
        }
        assertThat(world.directory.resolve("injected")).doesNotExist();
    }
}
