package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real installer made by NSIS, run under wine by the library as if this were Windows: what it received is
 * what was meant, and what it ended with is understood.
 */
@Tag("real")
class WindowsInstallerIT {
    private static Wine wine;

    @TempDir
    Path temporary;

    private World world;
    private Path jar;

    @BeforeAll
    static void startWine() throws IOException {
        Wine.requireCompiler();
        long begin = System.nanoTime();
        wine = Wine.open(Path.of(System.getProperty("probe.jar")).resolveSibling("wine"));
        System.out.printf("wine was ready after %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    @AfterAll
    static void endWine() throws IOException {
        if (wine != null) wine.close();
    }

    @BeforeEach
    void install() throws IOException {
        world = new World(temporary, Awkward.NAME_ON_WINDOWS).setting("windows", true);
        jar = ProbeJar.healthy("1.0.0", world.directory.resolve("installé ici/my probe.jar"));
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** Makes an installer of the next version that ends with {@code code}, and installs if that is 0. */
    private Path installer(int code) throws IOException {
        Path built = world.directory.resolve("built");
        Path next = ProbeJar.healthy("1.1.0", built.resolve("next.jar"));
        Path made = built.resolve("Probe-1.1.0.exe");
        Path script = built.resolve("installer.nsi");
        try (InputStream in =
                Objects.requireNonNull(WindowsInstallerIT.class.getResourceAsStream("/windows/installer.nsi"))) {
            Files.copy(in, script);
        }
        Shell.run(
                built,
                "makensis",
                "-V2",
                "-INPUTCHARSET",
                "UTF8",
                "-DHOME=" + Wine.windowsPath(jar.getParent()),
                "-DJAR=" + next,
                "-DOUT=" + made,
                "-DCODE=" + code,
                script);
        return made;
    }

    private void start() throws Exception {
        world.run(List.of(Shell.java(), "-jar", jar.toString()));
    }

    private List<String> received() throws IOException {
        return Files.readString(jar.resolveSibling("received.txt"), StandardCharsets.UTF_16)
                .lines()
                .toList();
    }

    @Test
    void installsSilentlyWhereTheOldVersionIs() throws Exception {
        world.publish("1.1.0", Platform.of("Windows 11", "amd64"), installer(0));
        start();
        DiaryPage end = world.diary.await("ended", "1.1.0");
        world.awaitQuiet();

        assertThat(end.pending()).as("it said: %s", world.said()).isEqualTo("Installed");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
        assertThat(world.diary.await("started", "1.1.0").arguments()).isEqualTo(world.arguments());
        assertReceived();
    }

    private void assertReceived() throws IOException {
        List<String> received = received();
        Path file = world.workDir().resolve("downloads/1.1.0/" + World.APP + "-1.1.0.exe");
        assertThat(received.get(0)).isEqualTo('"' + Wine.windowsPath(file) + "\" /S");
        assertThat(received.get(1)).as("how it understood that").isEqualTo("silent");
        assertThat(received.get(2)).isEqualTo(Wine.windowsPath(jar.getParent()));
    }

    /** 2: the installer's script gave up. */
    @Test
    void exitCodeComesBack() throws Exception {
        world.publish("1.1.0", Platform.of("Windows 11", "amd64"), installer(2));
        start();
        DiaryPage judged = world.diary.await("confirmed", "1.0.0", 2);
        world.awaitQuiet();

        assertThat(judged.outcome()).as("it said: %s", world.said()).startsWith("Failed INSTALLER_FAILED: ");
        assertThat(judged.outcome()).contains("exit code 2");
        assertThat(world.diary.starts()).containsOnly("1.0.0").hasSizeBetween(2, 3);
        assertReceived();
    }
}
