package io.github.clientupdater.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.relaunch.LiveProcesses;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** One installation of {@link SelfUpdatingApp}, its publisher, and everything that happens to it. */
final class Life implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path home;
    private final MockWebServer server = new MockWebServer();
    private volatile String manifest = "{}";
    private volatile byte[] zip = {};

    Life(Path home, String behaviour) throws IOException {
        this.home = home;
        Path app = Files.createDirectories(home.resolve("app"));
        for (Map.Entry<String, String> file : files("1.0.0", behaviour).entrySet()) {
            Path path = app.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Buffer body = new Buffer();
                if (String.valueOf(request.getTarget()).endsWith(".zip")) body.write(zip);
                else body.writeUtf8(manifest);
                return new MockResponse.Builder().body(body).build();
            }
        });
        server.start();
    }

    private static Map<String, String> files(String version, String behaviour) {
        return Map.of(
                "version",
                version,
                "behaviour",
                behaviour,
                "lib/" + version + ".jar",
                "the program of " + version,
                "lib/shared.jar",
                "shared, " + version);
    }

    void publish(String version, String behaviour) {
        zip = Zips.of(files(version, behaviour));
        manifest = """
                {"version": "%s", "release_date": "2026-11-21", "download_url": "%s.zip", "changelog": ["x"],
                 "sha256": "%s", "size": %d}""".formatted(version, version, TreeSnapshot.digest(zip), zip.length);
    }

    /** Starts the application as a person would, and returns when this process has ended. */
    void start(String... args) throws Exception {
        assertThat(launch(args).waitFor(60, TimeUnit.SECONDS))
                .as("the application ends")
                .isTrue();
    }

    /** Starts it, and kills all that came of it after so many milliseconds. */
    void startAndKill(int milliseconds) throws Exception {
        launch().waitFor(milliseconds, TimeUnit.MILLISECONDS);
        for (List<ProcessHandle> all = processes(); !all.isEmpty(); all = processes()) {
            all.forEach(ProcessHandle::destroyForcibly); // Again: one may have started another meanwhile.
        }
    }

    /** Waits until no process of this application is left. */
    void awaitQuiet() {
        long giveUp = System.nanoTime() + PATIENCE;
        while (!processes().isEmpty()) {
            assertThat(System.nanoTime()).as("processes that do not end").isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** By what they were started with, which has the path of this installation in it. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(home.toString()))
                .filter(LiveProcesses::isAlive)
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return ""; // It has ended meanwhile.
        }
    }

    String version() throws IOException {
        return Files.readString(home.resolve("app/version"));
    }

    private Process launch(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SelfUpdatingApp.class.getName(),
                home.toString(),
                server.url("/manifest.json").toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
    }

    /** Waits until the diary has exactly these lines, or longer than anything here takes. */
    void requireDiary(String... lines) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE;
        while (!diary().equals(List.of(lines)) && System.nanoTime() < giveUp && diary().size() <= lines.length) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(diary()).as(report()).containsExactly(lines);
    }

    void requireRelauncherGone() {
        long giveUp = System.nanoTime() + PATIENCE;
        while (!Files.exists(work("relaunch/result")) && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(work("relaunch/result")).exists();
    }

    /** Kills the relauncher, as a machine that is switched off does. */
    void endRelauncher() throws Exception {
        long pid = Long.parseLong(Files.readString(work("relaunch/pid")).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(60, TimeUnit.SECONDS);
    }

    /** Every file is of one version. */
    void requireWhole(String version) throws IOException {
        assertThat(home.resolve("app/version")).hasContent(version);
        assertThat(home.resolve("app/lib/shared.jar")).hasContent("shared, " + version);
        assertThat(TreeSnapshot.of(home.resolve("app")))
                .containsOnlyKeys("", "version", "behaviour", "lib", "lib/shared.jar", "lib/" + version + ".jar");
    }

    Path work(String name) {
        return home.resolve("work").resolve(name);
    }

    Path area() {
        return home.resolve(".app.update");
    }

    private List<String> diary() throws IOException {
        return Files.exists(home.resolve("diary")) ? Files.readAllLines(home.resolve("diary")) : List.of();
    }

    private String report() throws IOException {
        Path log = work("relaunch/log");
        return "relauncher: " + (Files.exists(log) ? Files.readString(log) : "none") + "\noutput: "
                + Files.readString(home.resolve("output"));
    }

    @Override
    public void close() {
        server.close();
    }
}
