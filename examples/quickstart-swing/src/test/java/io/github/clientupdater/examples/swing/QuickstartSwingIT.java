package io.github.clientupdater.examples.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged jar in real windows, by keyboard alone. */
@Timeout(240)
class QuickstartSwingIT {
    private static final Path PICTURES = Path.of(System.getProperty("pictures"));

    private static final String DIALOG = "Notes – Mise à jour";

    @TempDir
    private Path directory;

    @Test
    void updatesNotesInTheHandsOfAPerson() throws Exception {
        try (Screen screen = Screen.open(directory)) {
            Path output = directory.resolve("output");
            Path temporary = Files.createDirectory(directory.resolve("temporary"));
            Process play = screen.start(output, command(temporary, "--laf", "flatlaf"));
            Told told = new Told(output, play);

            told.await("Notes 1.0.0 shows its window");
            told.await("has found version 1.1.0");
            screen.choose(DIALOG);
            String place = screen.place(DIALOG);
            assertThat(place).contains("Geometry");
            screen.photograph(PICTURES.resolve("offer.png"));
            told.await("Notes 1.0.0 downloads version 1.1.0", () -> screen.press("alt+i"));
            screen.photograph(PICTURES.resolve("download.png"));
            told.await("has unpacked version 1.1.0");
            screen.photograph(PICTURES.resolve("ready.png"));
            assertThat(screen.place(DIALOG)).as("it never jumps").isEqualTo(place);
            told.await("has handed over", () -> screen.press("alt+r"));
            told.await("Notes 1.1.0 shows its window");
            told.await("Notes 1.1.0 has nothing to install");
            screen.photograph(PICTURES.resolve("after.png"));
            screen.choose("^Notes 1\\.1\\.0$");
            told.await("Notes is closed. Installed is 1.1.0.", () -> screen.press("alt+F4"));
            assertThat(play.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(play.exitValue()).isZero();
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("Notes")))
                        .isEmpty();
            }
        }
    }

    private static String[] command(Path temporary, String... options) {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.language=fr",
                "-jar",
                System.getProperty("quickstart.jar"));
        return Stream.concat(java.stream(), Stream.of(options)).toArray(String[]::new);
    }

    /** What somebody does to have something happen. */
    @FunctionalInterface
    private interface Attempt {
        void make() throws IOException, InterruptedException;
    }

    /** What a process has printed. */
    private record Told(Path output, Process process) {
        private static final int SECONDS = 60;

        /** Returns once it has printed {@code words}. */
        void await(String words) throws IOException, InterruptedException {
            await(words, () -> {});
        }

        /** As people do: tries again where nothing happens, for the dialog ignores keys that come too early. */
        void await(String words, Attempt attempt) throws IOException, InterruptedException {
            for (int i = 0; i < SECONDS && !hasPrinted(words) && process.isAlive(); i++) {
                attempt.make();
                for (int j = 0; j < 10 && !hasPrinted(words); j++) process.waitFor(100, TimeUnit.MILLISECONDS);
            }
            assertThat(Files.readString(output)).contains(words);
        }

        private boolean hasPrinted(String words) throws IOException {
            return Files.readString(output).contains(words);
        }
    }
}
