package io.github.clientupdater.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.internal.swap.Swapper;
import io.github.clientupdater.relaunch.RelaunchResult.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real relauncher in its own process on real files; the applications are shell scripts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its applications are shell scripts")
class RelaunchTest {
    private static final String SIGNS_OF_LIFE = "printf '%s\\n' \"$0\" \"$PWD\" \"$@\" > \"$OUT/VERSION.started\"\n";

    @TempDir
    Path temporary;

    private Path home;
    private Path live;
    private Path fresh;
    private SwapArea area;
    private RelaunchDirectory relaunch;

    @BeforeEach
    void installOneAndStageTwo() throws IOException {
        home = Files.createDirectory(temporary.resolve("a b'c\"d $(touch x) `id` é\\n -e"));
        live = application(home.resolve("app"), "one", SIGNS_OF_LIFE);
        Files.createDirectory(home.resolve(".app.update"));
        area = SwapArea.at(home.resolve(".app.update"), live);
        fresh = application(area.fresh(), "two", SIGNS_OF_LIFE);
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
        assertThat(area.isUnconfirmed()).isTrue();
    }

    @Test
    void replacesAFileAndKeepsTheOldOne() throws Exception {
        Path jar = Files.writeString(home.resolve("app.jar"), "one");
        Files.createDirectory(home.resolve(".app.jar.update"));
        SwapArea beside = SwapArea.at(home.resolve(".app.jar.update"), home);
        Files.createDirectory(beside.fresh());
        Files.writeString(beside.fresh().resolve("app.jar"), "two");
        Swap swap =
                new Swap(home, home.resolve(".app.jar.update"), false, "app.jar", List.of(), beside.seal(Disk.real()));

        RelaunchResult result = run(RelaunchJob.start(List.of(), home).swapping(swap));

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(jar).hasContent("two");
        new Swapper(Disk.real()).takeBack(beside);
        assertThat(jar).hasContent("one");
        assertThat(live.resolve("version")).hasContent("one");
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
        stopStarted();
    }

    @Test
    void newVersionThatFailsIsRolledBack_andTheOldOneStarted() throws Exception {
        rewrite(fresh, "two", SIGNS_OF_LIFE + "exit 3\n");

        RelaunchResult result = run(job(List.of(live.resolve("run me").toString()), 30));

        assertThat(result).isEqualTo(new RelaunchResult(Kind.ROLLED_BACK, "exit code 3"));
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
        assertThat(area.isUnconfirmed()).isTrue();
    }

    @Test
    void swapWithoutAWordAboutItCountsAsDone_andWhatWasToStartIsStarted() throws Exception {
        Relauncher mute = new Relauncher(builder -> {
            Path result = relaunch.file("result.new");
            if (Files.exists(area.fresh().resolve("version"))) Files.createDirectories(result.resolve("in the way"));
            return builder.start();
        });

        RelaunchResult result = mute.run(job(List.of(live.resolve("run me").toString()), 0), relaunch);

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(live.resolve("version")).hasContent("two");
        awaitFile(home.resolve("two.started"));
    }

    @Test
    void changedNewVersionIsNotPutInPlace() throws Exception {
        RelaunchJob job = job(List.of(live.resolve("run me").toString()), 0);
        Files.writeString(fresh.resolve("version"), "three");

        RelaunchResult result = run(job);

        assertThat(result.kind()).isEqualTo(Kind.SWAP_FAILED);
        assertThat(result.failure().orElseThrow()).hasMessageContaining("has changed since it was verified");
        assertThat(live.resolve("version")).hasContent("one");
        awaitFile(home.resolve("one.started"));
    }

    @Test
    void whatAnEarlierSwapKeptIsNeverOverwritten() throws Exception {
        RelaunchJob job = job(List.of(), 0);
        run(job);
        Files.createDirectories(fresh);

        RelaunchResult result = run(job);

        assertThat(result.kind()).isEqualTo(Kind.SWAP_FAILED);
        new Swapper(Disk.real()).takeBack(area);
        assertThat(live.resolve("version")).hasContent("one");
    }

    @Test
    void swapIsTakenBackAsAJob_andTheOldVersionStarted() throws Exception {
        RelaunchJob there = job(List.of(), 0);
        run(there);

        RelaunchResult result =
                run(RelaunchJob.start(List.of(live.resolve("run me").toString()), home)
                        .takingBack(there.swap().orElseThrow()));

        assertThat(result.kind()).isEqualTo(Kind.ROLLED_BACK);
        assertThat(live.resolve("version")).hasContent("one");
        awaitFile(home.resolve("one.started"));
    }

    @Test
    void runtimeInsideWhatIsReplacedIsNoObstacle() throws Exception {
        Path runtime = live.resolve("runtime");
        Duplicate.of(Path.of(System.getProperty("java.home")), runtime);
        Relauncher inside = new Relauncher(ProcessLauncher.system(), HelperRuntime.of(runtime, Optional.empty()));

        RelaunchResult result = inside.run(job(List.of(), 0), relaunch);

        assertThat(result.kind()).isEqualTo(Kind.OK);
        assertThat(live.resolve("runtime")).doesNotExist();
        assertThat(live.resolve("version")).hasContent("two");
    }

    @Test
    void environmentThatWouldChangeTheRelauncherReachesOnlyTheApplication() throws Exception {
        rewrite(fresh, "two", "echo \"$JAVA_TOOL_OPTIONS,$_JPACKAGE_LAUNCHER\" > \"$OUT/VERSION.started\"\n");
        RelaunchJob job = job(List.of(live.resolve("run me").toString()), 0)
                .with(Map.of("JAVA_TOOL_OPTIONS", "-javaagent:mine.jar"));
        Relauncher polluted = new Relauncher(builder -> {
            builder.environment().put("_JPACKAGE_LAUNCHER", "x");
            return builder.start();
        });

        RelaunchResult result = polluted.run(job, relaunch);

        assertThat(result.kind()).isEqualTo(Kind.OK);
        awaitFile(home.resolve("two.started"));
        assertThat(home.resolve("two.started")).hasContent("-javaagent:mine.jar,");
    }

    @Test
    void installerThatFailsIsToldWithItsExitCode() throws Exception {
        InstallStep step = new InstallStep(
                List.of("/bin/sh", "-c", "exit 42"), home, ExitCodes.zero(), Duration.ofMinutes(1), false);
        RelaunchResult result = run(RelaunchJob.start(List.of(), home).installing(List.of(step)));

        assertThat(result).isEqualTo(new RelaunchResult(Kind.INSTALLER_FAILED, "42"));
    }

    @Test
    void installerThatWantsARestartIsUnderstood() throws Exception {
        ExitCodes codes = ExitCodes.zero().with(8, ExitCodes.Meaning.REBOOT_REQUIRED, "restart it");
        InstallStep first = new InstallStep(
                List.of("/bin/sh", "-c", "pwd > here; exit 8"), home, codes, Duration.ofMinutes(1), false);

        RelaunchResult result = run(RelaunchJob.start(List.of(), home).installing(List.of(first)));

        assertThat(result).isEqualTo(new RelaunchResult(Kind.REBOOT_REQUIRED, "8 restart it"));
        assertThat(home.resolve("here")).hasContent(home.toString());
    }

    @Test
    void nothingChangesBeforeTheApplicationIsGone() throws Exception {
        Process application = new ProcessBuilder("/bin/sleep", "60").start();
        RelaunchJob job = job(List.of(), 0).after(List.of(application.pid()));
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

    private RelaunchJob job(List<String> start, int confirmSeconds) throws IOException {
        Swap swap = new Swap(live, home.resolve(".app.update"), true, "run me", List.of(), area.seal(Disk.real()));
        return RelaunchJob.start(start, home).swapping(swap).confirmedWithin(confirmSeconds);
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
