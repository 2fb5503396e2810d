package io.github.clientupdater.relaunch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RelauncherTest {
    @TempDir
    Path temporary;

    private final RelaunchJob job =
            new RelaunchJob(OptionalLong.of(1), Optional.empty(), List.of(), List.of(), Path.of("/"), 0);

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

    @Test
    void jobFileEscapesWhatWouldEndALine() {
        RelaunchJob awkward = new RelaunchJob(
                OptionalLong.empty(), Optional.empty(), List.of(), List.of("a\\n", "b\nc", "d\re"), Path.of("/"), 30);

        assertThat(awkward.encode())
                .isEqualTo("directory=" + Path.of("/").toString().replace("\\", "\\\\")
                        + "\nconfirm=30\nstarts=yes\nstart=a\\\\n\nstart=b\\nc\nstart=d\\re\n");
    }

    @Test
    void directoryWithoutTracesHasNoResult() throws Exception {
        RelaunchDirectory directory = RelaunchDirectory.below(temporary);

        assertThat(directory.result()).isEmpty();
        assertThat(directory.isRelauncherAlive()).isFalse();
    }
}
