package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the environment gave the old version, the new one gets from the environment, and once. */
@Tag("quick")
class LauncherOptionsIT {
    @TempDir
    Path temporary;

    private World world;
    private Path jar;

    @BeforeEach
    void install() throws Exception {
        world = new World(temporary);
        jar = ProbeJar.healthy("1.0.0", world.directory.resolve("installed here/my probe.jar"));
        world.setting("installFile", jar);
        world.publish("1.1.0", Platform.ANY, ProbeJar.healthy("1.1.0", world.directory.resolve("built/1.1.0.jar")));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private DiaryPage updated(Map<String, String> environment) throws IOException, InterruptedException {
        world.run(List.of(Shell.java(), "-Dprobe.line=yes", "-jar", jar.toString()), environment);
        world.diary.await("ended", "1.1.0");
        world.awaitQuiet();
        return world.diary.await("started", "1.1.0");
    }

    /** Handed on as the command's options too, they would be one more time there after each update. */
    @Test
    void optionsFromTheEnvironmentAreNotDoubled() throws Exception {
        DiaryPage fresh = updated(Map.of(
                "JDK_JAVA_OPTIONS", "-Dprobe.environment=\"a b\" --add-opens java.base/java.io=ALL-UNNAMED",
                "JAVA_TOOL_OPTIONS", "-Dprobe.tool=yes"));
        assertThat(fresh.property("probe.environment")).isEqualTo("a b");
        assertThat(fresh.property("probe.tool")).isEqualTo("yes");
        assertThat(fresh.property("probe.line")).isEqualTo("yes");
        assertThat(fresh.options())
                .isEqualTo(world.diary.await("started", "1.0.0").options());
    }

    /** A shell between them would drop these. */
    @Test
    void variablesWhoseNamesNoShellWouldTake() throws Exception {
        DiaryPage fresh = updated(Map.of("PROBE.DOTTED-NAME", "a b", "PROBE_ÉTÉ", "là"));
        assertThat(fresh.variable("PROBE.DOTTED-NAME")).contains("a b");
        assertThat(fresh.variable("PROBE_ÉTÉ")).contains("là");
    }
}
