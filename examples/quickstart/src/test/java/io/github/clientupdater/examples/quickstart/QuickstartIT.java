package io.github.clientupdater.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged jar as a person would. */
@Timeout(180)
class QuickstartIT {
    private static final Pattern STARTED = Pattern.compile("Notes (\\S+) runs as process (\\d+) \\(Java");

    @TempDir
    private Path directory;

    @Test
    void updatesNotesAndLeavesNothingBehind() throws Exception {
        Run run = run("--headless");

        assertThat(run.exitCode).as(run.output).isZero();
        List<MatchResult> starts = STARTED.matcher(run.output).results().toList();
        assertThat(starts).extracting(start -> start.group(1)).containsExactly("1.0.0", "1.1.0");
        assertThat(starts).extracting(start -> start.group(2)).doesNotHaveDuplicates();
        assertThat(run.output)
                .contains("GET /update.json -> 200", "GET /update.json -> 304", "GET /update.json.minisig -> 200")
                .contains("Notes 1.1.0 runs as process " + starts.get(1).group(2) + " and has confirmed")
                .contains("check: the directory holds 1.1.0", "check: nothing is left beside the installation")
                .endsWith("The update has worked.\n");
        assertThat(run.leftovers).isEmpty();
        assertThat(starts).noneMatch(start -> isAlive(Long.parseLong(start.group(2))));
    }

    @Test
    void keepsTheOldVersionIfTheArchiveIsNotTheAnnouncedOne() throws Exception {
        Run run = run("--headless", "--sabotage=digest");

        assertThat(run.exitCode).as(run.output).isEqualTo(1);
        assertThat(run.output)
                .contains("The update has not worked.", "DIGEST_MISMATCH")
                .contains("the directory holds 1.0.0")
                .doesNotContain("Notes 1.1.0 runs");
        assertThat(run.leftovers).isEmpty();
    }

    @Test
    void keepsTheOldVersionIfSomebodyElseHasWrittenTheFeed() throws Exception {
        Run run = run("--headless", "--sabotage=feed");

        assertThat(run.exitCode).as(run.output).isEqualTo(1);
        assertThat(run.output)
                .contains("The update has not worked.", "SIGNATURE_INVALID")
                .contains("the directory holds 1.0.0")
                .doesNotContain("GET /notes-1.1.0.zip", "Notes 1.1.0 runs");
        assertThat(run.leftovers).isEmpty();
    }

    @Test
    void publishesSlowlyAndWithTheNotesThatSomebodyWishes() throws Exception {
        Path notes = Files.writeString(directory.resolve("notes.md"), "- Shows what *I* wish");

        Run run = run("--headless", "--mandatory", "--bandwidth=20000", "--laf=nimbus", "--notes=" + notes);

        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(run.output).contains("Shows what *I* wish").endsWith("The update has worked.\n");
        assertThat(run.leftovers).isEmpty();
    }

    @Test
    void leavesTheFolderIfAskedTo() throws Exception {
        Run run = run("--headless", "--keep");

        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(run.leftovers).hasSize(1);
        Path kept = run.leftovers.get(0);
        assertThat(run.output).contains("Everything is left in " + kept);
        assertThat(kept.resolve("Notes").resolve("CHANGES.txt")).exists();
    }

    @Test
    void refusesAnOptionItDoesNotKnow() throws Exception {
        Run run = run("--no-such-option");

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.output).contains("--no-such-option").hasLineCount(1);
        assertThat(run.leftovers).isEmpty();
    }

    @Test
    void explainsItself() throws Exception {
        Run run = run("--help");

        assertThat(run.exitCode).isZero();
        assertThat(run.output).contains("--headless", "--keep").doesNotContain("--sabotage");
    }

    /** One run, with what it left in its folder for temporary files. */
    private record Run(int exitCode, String output, List<Path> leftovers) {}

    private Run run(String... options) throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                System.getProperty("quickstart.jar")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) process.destroyForcibly();
        return new Run(process.waitFor(), Files.readString(output).replace("\r\n", "\n"), list(temporary));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
