package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The ready-made controls, with real commands; {@code systemctl} is a script that stands in for it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of POSIX")
class ServiceControlTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    private final List<String> said = new ArrayList<>();

    /** A systemctl of one unit, whose state is a file: as the manual of systemd 252 says it ends. */
    private static final String SYSTEMCTL = """
            [ "$1" = --user ] && shift
            verb=$1; unit=$4; [ "$verb" = is-active ] || [ "$2" = --no-ask-password ] || exit 99
            [ "$unit" = acme.service ] || exit 5
            case $verb in
            start) [ -e broken ] && exit 1; [ -e limit ] && exit 1; touch active;;
            stop) [ -e stubborn ] || rm -f active;;
            reset-failed) rm -f limit;;
            is-active) [ -e active ] || exit 3; [ -e flapping ] && rm -f active; exit 0;;
            esac
            exit 0
            """;

    private ServiceCommands commands() {
        return new ServiceCommands(
                builder -> {
                    List<String> words = new ArrayList<>(builder.command());
                    int program = words.indexOf("/usr/bin/systemctl");
                    if (program >= 0) {
                        said.add(String.join(" ", words.subList(program + 1, words.size())));
                        words.set(program, script("systemctl", SYSTEMCTL));
                        words.add(program, "/bin/sh");
                    }
                    return ProcessLauncher.system().start(builder.command(words));
                },
                dir);
    }

    private String script(String name, String text) throws java.io.IOException {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private static UpdateException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(UpdateException.class, call);
    }

    @Test
    void commandsSucceedByTheirExitCode() throws Exception {
        ServiceControl control =
                ServiceControl.commands(shell("echo stopping; rm on"), shell("touch on"), shell("test -e on"));

        control.start(commands());
        control.awaitHealthy(commands(), SOON);
        control.stop(commands());

        assertThat(failure(() -> control.awaitHealthy(commands(), SOON)))
                .hasMessage("/bin/sh: exit code 1; see " + dir.resolve("services.log"))
                .extracting(UpdateException::code)
                .isEqualTo(Code.SERVICE_UNHEALTHY);
        assertThat(failure(() -> control.stop(commands())).code()).isEqualTo(Code.SERVICE_STOP_FAILED);
        assertThat(dir.resolve("services.log")).content().startsWith("stopping\n");
    }

    @Test
    void healthIsAskedForUntilItIsThere() throws Exception {
        ServiceControl control =
                ServiceControl.commands(shell(":"), shell(":"), shell("echo x >> looks; test $(wc -l < looks) -ge 3"));

        control.awaitHealthy(commands(), PATIENCE);

        assertThat(dir.resolve("looks")).hasContent("x\nx\nx");
    }

    @Test
    void commandThatDoesNotEndIsEnded_withItsChildren() throws Exception {
        List<String> endless = shell("sleep 600 & echo $! > child; wait");
        ServiceControl control = ServiceControl.commands(endless, endless, endless, SOON);

        assertThat(failure(() -> control.stop(commands()))).hasMessageContaining("it did not end within 300 ms");

        long child = Long.parseLong(Files.readString(dir.resolve("child")).strip());
        ProcessHandle.of(child).ifPresent(process -> process.onExit().join());
    }

    @Test
    void programThatIsNotThere() {
        ServiceControl control = ServiceControl.commands(List.of("/no/such"), List.of("/no/such"), List.of("/no/such"));

        assertThat(failure(() -> control.start(commands())).code()).isEqualTo(Code.SERVICE_START_FAILED);
    }

    @Test
    void environmentThatCouldChangeThemIsLeftOut_andThereIsNothingToRead() throws Exception {
        ServiceControl control = ServiceControl.commands(shell(":"), shell("cat; env > environment"), shell(":"));
        ServiceCommands injected = new ServiceCommands(
                builder -> {
                    assertThat(builder.environment())
                            .doesNotContainKeys("JAVA_TOOL_OPTIONS", "LD_PRELOAD", "CLASSPATH");
                    return builder.start();
                },
                dir);

        control.start(injected);

        assertThat(dir.resolve("environment")).exists();
    }

    @Test
    void interruptionIsKeptForAfterwards() throws Exception {
        ServiceControl control =
                ServiceControl.commands(shell(":"), shell(":"), shell("echo x >> looks; test $(wc -l < looks) -ge 3"));
        Thread.currentThread().interrupt();

        control.awaitHealthy(commands(), PATIENCE);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void severalStartInOrderAndStopInReverse() throws Exception {
        ServiceControl both = ServiceControl.inOrder(named("database"), named("node"));

        both.start(commands());
        both.awaitHealthy(commands(), PATIENCE);
        both.stop(commands());

        assertThat(dir.resolve("order"))
                .hasContent("start database\nstart node\nhealth database\nhealth node\nstop node\nstop database");
    }

    private static ServiceControl named(String name) {
        return ServiceControl.commands(
                shell("echo stop " + name + " >> order"),
                shell("echo start " + name + " >> order"),
                shell("echo health " + name + " >> order"));
    }

    @Test
    void systemdIsAskedByItsFullNameAndWithoutAQuestion() throws Exception {
        ServiceControl control = new SystemdService("acme.service", true, Duration.ZERO);

        control.start(commands());
        control.awaitHealthy(commands(), SOON);
        control.stop(commands());

        assertThat(said)
                .containsExactly(
                        "--user reset-failed --no-ask-password -- acme.service",
                        "--user start --no-ask-password -- acme.service",
                        "--user is-active --quiet -- acme.service",
                        "--user is-active --quiet -- acme.service",
                        "--user stop --no-ask-password -- acme.service",
                        "--user is-active --quiet -- acme.service");
    }

    @Test
    void systemdUnitThatFailedTooOftenIsForgivenFirst() throws Exception {
        Files.createFile(dir.resolve("limit"));

        ServiceControl.systemd("acme.service").start(commands());

        assertThat(said).hasSize(2);
    }

    @Test
    void systemdUnitThatDoesNotStop_orStart_orStay() throws Exception {
        ServiceControl control = new SystemdService("acme.service", false, Duration.ofMillis(100));
        Files.createFile(dir.resolve("active"));
        Files.createFile(dir.resolve("stubborn"));
        Files.createFile(dir.resolve("broken"));
        Files.createFile(dir.resolve("flapping"));

        assertThat(failure(() -> control.stop(commands())).code()).isEqualTo(Code.SERVICE_STOP_FAILED);
        assertThat(failure(() -> control.start(commands())))
                .hasMessageContaining("systemctl for acme.service: exit code 1");
        assertThat(failure(() -> control.awaitHealthy(commands(), SOON)))
                .hasMessageContaining("acme.service was not active for 100 ms on end");
        assertThat(failure(() -> ServiceControl.systemd("other.service").stop(commands())))
                .hasMessageContaining("exit code 5");
    }

    @Test
    void oneMoreCheckHasToPassToo() throws Exception {
        Files.createFile(dir.resolve("active"));
        ServiceControl control =
                new SystemdService("acme.service", false, Duration.ZERO).checkedBy(shell("test -e answers"));

        assertThat(failure(() -> control.awaitHealthy(commands(), SOON)).code()).isEqualTo(Code.SERVICE_UNHEALTHY);
        Files.createFile(dir.resolve("answers"));
        control.awaitHealthy(commands(), SOON);
    }

    @Test
    void unitThatIsNoneIsAMistake() {
        for (String name : List.of("", "-acme", "a b", "a;b", "$(a)", "../a")) {
            assertThatThrownBy(() -> ServiceControl.systemd(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
