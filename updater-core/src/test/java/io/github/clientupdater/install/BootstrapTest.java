package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private final Path live = Path.of("/opt/My App").toAbsolutePath();

    @Test
    void jarThatIsRun() {
        String java = live.resolve("runtime/bin/java").toString();
        String jar = live.resolve("lib/app.jar").toString();

        assertThat(Bootstrap.of(live, List.of(java, "-Xmx1g", "-jar", jar, "x"), "elsewhere.jar"))
                .isEqualTo("lib/app.jar");
    }

    @Test
    void firstOfTheClassPathWhereALauncherRunsIt() {
        String classPath = live.resolve("lib/app/main.jar") + File.pathSeparator + live.resolve("lib/app/other.jar");

        assertThat(Bootstrap.of(live, List.of(live.resolve("bin/App").toString(), "x"), classPath))
                .isEqualTo("lib/app/main.jar");
    }

    @Test
    void programItself() {
        assertThat(Bootstrap.of(live, List.of(live.resolve("bin/run").toString()), "/elsewhere/x.jar"))
                .isEqualTo("bin/run");
    }

    @Test
    void nothingOfItIsInside() {
        assertThat(Bootstrap.of(live, List.of("/usr/bin/java", "-jar"), "")).isEmpty();
        assertThat(Bootstrap.of(live, List.of("/opt/My App-evil/x", "\0", live.toString()), ""))
                .isEmpty();
    }
}
