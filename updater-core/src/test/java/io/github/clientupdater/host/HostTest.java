package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @TempDir
    Path temporary;

    @Test
    void eachSystemHasItsPrivateDirectory() {
        Map<String, String> windows = Map.of("LOCALAPPDATA", temporary.toString());
        Map<String, String> relativeState = Map.of("XDG_STATE_HOME", "relative");

        assertThat(WorkDirectories.of("app", "Linux", "/home/me", Map.of()))
                .isEqualTo(Path.of("/home/me/.local/state/app/updates"));
        assertThat(WorkDirectories.of("app", "Linux", "/home/me", relativeState))
                .isEqualTo(Path.of("/home/me/.local/state/app/updates"));
        assertThat(WorkDirectories.of("app", "Linux", "/home/me", Map.of("XDG_STATE_HOME", temporary.toString())))
                .isEqualTo(temporary.resolve("app/updates"));
        assertThat(WorkDirectories.of("app", "Mac OS X", "/Users/me", Map.of()))
                .isEqualTo(Path.of("/Users/me/Library/Application Support/app/updates"));
        assertThat(WorkDirectories.of("app", "Windows 11", "/x", windows)).isEqualTo(temporary.resolve("app/updates"));
    }

    @Test
    void relaunchCommandKeepsTheArguments() {
        HostApplication host = HostApplication.builder("app", "1.0.0")
                .args("", "a b", "é")
                .workDir(temporary)
                .build();

        assertThat(host.relaunchCommand()).endsWith("", "a b", "é");
        assertThat(Path.of(host.relaunchCommand().get(0))).isAbsolute().exists();
    }

    @Test
    void programInAnotherProcessIsNotStartedUnlessToldHow() {
        HostApplication host = HostApplication.builder("app", "1.0.0")
                .process(new HostProcess.None())
                .workDir(temporary)
                .build();

        assertThat(host.relaunchCommand()).isEmpty();
    }

    @Test
    void agentsAndDebuggersAreNotStartedTwice() {
        List<String> options = List.of(
                "-Xmx64m",
                "-agentlib:jdwp=transport=dt_socket",
                "-javaagent:x.jar",
                "-Djdk.module.main=m",
                "-Djpackage.app-path=/x",
                "-Dmy.value=1",
                "--add-opens=java.base/java.lang=ALL-UNNAMED");

        assertThat(JvmOptions.toKeep(options, Map.of()))
                .containsExactly("-Xmx64m", "-Dmy.value=1", "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    @Test
    void optionsThatTheEnvironmentGivesAreNotGivenTwice() {
        List<String> options =
                List.of("-Da=1", "-Xmx1g", "-Db=x y", "-Da=1", "-Dc=it's", "--add-opens=java.base/java.io=ALL-UNNAMED");

        assertThat(JvmOptions.toKeep(
                        options,
                        Map.of(
                                "JDK_JAVA_OPTIONS",
                                "-Xmx1g \"-Db=x y\" --add-opens java.base/java.io=ALL-UNNAMED",
                                "JAVA_TOOL_OPTIONS",
                                " -Da=1")))
                .containsExactly("-Da=1", "-Dc=it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "a b", ".hidden", "-x"})
    void idThatIsNoFileNameIsRefused(String id) {
        assertThatThrownBy(() -> HostApplication.builder(id, "1.0.0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void workDirectoryInsideTheInstallationIsRefused() {
        HostApplication.Builder builder =
                HostApplication.builder("app", "1.0.0").installDir(temporary).workDir(temporary.resolve("work"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inside");
    }

    @Test
    void emptyPathIsNotTheCurrentDirectory() {
        HostApplication.Builder builder =
                HostApplication.builder("app", "1.0.0").workDir(temporary).installDir(Path.of(""));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void workDirectoryInsideTheInstallationIsRefused_alsoBehindALink() throws Exception {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        HostApplication.Builder builder =
                HostApplication.builder("app", "1.0.0").installDir(link).workDir(real.resolve("work"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inside");
    }

    /** What the bytes mean is for whoever wrote them to judge: by a checksum, or by leaving out a line. */
    @Test
    void damagedTextIsGivenBackAsFarAsItCanBeRead() throws IOException {
        StateStore store = StateStore.inDirectory(temporary.resolve("state"));
        store.put("key", "value");
        Files.write(temporary.resolve("state/key"), new byte[] {'v', (byte) 0xe1, 'l', 'u', 'e'});

        assertThat(store.get("key")).contains("v\ufffdlue");
    }

    @Test
    void storeRemembersAndForgets() throws Exception {
        StateStore store = StateStore.inDirectory(temporary.resolve("state"));

        assertThat(store.get("key")).isEmpty();
        store.put("key", "é\n");
        store.put("key", "é\n2");
        assertThat(StateStore.inDirectory(temporary.resolve("state")).get("key"))
                .contains("é\n2");
        store.remove("key");
        store.remove("key");
        assertThat(store.get("key")).isEmpty();
    }

    @Test
    void storeThatCannotBeReadIsNeverEmpty() throws Exception {
        Files.createDirectories(temporary.resolve("state/key"));

        assertThatThrownBy(
                        () -> StateStore.inDirectory(temporary.resolve("state")).get("key"))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "A", "", "a/b"})
    void keyThatIsNoFileNameIsRefused(String key) {
        assertThatThrownBy(() -> StateStore.inDirectory(temporary).get(key))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
