package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
import io.github.clientupdater.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application from a Debian package, in a directory whose name hurts, updated by apt-get. */
@Tag("real")
class DebianPackageIT {
    private static final String NAME = "client-updater-real-packages-test";
    private static final Path HOME = Path.of("/opt", NAME, Awkward.NAME);

    @TempDir
    Path temporary;

    private World world;

    @BeforeEach
    void install() throws IOException {
        List.of("dpkg-deb", "dpkg-query", "apt-get").forEach(Programs::require);
        requireRoot();
        world = new World(temporary);
        Path old = build("1.0.0", 0);
        Shell.run(world.directory, "dpkg", "--install", old);
    }

    /** Nobody may install for all users but root; in CI the tests are root. */
    private static void requireRoot() {
        if (System.getProperty("user.name").equals("root")) return;
        String reason = "not root: what apt-get does with our command is not tested";
        if (System.getenv("CI") != null) throw new AssertionError(reason);
        System.out.println(reason);
        Assumptions.abort(reason);
    }

    @AfterEach
    void end() {
        if (world == null) return;
        world.close();
        Shell.run(temporary, "dpkg", "--purge", "--force-remove-reinstreq", NAME);
    }

    /** Builds a package whose installation ends with {@code code}. */
    private Path build(String version, int code) throws IOException {
        Path tree = world.directory.resolve("built/" + version);
        ProbeJar.healthy(version, Path.of(tree + HOME.resolve("probe.jar").toString()));
        Path control = Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(
                control.resolve("control"),
                "Package: " + NAME + "\nVersion: " + version
                        + "\nArchitecture: all\nMaintainer: Nobody <nobody@localhost>\n"
                        + "Description: installed by a test, which removes it\n");
        Path script = Files.writeString(control.resolve("postinst"), "#!/bin/sh\nexit " + code + "\n");
        assertThat(script.toFile().setExecutable(true, false)).isTrue();
        Path made = world.directory.resolve("built/probe-" + version + ".deb");
        Shell.run(world.directory, "dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made);
        return made;
    }

    private void start() throws Exception {
        world.run(List.of(Shell.java(), "-jar", HOME.resolve("probe.jar").toString()));
    }

    private String installed() {
        return Shell.run(temporary, "dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", NAME);
    }

    @Test
    void aptGetInstallsAndTheNewVersionStarts() throws Exception {
        world.publish("1.1.0", Platform.ANY, build("1.1.0", 0));
        start();
        DiaryPage end = world.diary.await("ended", "1.1.0");
        world.awaitQuiet();

        assertThat(end.pending()).as("it said: %s", world.said()).isEqualTo("Installed");
        assertThat(end.outcome()).startsWith("UpToDate");
        assertThat(installed()).isEqualTo("installed 1.1.0");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
        assertThat(world.diary.await("started", "1.1.0").arguments()).isEqualTo(world.arguments());
        assertThat(world.directory.resolve("injected")).doesNotExist();
    }

    /** apt-get fails with 100 here, although the files of the new version are in place. */
    @Test
    void packageThatFailsAtItsEndIsJudgedByTheVersionThatRuns() throws Exception {
        world.publish("1.1.0", Platform.ANY, build("1.1.0", 9));
        start();
        DiaryPage judged = world.diary.await("confirmed", "1.1.0");
        world.awaitQuiet();

        assertThat(installed()).isEqualTo("half-configured 1.1.0");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
        assertThat(judged.outcome())
                .as("the version that runs is the only witness")
                .isEqualTo("Installed");
    }
}
