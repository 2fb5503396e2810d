package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform.Os;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real programs, and one that would never answer. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its programs are those of the other systems")
class SystemQueryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RecordingProcessLauncher launcher = RecordingProcessLauncher.starting();
    private final Query query = new SystemQuery(launcher, MINUTE);

    @Test
    void answerIsWhatWasPrinted() {
        List<String> command = List.of("/bin/sh", "-c", "echo one; echo \"$LC_ALL\"; echo error >&2");

        assertThat(query.ask(command)).contains("one\nC\n");
        assertThat(launcher.commands()).containsExactly(command);
    }

    @Test
    void failureIsNoAnswer() {
        assertThat(query.ask(List.of("/bin/sh", "-c", "echo one; exit 1"))).isEmpty();
        assertThat(query.ask(List.of("/no/such/program"))).isEmpty();
        assertThat(new SystemQuery(RecordingProcessLauncher.refusing(), MINUTE).ask(List.of("/bin/sh")))
                .isEmpty();
    }

    @Test
    void answerWithoutEndIsNone() {
        assertThat(query.ask(List.of("/bin/sh", "-c", "head -c 4194304 /dev/zero")))
                .hasValueSatisfying(answer -> assertThat(answer).hasSize(4 << 20));
        assertThat(query.ask(List.of("/bin/sh", "-c", "head -c 4194305 /dev/zero")))
                .isEmpty();
    }

    /** It waits for input that never comes: an end of input instead, and a bound. */
    @Test
    void programThatWaitsIsNotWaitedFor() {
        assertThat(query.ask(List.of("/bin/cat"))).contains("");
        AtomicReference<Process> process = new AtomicReference<>();
        Query impatient = new SystemQuery(
                builder -> {
                    process.set(builder.start());
                    return process.get();
                },
                Duration.ofMillis(1));

        assertThat(impatient.ask(List.of("/bin/sh", "-c", "exec sleep 600"))).isEmpty();
        assertThat(process.get().onExit().join().exitValue()).isNotZero();
    }

    @Test
    void interruptionIsKept() {
        Thread.currentThread().interrupt();

        assertThat(query.ask(List.of("/bin/sh", "-c", "exec sleep 600"))).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        long before = leftovers();

        query.ask(List.of("/bin/sh", "-c", "echo one"));

        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void realPackageIsRecognised() {
        if (!Files.isExecutable(Path.of("/usr/bin/dpkg"))) {
            System.out.println("dpkg is not here: real Debian packages are not tested");
            Assumptions.abort("no dpkg");
        }
        Facts facts = new Facts(
                Os.LINUX,
                false,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("/usr/bin/dpkg"),
                Disk.REAL,
                query);

        Detection found = Detector.detect(facts);

        assertThat(found.name()).isEqualTo("dpkg");
        assertThat(found.kind())
                .isIn(InstallKind.DEB, InstallKind.APT_REPOSITORY); // As this machine knows repositories.
    }

    private static long leftovers() throws Exception {
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "updater*.query")) {
            long count = 0;
            for (Path file : files) count += Files.exists(file) ? 1 : 0;
            return count;
        }
    }
}
