package io.github.clientupdater.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.relaunch.ExitCodes.Meaning;
import io.github.clientupdater.relaunch.RelaunchResult.Kind;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: a shell script writes down what it was given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the installers of this test are shell scripts")
class InstallRunTest {
    private static final ExitCodes CODES = ExitCodes.zero()
            .with(8, Meaning.REBOOT_REQUIRED, "restart it")
            .with(9, Meaning.CANCELLED, "they said no")
            .with(10, Meaning.BUSY, "another one is running");

    @TempDir
    Path temporary;

    private final List<Duration> pauses = new ArrayList<>();
    private Path directory;
    private Path log;

    @BeforeEach
    void prepare() throws IOException {
        directory = Files.createDirectory(temporary.resolve("a b'c\"d $(touch x) `id` é"));
        log = temporary.resolve("log");
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("set up$`é"), "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private InstallStep step(String... words) {
        return new InstallStep(List.of(words), directory, CODES, Duration.ofMinutes(1), false);
    }

    private InstallStep shell(String script) {
        return step("/bin/sh", "-c", script);
    }

    private InstallOutcome run(InstallStep... steps) {
        return run(ProcessLauncher.system(), steps);
    }

    private InstallOutcome run(ProcessLauncher launcher, InstallStep... steps) {
        return new InstallRun(launcher, log, pauses::add).run(List.of(steps));
    }

    @Test
    void programSeesExactlyItsWords_itsDirectory_andNoInput() throws IOException {
        Path program = program("pwd; for word; do printf '<%s>\\n' \"$word\"; done; cat; echo done >&2");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(InstallStepTest.AWKWARD);

        InstallOutcome outcome = run(step(command.toArray(new String[0])));

        assertThat(outcome.meaning()).isEqualTo(Meaning.SUCCESS);
        StringBuilder expected = new StringBuilder(directory + "\n");
        InstallStepTest.AWKWARD.forEach(
                word -> expected.append('<').append(word).append(">\n"));
        assertThat(Files.readString(log)).isEqualTo(expected + "done\n");
        assertThat(directory.toFile().list()).hasSize(1); // Nothing was carried out on the way.
    }

    @Test
    void outputGoesToTheEndOfTheLog() throws IOException {
        Files.writeString(log, "before\n");

        run(shell("echo one"), shell("echo two"));

        assertThat(log).hasContent("before\none\ntwo");
    }

    @Test
    void firstFailureEndsIt_butForWhatCleansUp() throws IOException {
        InstallStep cleaning = new InstallStep(
                List.of("/bin/sh", "-c", "echo clean; exit 3"), directory, CODES, Duration.ofMinutes(1), true);

        InstallOutcome outcome = run(shell("echo one"), shell("exit 42"), shell("echo never"), cleaning);

        assertThat(log).hasContent("one\nclean");
        assertThat(outcome.result()).isEqualTo(new RelaunchResult(Kind.INSTALLER_FAILED, "42"));
    }

    @Test
    void wishForARestartIsNoFailure_andIsNotForgotten() throws IOException {
        InstallOutcome outcome = run(shell("exit 8"), shell("echo on"));

        assertThat(log).hasContent("on");
        assertThat(outcome.isInstalled()).isTrue();
        assertFails(outcome, "reboot-required 8 restart it", Code.REBOOT_REQUIRED, "exit code 8: restart it");
    }

    @Test
    void cancellationIsToldInWords() {
        assertFails(
                run(shell("exit 9")),
                "installer-cancelled 9 they said no",
                Code.INSTALLER_CANCELLED,
                "exit code 9: they said no");
    }

    private static void assertFails(InstallOutcome outcome, String line, Code code, String words) {
        RelaunchResult result = RelaunchResult.parse(line);
        assertThat(outcome.result()).isEqualTo(result);
        UpdateException failure = result.failure().orElseThrow();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).endsWith(words);
    }

    @Test
    void busySystemIsAskedFiveTimesMore_halfAMinuteApart() throws IOException {
        InstallOutcome outcome = run(shell("echo try; exit 10"));

        assertThat(Files.readAllLines(log)).hasSize(6);
        assertThat(pauses).hasSize(5).containsOnly(Duration.ofSeconds(30));
        assertFails(
                outcome,
                "installer-failed 10 another one is running",
                Code.INSTALLER_FAILED,
                "exit code 10: another one is running");
    }

    @Test
    void busySystemThatBecomesFreeIsASuccess() {
        InstallOutcome outcome = run(shell("[ -e once ] && exit 0; : > once; exit 10"));

        assertThat(outcome.isInstalled()).isTrue();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void installerThatHangsIsLeftAloneAfterItsTime() {
        List<Process> started = new ArrayList<>();
        ProcessLauncher launcher = builder -> {
            started.add(builder.start());
            return started.get(0);
        };
        InstallStep endless =
                new InstallStep(List.of("/bin/sleep", "600"), directory, CODES, Duration.ofMillis(1), false);

        InstallOutcome outcome = run(launcher, endless);

        assertThat(started.get(0).isAlive()).isTrue();
        started.get(0).destroyForcibly();
        assertThat(outcome.result().failure().orElseThrow()).hasMessageContaining("gave no answer: it did not end");
    }

    @Test
    void programThatIsMissingIsAFailure() {
        InstallOutcome outcome = run(step(directory.resolve("nothing").toString()));

        assertThat(outcome.meaning()).isEqualTo(Meaning.FAILED);
        assertThat(outcome.result().failure().orElseThrow()).hasMessageContaining("it cannot be started");
    }

    /** What the constant script does with the three variables was not run: there is no Windows here. */
    @Test
    void programThatWindowsWantsAnAdministratorForIsStartedThroughTheShell() {
        Map<String, String> environment = new HashMap<>();
        List<String> asked = new ArrayList<>();
        ProcessLauncher launcher = builder -> {
            if (builder.command().get(0).equals("setup.exe")) {
                throw new IOException("CreateProcess error=740, Der angeforderte Vorgang …");
            }
            asked.addAll(builder.command());
            environment.putAll(builder.environment());
            return builder.command("/bin/sh", "-c", "exit 9").start();
        };

        InstallOutcome outcome = run(launcher, step("setup.exe", "/LOG=C:\\a b\\", "/S", "", "C:\\x\\"));

        assertThat(outcome.meaning()).isEqualTo(Meaning.CANCELLED);
        assertThat(asked.get(0)).isEqualTo("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
        assertThat(String.join(" ", asked)).doesNotContain("setup.exe", "\"", "/LOG");
        assertThat(environment)
                .containsEntry("UPDATER_PROGRAM", "setup.exe")
                .containsEntry("UPDATER_ARGUMENTS", "\"/LOG=C:\\a b\\\\\" /S \"\" C:\\x\\")
                .containsEntry("UPDATER_DIRECTORY", directory.toString());
        assertThat(RunAs.CODES.meaning(1223)).isEqualTo(Meaning.CANCELLED);
    }
}
