package io.github.clientupdater.relaunch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RelauncherTest {
    @TempDir
    Path temporary;

    private final RelaunchJob job = RelaunchJob.start(List.of(), Path.of("/"));

    @Test
    void refusedProcessIsALaunchFailure() {
        RecordingProcessLauncher launcher = RecordingProcessLauncher.refusing();

        assertThatThrownBy(() -> new Relauncher(launcher).handOver(job, RelaunchDirectory.below(temporary)))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.LAUNCH_FAILED))
                .hasMessageContaining("cannot be started");
        assertThat(launcher.commands()).hasSize(1);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "replaces the script by /bin/sh")
    void relauncherThatDiesAtOnceIsALaunchFailure() {
        Relauncher relauncher = new Relauncher(
                builder -> builder.command("/bin/sh", "-c", "exit 9").start());

        assertThatThrownBy(() -> relauncher.handOver(job, RelaunchDirectory.below(temporary)))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.LAUNCH_FAILED))
                .hasMessageContaining("exit code 9");
    }

    private static InstallStep step(String... words) {
        ExitCodes codes = ExitCodes.zero().with(8, ExitCodes.Meaning.BUSY, "a b");
        return new InstallStep(List.of(words), Path.of("/p\n"), codes, Duration.ofSeconds(1), true);
    }

    @Test
    void jobFileKeepsEveryWord() throws Exception {
        RelaunchJob awkward = new RelaunchJob(
                List.of(7L, 8L),
                Optional.of(new Swap(
                        Path.of("/a\nb").toAbsolutePath(), Path.of("/c"), true, "", List.of("conf/**", "*=*"), "d")),
                true,
                List.of(step("a\\n", "", " ", "=", "x\ny"), step("b")),
                List.of("b\nc", "d\re", "é漢"),
                Path.of("/"),
                Map.of("NAME", "a=b\n"),
                30);

        assertThat(JobFile.read(Files.write(temporary.resolve("job"), JobFile.encode(awkward))))
                .isEqualTo(awkward);
    }

    @Test
    void directoryWithoutTracesHasNoResult() throws Exception {
        RelaunchDirectory directory = RelaunchDirectory.below(temporary);

        assertThat(directory.result()).isEmpty();
        assertThat(directory.isRelauncherAlive()).isFalse();
    }
}
