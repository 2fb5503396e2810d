package io.github.clientupdater.examples.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An X server of its own with a window manager, somebody who types, and a camera. */
final class Screen implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("Xvfb", "openbox", "xdotool");

    private final List<Process> processes = new ArrayList<>();
    private final Path log;
    private final String display;

    private Screen(Path log) throws IOException {
        this.log = log;
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        processes.add(server);
        BufferedReader number = server.inputReader(StandardCharsets.US_ASCII);
        this.display = ":" + number.readLine(); // It tells its number once it listens.
    }

    static Screen open(Path directory) throws IOException {
        PROGRAMS.forEach(Programs::require);
        Screen screen = new Screen(directory.resolve("screen.log"));
        screen.start("openbox", "--sm-disable");
        return screen;
    }

    /** Starts a program on this screen; its outputs go into the log. */
    Process start(String... words) throws IOException {
        return start(log, words);
    }

    Process start(Path output, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(Map.of("DISPLAY", display));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Waits for a window whose title matches, and gives it the keyboard as its user would. */
    void choose(String title) throws IOException, InterruptedException {
        run("xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync");
    }

    void press(String key) throws IOException, InterruptedException {
        run("xdotool", "key", key);
    }

    /** Returns which window it is, where it stands and how large it is. */
    String place(String title) throws IOException, InterruptedException {
        Path output = Files.createTempFile(log.getParent(), "place", ".txt");
        Process process = start(output, "xdotool", "search", "--onlyvisible", "--name", title, "getwindowgeometry");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    void photograph(Path picture) throws IOException, InterruptedException {
        Files.createDirectories(picture.getParent());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(java, "-cp", System.getProperty("java.class.path"), Camera.class.getName(), picture.toString());
        assertThat(picture).isNotEmptyFile();
    }

    private void run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        assertThat(ended).as("%s: %s", List.of(words), Files.readString(log)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(words), Files.readString(log))
                .isZero();
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) processes.get(i).destroy();
    }
}
