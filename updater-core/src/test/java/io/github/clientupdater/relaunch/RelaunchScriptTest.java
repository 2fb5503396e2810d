package io.github.clientupdater.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.relaunch.RelaunchResult.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real script on real files; the applications are shell scripts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs relaunch.sh; relaunch.ps1 has not been run by anybody yet")
class RelaunchScriptTest {
    private static final String SIGNS_OF_LIFE = "printf '%s\\n' \"$0\" \"$PWD\" \"$@\" > \"$OUT/VERSION.started\"\n";

    @TempDir
    Path temporary;

    private Path home;
    private Path live;
    private Path fresh;
    private Path backup;
    private RelaunchDirectory relaunch;

    @BeforeEach
    void installOneAndStageTwo() throws IOException {
        home = Files.createDirectory(temporary.resolve("a b'c\"d $(touch x) `id` é\\n -e"));
        live = application(home.resolve("app"), "one", SIGNS_OF_LIFE);
        Path area = Files.createDirectory(home.resolve(".app.update"));
        fresh = application(area.resolve("new"), "two", SIGNS_OF_LIFE);
        backup = area.resolve("old");
        relaunch = RelaunchDirectory.below(home.resolve("work"));
    }

    private Path application(Path directory, String version, String script) throws IOException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("version"), version);
        Path program = directory.resolve("run me");
        Files.writeString(program, "#!/bin/sh\nOUT='" + quoted(home) + "'\n" + script.replace("VERSION", version));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "'\\''");
    }

    @Test
    void swapsAndKeepsTheOldVersion() throws Exception {
        RelaunchResult result = run(job(List.of(), 0));

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(live.resolve("version")).hasContent("two");
        assertThat(backup.resolve("version")).hasContent("one");
        assertThat(fresh).doesNotExist();
    }

    @Test
    void replacesAFileAndKeepsTheOldOne() throws Exception {
        Path jar = Files.writeString(home.resolve("app.jar"), "one");
        Path next = Files.writeString(fresh.resolveSibling("next.jar"), "two");
        RelaunchJob.Swap swap = new RelaunchJob.Swap(jar, next, backup);

        RelaunchResult result =
                run(new RelaunchJob(OptionalLong.empty(), Optional.of(swap), List.of(), List.of(), home, 0));

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(jar).hasContent("two");
        assertThat(backup).hasContent("one");
    }

    @Test
    void startsTheNewVersionWithItsArguments_toTheByte() throws Exception {
        String confirming = SIGNS_OF_LIFE + ": > '" + quoted(relaunch.file("ack")) + "'\nexec sleep 30\n";
        rewrite(fresh, "two", confirming);
        List<String> command = List.of(
                live.resolve("run me").toString(),
                "",
                " ",
                "a b",
                "it's",
                "\"q\"",
                "$(touch y)",
                "`id`",
                "\\",
                "\\n",
                "x\ny",
                "é漢",
                "-n",
                "%s",
                "*");

        RelaunchResult result = run(job(command, 30));

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(home.resolve("two.started"))
                .hasContent(String.join(
                        "\n", command.get(0), home.toString(), String.join("\n", command.subList(1, command.size()))));
        assertThat(backup).doesNotExist();
        stopStarted();
    }

    @Test
    void newVersionThatFailsIsRolledBack_andTheOldOneStarted() throws Exception {
        rewrite(fresh, "two", SIGNS_OF_LIFE + "exit 3\n");

        RelaunchResult result = run(job(List.of(live.resolve("run me").toString()), 30));

        assertThat(result).isEqualTo(new RelaunchResult(Kind.ROLLED_BACK, "3"));
        assertThat(live.resolve("version")).hasContent("one");
        assertThat(home.resolve("two.started")).exists();
        awaitFile(home.resolve("one.started"));
    }

    @Test
    void newVersionThatCannotBeStartedIsRolledBack() throws Exception {
        Files.delete(fresh.resolve("run me"));

        RelaunchResult result = run(job(List.of(live.resolve("run me").toString()), 30));

        assertThat(result.kind()).isEqualTo(Kind.ROLLED_BACK);
        assertThat(live.resolve("version")).hasContent("one");
        awaitFile(home.resolve("one.started"));
    }

    @Test
    void launcherThatEndsWellIsNoFailure() throws Exception {
        rewrite(fresh, "two", SIGNS_OF_LIFE + "exit 0\n");

        RelaunchResult result = run(job(List.of(live.resolve("run me").toString()), 1));

        assertThat(result.kind()).isEqualTo(Kind.UNCONFIRMED);
        assertThat(live.resolve("version")).hasContent("two");
        assertThat(backup.resolve("version")).hasContent("one");
    }

    @Test
    void swapWithoutAWordAboutItCountsAsDone() throws Exception {
        Files.createDirectories(relaunch.path());
        Relauncher mute = new Relauncher(builder -> {
            Files.createDirectory(relaunch.path().resolve("result.new")); // No word can be written.
            return builder.start();
        });

        RelaunchResult result = mute.run(job(List.of(), 0), relaunch);

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(relaunch.file("result")).doesNotExist();
        assertThat(live.resolve("version")).hasContent("two");
    }

    @Test
    void startThatWasMissedIsMadeUpFor() throws Exception {
        Relauncher killedAfterTheSwap = new Relauncher(builder -> {
            Path script = relaunch.path().resolve("relaunch.sh");
            String text = Files.readString(script);
            if (Files.exists(fresh)) Files.writeString(script, text.replace("say \"swapped $live\"", "kill -9 $$"));
            return builder.start();
        });

        RelaunchResult result =
                killedAfterTheSwap.run(job(List.of(live.resolve("run me").toString()), 0), relaunch);

        assertThat(result.kind()).isEqualTo(Kind.OK);
        awaitFile(home.resolve("two.started"));
    }

    @Test
    void nothingIsEverMovedIntoADirectoryThatAppeared() throws Exception {
        Relauncher withAnother = new Relauncher(builder -> {
            Path script = relaunch.path().resolve("relaunch.sh");
            String text = Files.readString(script);
            String planted = "move \"$live\" \"$backup\" || return 1; mkdir \"$live\"";
            Files.writeString(script, text.replace("move \"$live\" \"$backup\" || return 1", planted));
            return builder.start();
        });

        RelaunchResult result = withAnother.run(job(List.of(), 0), relaunch);

        assertThat(result.kind()).isEqualTo(Kind.SWAP_FAILED);
        assertThat(live).isEmptyDirectory();
        assertThat(backup.resolve("version")).hasContent("one");
    }

    @Test
    void missingNewVersionChangesNothing() throws Exception {
        Files.move(fresh, fresh.resolveSibling("elsewhere"));

        RelaunchResult result = run(job(List.of(live.resolve("run me").toString()), 0));

        assertThat(result.kind()).isEqualTo(Kind.SWAP_FAILED);
        assertThat(live.resolve("version")).hasContent("one");
        awaitFile(home.resolve("one.started"));
    }

    @Test
    void earlierBackupIsNeverOverwritten() throws Exception {
        Files.createDirectory(backup);

        RelaunchResult result = run(job(List.of(), 0));

        assertThat(result.kind()).isEqualTo(Kind.SWAP_FAILED);
        assertThat(live.resolve("version")).hasContent("one");
        assertThat(backup).isEmptyDirectory();
    }

    @Test
    void installerThatFailsIsToldWithItsExitCode() throws Exception {
        RelaunchResult result = run(new RelaunchJob(
                OptionalLong.empty(), Optional.empty(), List.of("/bin/sh", "-c", "exit 42"), List.of(), home, 0));

        assertThat(result).isEqualTo(new RelaunchResult(Kind.INSTALLER_FAILED, "42"));
    }

    @Test
    void nothingChangesBeforeTheApplicationIsGone() throws Exception {
        Process application = new ProcessBuilder("/bin/sleep", "60").start();
        RelaunchJob job = new RelaunchJob(OptionalLong.of(application.pid()), swap(), List.of(), List.of(), home, 0);
        ProcessLauncher launcher = ProcessLauncher.system();
        Process[] relauncher = new Process[1];
        new Relauncher(builder -> relauncher[0] = launcher.start(builder)).handOver(job, relaunch);
        relauncher[0].getOutputStream().close(); // As when this JVM ends.

        boolean endedEarly = relauncher[0].waitFor(500, TimeUnit.MILLISECONDS);
        String before = Files.readString(live.resolve("version"));
        assertThat(relaunch.isRelauncherAlive()).isTrue();
        application.destroy();

        assertThat(endedEarly).isFalse();
        assertThat(before).isEqualTo("one");
        assertThat(relauncher[0].waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(live.resolve("version")).hasContent("two");
        assertThat(relaunch.isRelauncherAlive()).isFalse();
    }

    @Test
    void startedApplicationCanBeTerminated() throws Exception {
        rewrite(fresh, "two", "echo $$ > \"$OUT/pid\"\n: > '" + quoted(relaunch.file("ack")) + "'\nexec sleep 60\n");

        run(job(List.of(live.resolve("run me").toString()), 30));

        awaitFile(home.resolve("pid"));
        ProcessHandle started = ProcessHandle.of(
                        Long.parseLong(Files.readString(home.resolve("pid")).strip()))
                .orElseThrow();
        started.destroy(); // SIGTERM: ignored signals would be inherited.
        assertThat(started.onExit().get(20, TimeUnit.SECONDS)).isNotNull();
    }

    private void rewrite(Path directory, String version, String script) throws IOException {
        Files.delete(directory.resolve("version"));
        Files.delete(directory.resolve("run me"));
        Files.delete(directory);
        application(directory, version, script);
    }

    private Optional<RelaunchJob.Swap> swap() {
        return Optional.of(new RelaunchJob.Swap(live, fresh, backup));
    }

    private RelaunchJob job(List<String> start, int confirmSeconds) {
        return new RelaunchJob(OptionalLong.empty(), swap(), List.of(), start, home, confirmSeconds);
    }

    private RelaunchResult run(RelaunchJob job) throws Exception {
        return new Relauncher(ProcessLauncher.system()).run(job, relaunch);
    }

    private void stopStarted() throws IOException {
        String log = Files.readString(relaunch.log());
        long pid = Long.parseLong(log.replaceAll("(?s).*started process (\\d+).*", "$1"));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    private static void awaitFile(Path file) throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(System.nanoTime()).as("waiting for %s", file).isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}
