package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
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

/** A jar with everything in it, started by {@code java -jar} with options from everywhere they can come from. */
@Tag("quick")
class FatJarIT {
    @TempDir
    Path temporary;

    private World world;
    private Path jar;
    private List<String> program;

    @BeforeEach
    void install() throws IOException {
        world = new World(temporary);
        jar = ProbeJar.healthy("1.0.0", world.directory.resolve("installed here/my probe.jar"));
        world.setting("installFile", jar);
        Path optionsFile = Files.writeString(
                world.directory.resolve("options"),
                "-Dprobe.file=\"from a file\"\n--add-opens java.base/java.util=ALL-UNNAMED\n");
        program = List.of(
                Shell.java(),
                "-Xmx96m",
                "-Dprobe.blank=with two  blanks",
                "-Dprobe.hurts=$(x) \"é\" 'y' \\",
                "-Dprobe.empty=",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "@" + optionsFile,
                "-jar",
                jar.toString());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Path next(String version) throws IOException {
        return ProbeJar.healthy(version, world.directory.resolve("built/probe-" + version + ".jar"));
    }

    @Test
    void argumentsOptionsAndEnvironmentAreThoseOfTheOldVersion() throws Exception {
        world.publish("1.1.0", Platform.ANY, next("1.1.0"));
        world.run(program, Map.of("PROBE_HURTS", "it's \"here\" $(x)\né"));
        DiaryPage end = world.diary.await("ended", "1.1.0");
        world.awaitQuiet();

        assertThat(end.pending()).isEqualTo("Installed");
        assertThat(end.outcome()).startsWith("UpToDate");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
        DiaryPage old = world.diary.await("started", "1.0.0");
        DiaryPage fresh = world.diary.await("started", "1.1.0");
        assertThat(fresh.arguments()).isEqualTo(old.arguments()).isEqualTo(world.arguments());
        assertThat(fresh.options()).isEqualTo(old.options());
        for (String name : List.of("probe.blank", "probe.hurts", "probe.empty", "probe.file", "java.home", "user.dir"))
            assertThat(fresh.property(name)).as(name).isEqualTo(old.property(name));
        assertThat(fresh.variablesUnlike(old)).isEmpty();
        assertThat(fresh.variable("PROBE_HURTS")).contains("it's \"here\" $(x)\né");
        assertThat(jar.getParent().toFile().list())
                .as("nothing is left beside it")
                .containsExactly("my probe.jar");
        assertThat(world.directory.resolve("injected")).doesNotExist();
    }

    @Test
    void oneUpdateAfterAnother() throws Exception {
        world.publish("1.1.0", Platform.ANY, next("1.1.0"));
        world.run(program);
        world.diary.await("ended", "1.1.0");
        world.awaitQuiet();
        world.publish("1.2.0", Platform.ANY, next("1.2.0"));
        world.run(program);
        DiaryPage end = world.diary.await("ended", "1.2.0");
        world.awaitQuiet();

        assertThat(end.pending()).isEqualTo("Installed");
        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0", "1.1.0", "1.2.0");
        assertThat(world.diary.await("started", "1.2.0").options())
                .isEqualTo(world.diary.await("started", "1.0.0").options());
    }

    @Test
    void oldJarComesBackWhenTheNewOneDoesNotStart() throws Exception {
        byte[] before = Files.readAllBytes(jar);
        world.publish(
                "1.1.0", Platform.ANY, ProbeJar.broken("1.1.0", world.directory.resolve("built/probe-1.1.0.jar")));
        world.run(program);
        DiaryPage end = world.diary.await("ended", "1.0.0");
        world.awaitQuiet();

        assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0", "1.0.0");
        assertThat(end.pending()).startsWith("Failed ROLLED_BACK").contains("exit code 3");
        assertThat(end.outcome()).as("not tried again").startsWith("UpToDate");
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
        assertThat(jar.getParent().toFile().list())
                .as("nothing is left beside it")
                .containsExactly("my probe.jar");
    }
}
